using System;
using System.Net;
using System.Net.Security;

namespace Pop3Nano.Session
{
    /// <summary>
    /// What the platform's SSPI or GSS-API does: NTLM (MS-NLMP), GSS-SPNEGO (RFC 4178) and, on it, <see cref="GssapiMechanism"/>.
    /// Linux needs libgssapi-krb5 for it, and gss-ntlmssp for NTLM.
    /// </summary>
    public class NegotiateMechanism : SaslMechanism
    {
        private readonly string _word;
        private readonly NegotiateAuthenticationClientOptions _options;
        private NegotiateAuthentication? _platform;

        private protected NegotiateMechanism(string word, string package, NetworkCredential credential, string host, ProtectionLevel protection)
        {
            Encode(host, false);
            _word = word;
            _options = new NegotiateAuthenticationClientOptions
            {
                Package = package,
                Credential = credential,
                TargetName = "pop/" + host, // RFC 5034 §4: the service is "pop"
                RequiredProtectionLevel = protection,
                RequireMutualAuthentication = protection != ProtectionLevel.None,
            };
        }

        /// <inheritdoc/>
        public override string Name => _word;

        private protected NegotiateAuthentication Platform => _platform ??= new NegotiateAuthentication(_options);

        /// <summary>NTLM: obsolete, and no proof of the server.</summary>
        /// <param name="credential">Name, password and domain, or <see cref="CredentialCache.DefaultNetworkCredentials"/> for the process's own identity.</param>
        /// <param name="host">The server's name.</param>
        public static NegotiateMechanism Ntlm(NetworkCredential credential, string host) => new("NTLM", "NTLM", credential, host, ProtectionLevel.None);

        /// <summary>GSS-SPNEGO: Kerberos if it can be had, else NTLM.</summary>
        /// <param name="credential">Name, password and domain, or <see cref="CredentialCache.DefaultNetworkCredentials"/> for the process's own identity.</param>
        /// <param name="host">The server's name.</param>
        public static NegotiateMechanism Spnego(NetworkCredential credential, string host) => new("GSS-SPNEGO", "Negotiate", credential, host, ProtectionLevel.None);

        /// <summary>Answers a challenge; it may ask the network for a ticket.</summary>
        /// <exception cref="PlatformNotSupportedException">The platform has no such mechanism.</exception>
        /// <exception cref="InvalidOperationException">The platform has no credentials for it, such as a Kerberos ticket.</exception>
        public override byte[] Respond(byte[] challenge)
        {
            if (IsComplete && challenge.Length > 0) throw Fail.Broken(Pop3Fault.BadChallenge);
            if (IsComplete) return [];
            byte[] answer = Exchange(challenge, out bool isOver);
            IsComplete = isOver;
            return answer;
        }

        /// <summary>One step of the platform's exchange: a token in, a token out.</summary>
        protected virtual byte[] Exchange(byte[] challenge, out bool isOver)
        {
            byte[]? token = Platform.GetOutgoingBlob(challenge, out NegotiateAuthenticationStatusCode status);
            isOver = status == NegotiateAuthenticationStatusCode.Completed;
            if (isOver || status == NegotiateAuthenticationStatusCode.ContinueNeeded) return token ?? [];
            throw Failure(status);
        }

        /// <inheritdoc/>
        protected override void Forget()
        {
            _options.Credential = CredentialCache.DefaultNetworkCredentials;
            _platform?.Dispose();
            _platform = null;
        }

        private protected Exception Failure(NegotiateAuthenticationStatusCode status) => status switch
        {
            NegotiateAuthenticationStatusCode.Unsupported => new PlatformNotSupportedException("This platform has no " + _word + "."),
            NegotiateAuthenticationStatusCode.InvalidToken or NegotiateAuthenticationStatusCode.MessageAltered
                or NegotiateAuthenticationStatusCode.OutOfSequence => Fail.Broken(Pop3Fault.BadChallenge),
            _ => Fail.Misuse($"The platform could not log in by {_word}: {status}."),
        };
    }
}
