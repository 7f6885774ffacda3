using System;
using System.Globalization;

namespace Pop3Nano.Client
{
    /// <summary>An access token: a secret for as long as it lives.</summary>
    public sealed class OAuthToken
    {
        /// <summary>A token.</summary>
        /// <param name="token">What goes to the server: printable ASCII without blanks (RFC 6750 §2.1).</param>
        /// <param name="expires">When it ends; null: nobody said.</param>
        /// <param name="isCached">True if it was given before, so that another one may fare better where it is refused.</param>
        /// <exception cref="ArgumentException">It is empty or holds what no token holds.</exception>
        public OAuthToken(string token, DateTimeOffset? expires = null, bool isCached = false)
        {
            if (!IsToken(token)) throw new ArgumentException("A token is printable ASCII without blanks.", nameof(token));
            Token = token;
            Expires = expires;
            IsCached = isCached;
        }

        /// <summary>The token itself.</summary>
        public string Token { get; }

        /// <summary>When it ends; null: nobody said.</summary>
        public DateTimeOffset? Expires { get; }

        /// <summary>True if it was given before.</summary>
        public bool IsCached { get; }

        /// <summary>When it ends; never the token.</summary>
        public override string ToString() => Expires == null ? "an OAuth token" : "an OAuth token until " + Expires.Value.ToString("u", CultureInfo.InvariantCulture);

        internal static bool IsToken(string? token)
        {
            if (string.IsNullOrEmpty(token)) return false;
            foreach (char c in token)
            {
                if (c is <= ' ' or > '~') return false;
            }
            return true;
        }
    }
}
