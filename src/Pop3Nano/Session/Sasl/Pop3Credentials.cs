using System;
using System.Text;

namespace Pop3Nano.Session
{
    /// <summary>
    /// What a user can prove. The secret is kept as octets that <see cref="Dispose"/> wipes; each login works on a copy that it wipes itself.
    /// </summary>
    public sealed class Pop3Credentials : IDisposable
    {
        private readonly byte[] _secret;
        private bool _isGone;

        /// <summary>A name and a password.</summary>
        /// <exception cref="ArgumentException">One of them is empty or holds CR, LF or NUL.</exception>
        public Pop3Credentials(string name, string password)
            : this(CredentialKind.Password, name, password)
        {
        }

        /// <summary>A name and a password that is no string: the caller can wipe what it passes.</summary>
        /// <exception cref="ArgumentException">One of them is empty or holds CR, LF or NUL.</exception>
        public Pop3Credentials(string name, ReadOnlySpan<char> password)
            : this(CredentialKind.Password, name, password)
        {
        }

        private Pop3Credentials(CredentialKind kind, string name, ReadOnlySpan<char> secret)
        {
            bool hasSecret = kind is CredentialKind.Password or CredentialKind.Token;
            bool isBad = name.AsSpan().ContainsAny("\r\n\0") || secret.ContainsAny("\r\n\0");
            isBad |= hasSecret && secret.IsEmpty;
            isBad |= kind == CredentialKind.Password && name.Length == 0;
            if (isBad) throw Fail.Refused(Pop3Refusal.BadArgument);
            Kind = kind;
            Name = name;
            _secret = new byte[Encoding.UTF8.GetByteCount(secret)];
            Encoding.UTF8.GetBytes(secret, _secret);
        }

        /// <summary>Who logs in.</summary>
        public string Name { get; }

        internal CredentialKind Kind { get; }

        /// <summary>A name and an OAuth access token. XOAUTH2 needs the name.</summary>
        /// <exception cref="ArgumentException">The token is empty, or one of them holds CR, LF or NUL.</exception>
        public static Pop3Credentials ForToken(string name, string token) => new(CredentialKind.Token, name, token);

        /// <summary>The TLS client certificate that the endpoint shows; the name says whose maildrop it is, empty: its owner's.</summary>
        public static Pop3Credentials ForCertificate(string name = "") => new(CredentialKind.Certificate, name, "");

        /// <summary>The identity of the process: a Kerberos ticket or a Windows account.</summary>
        public static Pop3Credentials ForProcess(string name = "") => new(CredentialKind.Process, name, "");

        /// <summary>Nobody, with words for the server's log. The policy must allow it.</summary>
        public static Pop3Credentials ForAnonymous(string trace = "") => new(CredentialKind.Anonymous, trace, "");

        /// <summary>Wipes the secret.</summary>
        public void Dispose()
        {
            _isGone = true;
            Octets.Wipe(_secret, 0, _secret.Length);
        }

        // A copy: the login wipes it.
        internal byte[] Secret()
        {
            ObjectDisposedException.ThrowIf(_isGone, this);
            return (byte[])_secret.Clone();
        }

        // For USER and PASS, APOP and the platform's own mechanisms, which want a string: it is the collector's as soon as the login is over.
        internal string Text()
        {
            ObjectDisposedException.ThrowIf(_isGone, this);
            return Encoding.UTF8.GetString(_secret);
        }
    }
}
