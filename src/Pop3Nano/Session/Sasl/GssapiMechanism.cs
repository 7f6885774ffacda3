using System;
using System.Net;
using System.Net.Security;

namespace Pop3Nano.Session
{
    /// <summary>
    /// GSSAPI (RFC 4752): Kerberos V5. Behind the tickets both sides settle what protects the rest; here nothing does but TLS.
    /// Both have proved who they are.
    /// </summary>
    public class GssapiMechanism : NegotiateMechanism
    {
        private readonly byte[] _authorization;
        private bool _isEstablished;

        /// <summary>The mechanism.</summary>
        /// <param name="credential">Name, password and realm, or <see cref="CredentialCache.DefaultNetworkCredentials"/> for the ticket that the process has.</param>
        /// <param name="host">The server's full name: its principal is pop/host.</param>
        /// <param name="authorization">Whose maildrop it is; empty: that of the ticket's owner.</param>
        /// <exception cref="ArgumentException">Host or authorization holds CR, LF or NUL, or the host is empty.</exception>
        public GssapiMechanism(NetworkCredential credential, string host, string authorization = "")
            : base("GSSAPI", "Kerberos", credential, host, ProtectionLevel.Sign)
        {
            _authorization = Encode(authorization, true);
        }

        /// <inheritdoc/>
        public override byte[] Respond(byte[] challenge)
        {
            if (IsComplete) throw Fail.Broken(Pop3Fault.BadChallenge);
            if (!_isEstablished) return Step(challenge, out _isEstablished);
            if (challenge.Length == 0) return []; // the last token was ours: the server's offer comes next (§3.1)
            byte[] answer = TakeNoLayer(challenge, _authorization);
            IsComplete = true;
            return answer;
        }
    }
}
