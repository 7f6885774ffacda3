using System;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Client
{
    /// <summary>
    /// Access tokens by a refresh token (RFC 6749 §6). One that was fetched is given again until shortly before its end. Safe to share:
    /// however many ask at once, one request is made.
    /// </summary>
    public sealed partial class TokenProvider : ITokenProvider, IDisposable
    {
        private readonly object _gate = new(); // what Dispose forgets changes within it
        private readonly SemaphoreSlim _turn = new(1, 1);
        private readonly CancellationTokenSource _end = new(); // cancelled by Dispose: nobody waits for a turn any more
        private readonly Uri _endpoint;
        private readonly string _clientId;
        private readonly string _clientSecret;
        private readonly HttpClient _http;
        private readonly bool _ownsHttp;
        private string _refreshToken;
        private string _token = "";
        private DateTimeOffset? _expires;
        private DateTimeOffset _useUntil;
        private int _generation; // counts the tokens that were fetched
        private volatile bool _isGone;

        /// <summary>A provider for any authorization server.</summary>
        /// <param name="tokenEndpoint">Its token endpoint: https, or http on this machine.</param>
        /// <param name="clientId">Who the program is.</param>
        /// <param name="clientSecret">Its secret; empty: a public client has none.</param>
        /// <param name="refreshToken">What the user's consent has given.</param>
        /// <param name="http">Makes the requests, and is not disposed here; null: one of the provider's own, which follows no redirection.</param>
        /// <exception cref="ArgumentException">The address is not safe, or an argument is empty.</exception>
        public TokenProvider(Uri tokenEndpoint, string clientId, string clientSecret, string refreshToken, HttpClient? http = null)
        {
            ArgumentNullException.ThrowIfNull(tokenEndpoint);
            ArgumentException.ThrowIfNullOrEmpty(clientId);
            ArgumentNullException.ThrowIfNull(clientSecret);
            ArgumentException.ThrowIfNullOrEmpty(refreshToken);
            if (!tokenEndpoint.IsAbsoluteUri || !(tokenEndpoint.Scheme == Uri.UriSchemeHttps || (tokenEndpoint.Scheme == Uri.UriSchemeHttp && tokenEndpoint.IsLoopback)))
                throw new ArgumentException("A token endpoint is an https address: secrets go there.", nameof(tokenEndpoint));
            _endpoint = tokenEndpoint;
            _clientId = clientId;
            _clientSecret = clientSecret;
            _refreshToken = refreshToken;
            _ownsHttp = http == null;
            _http = http ?? new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) });
        }

        /// <summary>What the token is for; empty: all that the user has agreed to.</summary>
        public string Scope { get; init; } = "";

        /// <summary>Milliseconds for a request; 30,000 unless it is set.</summary>
        public int Timeout { get; init; } = 30000;

        /// <summary>How long before its end a token is given no more; a minute unless it is set.</summary>
        public TimeSpan Margin { get; init; } = TimeSpan.FromMinutes(1);

        /// <summary>Tells the time.</summary>
        public TimeProvider Clock { get; init; } = TimeProvider.System;

        /// <summary>Told a new refresh token when the server has replaced the old one: keep it, the old one may be void. It is a secret.</summary>
        public Action<string>? RefreshTokenChanged { get; init; }

        /// <summary>Tokens for Gmail.</summary>
        public static TokenProvider Google(string clientId, string clientSecret, string refreshToken, HttpClient? http = null) =>
            new(new Uri("https://oauth2.googleapis.com/token"), clientId, clientSecret, refreshToken, http);

        /// <summary>Tokens for Outlook.com and Microsoft 365.</summary>
        public static TokenProvider Outlook(string clientId, string clientSecret, string refreshToken, HttpClient? http = null) =>
            new(new Uri("https://login.microsoftonline.com/common/oauth2/v2.0/token"), clientId, clientSecret, refreshToken, http)
            {
                Scope = "https://outlook.office.com/POP.AccessAsUser.All offline_access",
            };

        /// <summary>Tokens for Yahoo Mail.</summary>
        public static TokenProvider Yahoo(string clientId, string clientSecret, string refreshToken, HttpClient? http = null) =>
            new(new Uri("https://api.login.yahoo.com/oauth2/get_token"), clientId, clientSecret, refreshToken, http);

        /// <inheritdoc/>
        /// <exception cref="ObjectDisposedException">The provider was disposed of, before or meanwhile.</exception>
        public OAuthToken GetAccessToken(bool ignoreExistingToken = false)
        {
            int seen = Volatile.Read(ref _generation);
            try
            {
                _turn.Wait(_end.Token);
            }
            catch (OperationCanceledException)
            {
                throw Gone();
            }
            try
            {
                return Known(ignoreExistingToken, seen) ?? Keep(Fetch());
            }
            catch (Exception) when (_isGone)
            {
                throw Gone(); // whatever that made of the request
            }
            finally
            {
                _turn.Release();
            }
        }

        /// <inheritdoc/>
        /// <exception cref="ObjectDisposedException">The provider was disposed of, before or meanwhile.</exception>
        public async ValueTask<OAuthToken> GetAccessTokenAsync(bool ignoreExistingToken = false, CancellationToken cancellationToken = default)
        {
            int seen = Volatile.Read(ref _generation);
            using (var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, _end.Token))
            {
                try
                {
                    await _turn.WaitAsync(either.Token).ConfigureAwait(false);
                }
                catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
                {
                    throw Gone();
                }
            }
            try
            {
                cancellationToken.ThrowIfCancellationRequested(); // the turn may have come in the same moment
                return Known(ignoreExistingToken, seen) ?? Keep(await FetchAsync(cancellationToken).ConfigureAwait(false));
            }
            catch (Exception) when (_isGone && !cancellationToken.IsCancellationRequested)
            {
                throw Gone();
            }
            finally
            {
                _turn.Release();
            }
        }

        /// <summary>Forgets the access token and the refresh token. Who waits for a token gets an ObjectDisposedException.</summary>
        public void Dispose()
        {
            lock (_gate)
            {
                _isGone = true;
                _token = "";
                _refreshToken = "";
            }
            _end.Cancel(); // and not disposed of, nor is the semaphore: somebody may still hold the turn, and neither holds anything of the system's
            if (_ownsHttp) _http.Dispose();
        }

        /// <summary>Where tokens come from; no secret.</summary>
        public override string ToString() => "tokens of " + _endpoint.Host;

        private ObjectDisposedException Gone() => new(GetType().FullName);

        // The token that is at hand; null: another is due. Somebody else may have fetched one while we waited: then it is not the one that was refused.
        private OAuthToken? Known(bool ignoreExisting, int seen)
        {
            lock (_gate)
            {
                ObjectDisposedException.ThrowIf(_isGone, this);
                bool isGood = _token.Length > 0 && (!ignoreExisting || _generation != seen) && Clock.GetUtcNow() < _useUntil;
                return isGood ? new OAuthToken(_token, _expires, isCached: true) : null;
            }
        }

        private OAuthToken Keep(TokenResponse response)
        {
            DateTimeOffset now = Clock.GetUtcNow();
            // A clock may be far off, and the calendar ends.
            DateTimeOffset? expires = response.Life == null ? null : response.Life < DateTimeOffset.MaxValue - now ? now + response.Life : DateTimeOffset.MaxValue;
            bool isReplaced;
            lock (_gate)
            {
                isReplaced = response.RefreshToken.Length > 0 && response.RefreshToken != _refreshToken;
                if (!_isGone)
                {
                    _token = response.AccessToken;
                    _expires = expires;
                    // Without a word on its life it is used for one login after another until it is refused.
                    _useUntil = expires == null ? DateTimeOffset.MaxValue : expires.Value - Margin;
                    Volatile.Write(ref _generation, _generation + 1);
                    if (isReplaced) _refreshToken = response.RefreshToken;
                }
            }
            // Told even behind Dispose: without the new one the user would have to agree anew.
            if (isReplaced) RefreshTokenChanged?.Invoke(response.RefreshToken);
            ObjectDisposedException.ThrowIf(_isGone, this);
            return new OAuthToken(response.AccessToken, expires);
        }
    }
}
