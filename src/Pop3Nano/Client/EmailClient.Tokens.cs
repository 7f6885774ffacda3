namespace Pop3Nano.Client
{
    // OAuth 2.0: a token in place of a password.
    public abstract partial class EmailClient
    {
        private string? _accessToken;
        private ITokenProvider? _tokenProvider;

        /// <summary>The access token for XOAUTH2 or OAUTHBEARER; null: none. It is never logged, and never part of an exception.</summary>
        public string? AccessToken
        {
            get => _accessToken;
            set
            {
                ProveClosed();
                _accessToken = value == null ? null : ClientArgument.Line(value, nameof(AccessToken));
            }
        }

        /// <summary>Where access tokens come from if <see cref="AccessToken"/> is not set; null: nowhere. A cached token that the server refuses is fetched anew, once.</summary>
        public ITokenProvider? TokenProvider
        {
            get => _tokenProvider;
            set
            {
                ProveClosed();
                _tokenProvider = value;
            }
        }

        private protected bool HasToken => _accessToken != null || _tokenProvider != null;
    }
}
