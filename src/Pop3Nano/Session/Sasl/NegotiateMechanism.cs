using System;
using System.Buffers;
using System.Net;
using System.Net.Security;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    /// <summary>
    /// What the platform's SSPI or GSS-API does: NTLM (MS-NLMP), GSS-SPNEGO (RFC 4178) and, on it, <see cref="GssapiMechanism"/>.
    /// Linux needs libgssapi-krb5 for it, and gss-ntlmssp for NTLM.
    /// </summary>
    public class NegotiateMechanism : SaslMechanism
    {
        private const byte NoLayer = 1;

        private readonly string _word;
        private readonly NegotiateAuthenticationClientOptions _options;
        private NegotiateAuthentication? _platform;
        private bool _mayOfferLayers;
        private Task<(byte[] Token, bool IsOver)>? _first;

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

        // Behind the last token Windows says +OK, and Dovecot speaks as for GSSAPI: what is sent behind the token could be its answer.
        internal bool MayBeAskedMore => _mayOfferLayers;

        internal bool IsPrepared => _first != null;

        private NegotiateAuthentication Platform => _platform ??= new NegotiateAuthentication(_options);

        /// <summary>NTLM: obsolete, and no proof of the server.</summary>
        /// <param name="credential">Name, password and domain, or <see cref="CredentialCache.DefaultNetworkCredentials"/> for the process's own identity.</param>
        /// <param name="host">The server's name.</param>
        public static NegotiateMechanism Ntlm(NetworkCredential credential, string host) => new("NTLM", "NTLM", credential, host, ProtectionLevel.None);

        /// <summary>GSS-SPNEGO: Kerberos if it can be had, else NTLM.</summary>
        /// <param name="credential">Name, password and domain, or <see cref="CredentialCache.DefaultNetworkCredentials"/> for the process's own identity.</param>
        /// <param name="host">The server's name.</param>
        public static NegotiateMechanism Spnego(NetworkCredential credential, string host) =>
            new("GSS-SPNEGO", "Negotiate", credential, host, ProtectionLevel.None) { _mayOfferLayers = true };

        // The first token may take a KDC's time, in native code that knows neither deadline nor cancellation. On a thread of its own it can be
        // waited for, or left behind. The task has no failure: that is the login's.
        internal Task Prepare()
        {
            _first = Task.Factory.StartNew(() => (Exchange([], out bool isOver), isOver), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
            return Task.WhenAny(_first);
        }

        /// <summary>Answers a challenge; it may ask the network for a ticket.</summary>
        /// <exception cref="PlatformNotSupportedException">The platform has no such mechanism.</exception>
        /// <exception cref="InvalidOperationException">The platform has no credentials for it, such as a Kerberos ticket.</exception>
        public override byte[] Respond(byte[] challenge)
        {
            if (IsComplete && challenge.Length == 0) return [];
            if (IsComplete && !_mayOfferLayers) throw Fail.Broken(Pop3Fault.BadChallenge);
            if (IsComplete)
            {
                _mayOfferLayers = false;
                return TakeNoLayer(challenge, []);
            }
            byte[] answer = Step(challenge, out bool isOver);
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

        /// <summary>GSS_Unwrap.</summary>
        protected virtual byte[] Unwrap(byte[] message)
        {
            var clear = new ArrayBufferWriter<byte>();
            NegotiateAuthenticationStatusCode status = Platform.Unwrap(message, clear, out _);
            return status == NegotiateAuthenticationStatusCode.Completed ? clear.WrittenSpan.ToArray() : throw Fail.Broken(Pop3Fault.BadServerProof);
        }

        /// <summary>GSS_Wrap, for its proof alone.</summary>
        protected virtual byte[] Wrap(byte[] message)
        {
            var wrapped = new ArrayBufferWriter<byte>();
            NegotiateAuthenticationStatusCode status = Platform.Wrap(message, wrapped, requestEncryption: false, out _);
            return status == NegotiateAuthenticationStatusCode.Completed ? wrapped.WrittenSpan.ToArray() : throw Failure(status);
        }

        private protected byte[] Step(byte[] challenge, out bool isOver)
        {
            if (!NtlmChallenge.IsSound(challenge)) throw Fail.Broken(Pop3Fault.BadChallenge);
            if (_first == null) return Exchange(challenge, out isOver);
            (byte[] token, isOver) = _first.GetAwaiter().GetResult();
            _first = null;
            return token;
        }

        // RFC 4752 §3.1: the server offers layers that protect the rest, and none of them is taken.
        private protected byte[] TakeNoLayer(byte[] challenge, byte[] authorization)
        {
            byte[] offer = Unwrap(challenge);
            if (offer.Length != 4) throw Fail.Broken(Pop3Fault.BadChallenge);
            if ((offer[0] & NoLayer) == 0) throw Fail.Broken(Pop3Fault.UnsafeChallenge);
            return Wrap([NoLayer, 0, 0, 0, .. authorization]);
        }

        /// <inheritdoc/>
        protected override void Forget()
        {
            if (_first is { IsCompleted: false }) _first.ContinueWith(ReleaseBehind, TaskScheduler.Default); // it still uses them
            else Release();
        }

        private void ReleaseBehind(Task left)
        {
            _ = left.Exception; // looked at, so that it is not reported as unobserved: nobody waits for it any more
            Release();
        }

        private void Release()
        {
            _options.Credential = CredentialCache.DefaultNetworkCredentials;
            _platform?.Dispose();
            _platform = null;
        }

        private Exception Failure(NegotiateAuthenticationStatusCode status) => status switch
        {
            NegotiateAuthenticationStatusCode.Unsupported => new PlatformNotSupportedException("This platform has no " + _word + "."),
            NegotiateAuthenticationStatusCode.InvalidToken or NegotiateAuthenticationStatusCode.MessageAltered
                or NegotiateAuthenticationStatusCode.OutOfSequence => Fail.Broken(Pop3Fault.BadChallenge),
            _ => Fail.Misuse($"The platform could not log in by {_word}: {status}."),
        };
    }
}
