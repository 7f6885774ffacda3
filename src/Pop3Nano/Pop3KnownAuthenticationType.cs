using System;

namespace Pop3Nano
{
    /// <summary>Ways to log in; the values are bits and can be combined.</summary>
    [Flags]
    public enum Pop3KnownAuthenticationType
    {
        /// <summary>None.</summary>
        None = 0,

        /// <summary>AUTH LOGIN (draft-murchison-sasl-login): the password itself.</summary>
        Login = 1 << 0,

        /// <summary>AUTH XOAUTH2, as Gmail and Outlook.com have it: an access token.</summary>
        OAUTH2 = 1 << 1,

        /// <summary>AUTH NTLM (MS-NLMP), where the platform has it.</summary>
        NTLM = 1 << 2,

        /// <summary>AUTH PLAIN (RFC 4616): the password itself.</summary>
        Plain = 1 << 3,

        /// <summary>AUTH GSSAPI (RFC 4752) or GSS-SPNEGO (RFC 4178): Kerberos V5, where the platform has it.</summary>
        GSSAPI = 1 << 4,

        /// <summary>AUTH CRAM-MD5 (RFC 2195).</summary>
        CramMD5 = 1 << 5,

        /// <summary>AUTH EXTERNAL (RFC 4422 appendix A): the TLS client certificate.</summary>
        External = 1 << 6,

        /// <summary>AUTH KERBEROS_V4 (RFC 1731): no platform has it any more, and it is never used.</summary>
        KerberosV4 = 1 << 7,

        /// <summary>AUTH ANONYMOUS (RFC 4505).</summary>
        Anonymous = 1 << 8,

        /// <summary>AUTH DIGEST-MD5 (RFC 2831).</summary>
        DigestMD5 = 1 << 9,

        /// <summary>USER and PASS (RFC 1939 §7): the password itself.</summary>
        User = 1 << 10,

        /// <summary>APOP (RFC 1939 §7).</summary>
        APOP = 1 << 11,

        /// <summary>AUTH SCRAM-SHA-1 (RFC 5802).</summary>
        ScramSha1 = 1 << 12,

        /// <summary>AUTH SCRAM-SHA-1-PLUS: with channel binding.</summary>
        ScramSha1Plus = 1 << 13,

        /// <summary>AUTH SCRAM-SHA-256 (RFC 7677).</summary>
        ScramSha256 = 1 << 14,

        /// <summary>AUTH SCRAM-SHA-256-PLUS: with channel binding.</summary>
        ScramSha256Plus = 1 << 15,

        /// <summary>AUTH SCRAM-SHA-512 (draft-melnikov-scram-sha-512).</summary>
        ScramSha512 = 1 << 16,

        /// <summary>AUTH SCRAM-SHA-512-PLUS: with channel binding.</summary>
        ScramSha512Plus = 1 << 17,

        /// <summary>AUTH OAUTHBEARER (RFC 7628): an access token.</summary>
        OAuthBearer = 1 << 18,

        /// <summary>All of them.</summary>
        All = (1 << 19) - 1,
    }
}
