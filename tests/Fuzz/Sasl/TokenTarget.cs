using System;
using System.Globalization;
using System.Net;
using System.Net.Http;
using System.Text.Json;
using Pop3Nano.Client;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Proxies;
using Pop3Nano.Fuzz.Running;

namespace Pop3Nano.Fuzz.Sasl;

/// <summary>What token endpoints say (RFC 6749 §5): a token where a plain reading of the JSON has one, else an exception without secrets; the same blocking, async, in pieces. The first octet is the HTTP status.</summary>
internal sealed class TokenTarget : FuzzTarget, IDisposable
{
    private const string ClientSecret = "client/secret+1";
    private const string RefreshToken = "1//refresh/secret";

    private static readonly string[] Secrets = [ClientSecret, RefreshToken, Uri.EscapeDataString(ClientSecret), Uri.EscapeDataString(RefreshToken)];
    private static readonly byte[] Statuses = [200, 200, 200, 200, 144, 145, 244, 246]; // 200, and modulo 256: 400, 401, 500, 502
    private static readonly string[] Members =
    [
        "\"access_token\":\"ya29.a0Af-_~+/=\"", "\"access_token\":\"a b\"", "\"access_token\":\"\"", "\"access_token\":7", "\"access_token\":{\"access_token\":\"x\"}", "\"access_token\" : \"\\u0041\\/\"",
        "\"token_type\":\"Bearer\"", "\"token_type\":\"bearer\"", "\"token_type\":\"mac\"", "\"token_type\":null", "\"expires_in\":3599", "\"expires_in\":\"3599\"", "\"expires_in\":-1", "\"expires_in\":1e9", "\"expires_in\":\"NaN\"",
        "\"expires_in\":99999999999999999999", "\"refresh_token\":\"new\"", "\"refresh_token\":\"1//refresh/secret\"", "\"error\":\"invalid_grant\"", "\"error\":\"\\u001b[31m\"", "\"error\":{}",
        "\"error_description\":\"refresh token 1//refresh/secret has ended\"", "\"error_description\":\"1%2F%2Frefresh%2Fsecret client_secret=client%2Fsecret%2B1&x\"", "\"error_description\":\"1\\/\\/refresh\\/secret, client/secret+1\"",
        "\"scope\":[1,[2,{\"error\":\"x\"}]]", "\"\\ud800\":\"x\"", "\"id_token\":\"\\ud800\"", "\"a\\u0063cess_token\":\"t\"",
    ];

    private readonly CaseStream _stream = new();
    private readonly CaseHandler _handler;
    private readonly HttpClient _http;

    public TokenTarget()
    {
        _handler = new CaseHandler(_stream);
        _http = new HttpClient(_handler);
    }

    public override string Group => "sasl";

    public override string Name => "tokens";

    public override (long Fixed, long PerOctet) Memory => (1 << 20, 1024);

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        octets.Add(random.Any(Statuses)).Add(random.OneIn(12) ? "" : "{");
        if (!random.OneIn(3)) octets.Add(Members[0]).Add(",");
        for (int members = 1 + random.Next(4); members > 0; members--) octets.Add(random.Any(Members)).Add(members > 1 ? "," : "");
        octets.Add(random.OneIn(12) ? "" : "}").Add(random.OneIn(12) ? "\r\n" : "");
    }

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        int status = octets.Length == 0 || octets.Octets[0] == 200 ? 200 : 200 + (octets.Octets[0] + 56) % 400;
        string whole = Run(octets, status, CaseOctets.Most, isAsync: false);
        string pieces = Run(octets, status, 1 + random.Next(20), isAsync: true);
        FindingException.Unless(whole == pieces, $"it says {whole}, and in pieces {pieces}");
        string? model = status == 200 && octets.Length > 0 ? Model(octets.Octets.AsMemory(1, octets.Length - 1)) : null;
        FindingException.Unless(model == null ? whole.StartsWith("refused", StringComparison.Ordinal) : whole == model, $"it says {whole}, the model {model}");
    }

    public void Dispose() => _http.Dispose();

    private string Run(CaseOctets octets, int status, int piece, bool isAsync)
    {
        _stream.Begin(octets.Octets, octets.Length, piece);
        _stream.Skip(Math.Min(1, octets.Length));
        _handler.Status = (HttpStatusCode)status;
        string changed = "";
        using var provider = new TokenProvider(new Uri("https://id.example.org/token"), "ann", ClientSecret, RefreshToken, _http) { Clock = FixedClock.Noon, RefreshTokenChanged = token => changed = token };
        try
        {
            OAuthToken token = isAsync ? provider.GetAccessTokenAsync().AsTask().GetAwaiter().GetResult() : provider.GetAccessToken();
            FindingException.Unless(!token.Token.AsSpan().ContainsAnyExceptInRange('!', '~') && token.Token.Length > 0, "the token can't be sent");
            return Words(token.Token, token.Expires == null ? "never" : ((token.Expires.Value - FixedClock.Noon.GetUtcNow()).TotalSeconds).ToString(CultureInfo.InvariantCulture), changed);
        }
        catch (Pop3TokenException refused)
        {
            string words = refused.Message + refused.Error;
            FindingException.Unless(!Array.Exists(Secrets, secret => words.Contains(secret, StringComparison.Ordinal)), "a secret is in the message: " + words);
            FindingException.Unless(!words.AsSpan().ContainsAnyInRange('\0', '\u001F') && words.Length < 800, "a control character is in the message, or it is long");
            FindingException.Unless(changed.Length == 0 && refused.Status == status, "a refusal changed the refresh token, or has another status");
            return "refused: " + refused.Error + "|" + refused.Message;
        }
    }

    private static string Words(string token, string expires, string changed) => $"token {token}, expires {expires}, changed {changed}";

    // The last member of a name counts, if it is a string; null: there is no token.
    private static string? Model(ReadOnlyMemory<byte> json)
    {
        if (json.Length >= 65536) return null;
        try
        {
            var reader = new Utf8JsonReader(json.Span);
            using JsonDocument document = JsonDocument.ParseValue(ref reader);
            if (document.RootElement.ValueKind != JsonValueKind.Object) return null;
            string token = "", type = "", error = "", changed = "", expires = "never";
            foreach (JsonProperty member in document.RootElement.EnumerateObject())
            {
                string name = member.Name;
                string? text = member.Value.ValueKind == JsonValueKind.String ? member.Value.GetString()! : null;
                if (name == "expires_in") expires = Life(member.Value.ValueKind == JsonValueKind.Number ? member.Value.GetRawText() : text);
                if (name == "access_token") token = text ?? token;
                if (name == "token_type") type = text ?? type;
                if (name == "error") error = text ?? error;
                if (name == "refresh_token") changed = text ?? changed;
            }
            bool isGood = token.Length > 0 && !token.AsSpan().ContainsAnyExceptInRange('!', '~') && error.Length == 0 && (type.Length == 0 || string.Equals(type, "bearer", StringComparison.OrdinalIgnoreCase));
            return isGood ? Words(token, expires, changed == RefreshToken ? "" : changed) : null;
        }
        catch (Exception none) when (none is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    private static string Life(string? number)
    {
        if (!double.TryParse(number, CultureInfo.InvariantCulture, out double seconds) || !(seconds >= 0 && seconds <= 315_360_000)) return "never";
        return TimeSpan.FromSeconds(seconds).TotalSeconds.ToString(CultureInfo.InvariantCulture);
    }
}
