using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    /// <summary>One TLS handshake: what is offered, what is trusted, and what to tell the user if it fails.</summary>
    /// <remarks>It is made before anything is connected: certificates to trust that can't be read are an ArgumentException, and nobody has heard of us.</remarks>
    internal sealed class TlsHandshake(Pop3Endpoint endpoint)
    {
        private readonly X509Certificate2Collection _trusted = Trusted(endpoint.TrustedCertificates);
        private string _problem = "";
        private List<string> _chain = [];

        /// <summary>A number made from the server's public key.</summary>
        public int PeerKeyHash { get; private set; }

        /// <param name="inner">The connection.</param>
        /// <param name="resume">Whether it may go on with an earlier session's keys.</param>
        public SslStream Run(Stream inner, bool resume)
        {
            var stream = new SslStream(inner, leaveInnerStreamOpen: false);
            try
            {
                stream.AuthenticateAsClient(Options(resume));
                Note(stream);
                return stream;
            }
            catch (Exception failure) when (failure is AuthenticationException or IOException and not Pop3TlsException)
            {
                throw Explain(failure);
            }
        }

        public async ValueTask<SslStream> RunAsync(Stream inner, bool resume, CancellationToken cancellationToken)
        {
            var stream = new SslStream(inner, leaveInnerStreamOpen: false);
            try
            {
                await stream.AuthenticateAsClientAsync(Options(resume), cancellationToken).ConfigureAwait(false);
                Note(stream);
                return stream;
            }
            catch (Exception failure) when (failure is AuthenticationException or IOException and not Pop3TlsException)
            {
                throw Explain(failure);
            }
        }

        private SslClientAuthenticationOptions Options(bool resume)
        {
            var options = new SslClientAuthenticationOptions
            {
                TargetHost = endpoint.Host,
                EnabledSslProtocols = endpoint.Protocols,
                ClientCertificates = endpoint.ClientCertificates,
                CertificateRevocationCheckMode = endpoint.RevocationMode,
                RemoteCertificateValidationCallback = Validate,
                AllowTlsResume = resume,
            };
            var policy = new X509ChainPolicy
            {
                RevocationMode = endpoint.RevocationMode,
                DisableCertificateDownloads = true, // a server's certificate must not send us to addresses of its choice
                UrlRetrievalTimeout = TimeSpan.FromMilliseconds(endpoint.GreetingTimeout),
            };
            policy.ApplicationPolicy.Add(new Oid("1.3.6.1.5.5.7.3.1")); // TLS server
            if (_trusted.Count > 0)
            {
                policy.TrustMode = X509ChainTrustMode.CustomRootTrust;
                policy.CustomTrustStore.AddRange(_trusted);
            }
            options.CertificateChainPolicy = policy;
            return options;
        }

        private static X509Certificate2Collection Trusted(byte[] octets)
        {
            var trusted = new X509Certificate2Collection();
            if (octets.Length == 0) return trusted;
            bool pem = octets.AsSpan().IndexOf("-----BEGIN"u8) >= 0;
            try
            {
                trusted.ImportFromPem(pem
                    ? Encoding.UTF8.GetString(octets)
                    : "-----BEGIN CERTIFICATE-----\n" + Convert.ToBase64String(octets) + "\n-----END CERTIFICATE-----");
            }
            catch (CryptographicException unreadable)
            {
                throw new ArgumentException("TrustedCertificates holds no certificate that can be read: " + unreadable.Message, unreadable);
            }
            return trusted.Count > 0 ? trusted : throw new ArgumentException("TrustedCertificates holds no certificate.");
        }

        // The platform has checked, or the caller's own callback decides; this keeps what was found for the message.
        private bool Validate(object sender, X509Certificate? certificate, X509Chain? chain, SslPolicyErrors errors)
        {
            if (IsForNoAddress(certificate as X509Certificate2)) errors |= SslPolicyErrors.RemoteCertificateNameMismatch;
            bool accepted = endpoint.CertificateValidation?.Invoke(sender, certificate, chain, errors) ?? errors == SslPolicyErrors.None;
            if (accepted) return true;
            _problem = CertificateReport.Problem(endpoint.Host, certificate as X509Certificate2, chain, errors);
            _chain = CertificateReport.Chain(certificate as X509Certificate2, chain);
            return false;
        }

        // An address is one of the certificate's addresses or none of its (RFC 9525 §6.4). Some platforms also take one that stands in the common
        // name, where an authority may have let any text pass.
        private bool IsForNoAddress(X509Certificate2? certificate)
        {
            if (certificate == null || !IPAddress.TryParse(endpoint.Host, out IPAddress? host)) return false;
            foreach (IPAddress address in CertificateReport.Addresses(certificate))
            {
                if (address.GetAddressBytes().AsSpan().SequenceEqual(host.GetAddressBytes())) return false;
            }
            return true;
        }

        private Pop3TlsException Explain(Exception failure)
        {
            if (_problem.Length > 0) return new Pop3TlsException("The certificate of " + endpoint.Host + " was rejected: " + _problem + ".", _chain, failure);
            string cause = failure is AuthenticationException ? failure.InnerException?.Message ?? failure.Message : failure.Message;
            return new Pop3TlsException("The TLS handshake with " + endpoint.Host + " failed: " + cause + " Is this a TLS port, and of TLS 1.2 or 1.3?", failure);
        }

        private void Note(SslStream stream)
        {
            byte[]? key = stream.RemoteCertificate?.GetPublicKey();
            if (key != null) PeerKeyHash = Fingerprint.Of(key, 0, key.Length);
        }
    }
}
