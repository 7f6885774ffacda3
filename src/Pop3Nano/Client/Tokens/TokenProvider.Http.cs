using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Net.Http;
using System.Net.Http.Headers;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    // The request, and what may go wrong with it.
    public sealed partial class TokenProvider
    {
        private const int MostWords = 200; // characters of the endpoint's words in a message

        private TokenResponse Fetch()
        {
            using var limit = new CancellationTokenSource(Timeout);
            try
            {
                using HttpRequestMessage request = Request();
                using HttpResponseMessage response = _http.Send(request, HttpCompletionOption.ResponseHeadersRead, limit.Token);
                using Stream stream = response.Content.ReadAsStream(limit.Token);
                using CancellationTokenRegistration end = limit.Token.Register(stream.Dispose); // a blocking read knows no token
                byte[] octets = new byte[TokenResponse.MostOctets];
                return Judge((int)response.StatusCode, octets, stream.ReadAtLeast(octets, octets.Length, throwOnEndOfStream: false));
            }
            catch (Exception) when (limit.IsCancellationRequested)
            {
                throw Late();
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                throw Unreachable(failure);
            }
        }

        private async ValueTask<TokenResponse> FetchAsync(CancellationToken cancellationToken)
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(Timeout);
            try
            {
                using HttpRequestMessage request = Request();
                using HttpResponseMessage response = await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, limit.Token).ConfigureAwait(false);
                using Stream stream = await response.Content.ReadAsStreamAsync(limit.Token).ConfigureAwait(false);
                byte[] octets = new byte[TokenResponse.MostOctets];
                int count = await stream.ReadAtLeastAsync(octets, octets.Length, throwOnEndOfStream: false, limit.Token).ConfigureAwait(false);
                return Judge((int)response.StatusCode, octets, count);
            }
            catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
            {
                throw Late();
            }
            catch (Exception failure) when (failure is HttpRequestException or IOException)
            {
                throw Unreachable(failure);
            }
        }

        private HttpRequestMessage Request()
        {
            var fields = new List<KeyValuePair<string, string>>
            {
                new("grant_type", "refresh_token"),
                new("client_id", _clientId),
                new("refresh_token", _refreshToken),
            };
            if (_clientSecret.Length > 0) fields.Add(new("client_secret", _clientSecret));
            if (Scope.Length > 0) fields.Add(new("scope", Scope));
            var request = new HttpRequestMessage(HttpMethod.Post, _endpoint) { Content = new FormUrlEncodedContent(fields) };
            request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            return request;
        }

        private TokenResponse Judge(int status, byte[] octets, int count)
        {
            if (count == TokenResponse.MostOctets) throw Failure("", status, "sends more than a token's worth.");
            bool isJson = TokenResponse.TryRead(octets.AsSpan(0, count), out TokenResponse response);
            if (status != 200 || response.Error.Length > 0)
            {
                string why = (response.Error + " " + response.Description).Trim();
                throw Failure(response.Error, status, why.Length == 0 ? "refused." : "refused: " + why);
            }
            if (!isJson) throw Failure("", status, "gave an answer that is not JSON.");
            if (response.TokenType.Length > 0 && !response.TokenType.Equals("Bearer", StringComparison.OrdinalIgnoreCase)) throw Failure("", status, "gave a token that is no bearer token.");
            if (!OAuthToken.IsToken(response.AccessToken)) throw Failure("", status, "gave no token, or one that can't be sent.");
            return response;
        }

        private Pop3TokenException Failure(string error, int status, string why) =>
            new(Safe(error), status, string.Create(CultureInfo.InvariantCulture, $"{_endpoint.Host} {Safe(why)} (HTTP {status})"), null);

        private Pop3TokenException Unreachable(Exception failure) => new("", 0, $"{_endpoint.Host} can't be reached, or broke off.", failure);

        private TimeoutException Late() => new($"{_endpoint.Host} gave no token in time.");

        // The endpoint's words are a stranger's: they may hold what we sent, as it is or as the form had it, and anything else.
        private string Safe(string words)
        {
            foreach (string secret in (string[])[_refreshToken, _clientSecret, _token])
            {
                if (secret.Length == 0) continue;
                words = words.Replace(secret, "***", StringComparison.Ordinal);
                string escaped = Uri.EscapeDataString(secret);
                words = words.Replace(escaped, "***", StringComparison.OrdinalIgnoreCase).Replace(escaped.Replace("%20", "+", StringComparison.Ordinal), "***", StringComparison.OrdinalIgnoreCase);
            }
            return HarmlessText.Of(words.Length > MostWords ? words[..MostWords] : words);
        }
    }
}
