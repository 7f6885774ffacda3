using System;
using System.Text.Json;

namespace Pop3Nano.Client
{
    /// <summary>What a token endpoint says (RFC 6749 §5): the members that matter of one JSON object.</summary>
    internal sealed class TokenResponse
    {
        /// <summary>Octets of a response that is still read.</summary>
        public const int MostOctets = 65536;

        private const double MostSeconds = 10L * 365 * 24 * 3600; // a longer life is a mistake, and would not fit a date

        public string AccessToken { get; private set; } = "";

        public string RefreshToken { get; private set; } = "";

        public string TokenType { get; private set; } = "";

        public string Error { get; private set; } = "";

        public string Description { get; private set; } = "";

        public TimeSpan? Life { get; private set; }

        /// <summary>False: this is no JSON object.</summary>
        public static bool TryRead(ReadOnlySpan<byte> json, out TokenResponse response)
        {
            response = new TokenResponse();
            try
            {
                var reader = new Utf8JsonReader(json);
                if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject) return false;
                while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
                {
                    string name = reader.GetString()!;
                    reader.Read();
                    if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray) reader.Skip();
                    else response.Take(name, ref reader);
                }
                return reader.TokenType == JsonTokenType.EndObject;
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                return false; // not JSON, or a string that is no UTF-8
            }
        }

        private void Take(string name, ref Utf8JsonReader reader)
        {
            if (name == "expires_in") Life = Seconds(ref reader);
            if (reader.TokenType != JsonTokenType.String) return;
            string text = reader.GetString()!;
            if (name == "access_token") AccessToken = text;
            else if (name == "refresh_token") RefreshToken = text;
            else if (name == "token_type") TokenType = text;
            else if (name == "error") Error = text;
            else if (name == "error_description") Description = text;
        }

        // A number by RFC 6749 §5.1; some send it as a string.
        private static TimeSpan? Seconds(ref Utf8JsonReader reader)
        {
            double seconds = 0;
            bool known = reader.TokenType == JsonTokenType.Number ? reader.TryGetDouble(out seconds)
                : reader.TokenType == JsonTokenType.String && double.TryParse(reader.GetString(), System.Globalization.CultureInfo.InvariantCulture, out seconds);
            return known && seconds is >= 0 and <= MostSeconds ? TimeSpan.FromSeconds(seconds) : null;
        }
    }
}
