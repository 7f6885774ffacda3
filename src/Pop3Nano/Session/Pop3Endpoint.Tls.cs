using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;

namespace Pop3Nano.Session
{
    public sealed partial class Pop3Endpoint
    {
        /// <summary>The TLS versions that are offered: 1.2 and 1.3 unless it is set.</summary>
        public SslProtocols Protocols { get; set; } = SslProtocols.Tls12 | SslProtocols.Tls13;

        /// <summary>Whether certificates are looked up among the revoked ones: not unless it is set, since the look-up leaves the machine.</summary>
        public X509RevocationMode RevocationMode { get; set; } = X509RevocationMode.NoCheck;

        /// <summary>Certificates that the client shows if it is asked; null: none.</summary>
        public X509CertificateCollection? ClientCertificates { get; set; }

        /// <summary>
        /// Whether implicit TLS may go on with an earlier session's keys where the platform can: true unless it is set. A resumed
        /// connection that dies before the greeting is made again without. Behind STLS nothing is ever resumed: no greeting would tell.
        /// </summary>
        public bool TlsResumption { get; set; } = true;

        /// <summary>Decides about the server's certificate in place of the strict check; null: the strict check.</summary>
        public RemoteCertificateValidationCallback? CertificateValidation { get; set; }
    }
}
