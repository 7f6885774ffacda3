using System;
using System.Collections.Generic;

namespace Pop3Nano.Client
{
    /// <summary>The names of ways to log in, as RFC 2384 addresses bear them.</summary>
    internal static class Authentication
    {
        private static readonly Dictionary<string, Pop3KnownAuthenticationType> Names = new(StringComparer.OrdinalIgnoreCase)
        {
            ["*"] = Pop3KnownAuthenticationType.All & ~Pop3KnownAuthenticationType.Anonymous,
            ["+APOP"] = Pop3KnownAuthenticationType.APOP,
            ["LOGIN"] = Pop3KnownAuthenticationType.Login,
            ["PLAIN"] = Pop3KnownAuthenticationType.Plain,
            ["CRAM-MD5"] = Pop3KnownAuthenticationType.CramMD5,
            ["DIGEST-MD5"] = Pop3KnownAuthenticationType.DigestMD5,
            ["SCRAM-SHA-1"] = Pop3KnownAuthenticationType.ScramSha1,
            ["SCRAM-SHA-1-PLUS"] = Pop3KnownAuthenticationType.ScramSha1Plus,
            ["SCRAM-SHA-256"] = Pop3KnownAuthenticationType.ScramSha256,
            ["SCRAM-SHA-256-PLUS"] = Pop3KnownAuthenticationType.ScramSha256Plus,
            ["SCRAM-SHA-512"] = Pop3KnownAuthenticationType.ScramSha512,
            ["SCRAM-SHA-512-PLUS"] = Pop3KnownAuthenticationType.ScramSha512Plus,
            ["XOAUTH2"] = Pop3KnownAuthenticationType.OAUTH2,
            ["OAUTHBEARER"] = Pop3KnownAuthenticationType.OAuthBearer,
            ["EXTERNAL"] = Pop3KnownAuthenticationType.External,
            ["ANONYMOUS"] = Pop3KnownAuthenticationType.Anonymous,
            ["NTLM"] = Pop3KnownAuthenticationType.NTLM,
            ["GSSAPI"] = Pop3KnownAuthenticationType.GSSAPI,
            ["GSS-SPNEGO"] = Pop3KnownAuthenticationType.GSSAPI,
        };

        /// <summary>The way of that name.</summary>
        /// <exception cref="ArgumentException">There is none.</exception>
        public static Pop3KnownAuthenticationType Named(string mechanism) => Names.TryGetValue(mechanism, out Pop3KnownAuthenticationType type) ? type
            : throw new ArgumentException("The address asks for a way to log in that is not known here.", nameof(mechanism));
    }
}
