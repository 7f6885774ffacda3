namespace Pop3Nano.Client
{
    // OAuth 2.0: a token in place of a password.
    public abstract partial class EmailClient
    {
        private string? _accessToken;

        /// <summary>The access token for XOAUTH2 or OAUTHBEARER; null: none. It is never logged, and never part of an exception.</summary>
        public string? AccessToken
        {
            get => _accessToken;
            set => _accessToken = value == null ? null : ClientArgument.Line(value, nameof(AccessToken));
        }

        private bool HasToken => _accessToken != null;
    }
}
