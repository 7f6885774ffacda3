using System;
using System.Net;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    // How connections are protected. What the caller asks for is what happens, or there is an error: nothing is weakened silently.
    public abstract partial class EmailClient
    {
        private const EncryptionProtocols Obsolete = EncryptionProtocols.Ssl2 | EncryptionProtocols.Ssl3 | EncryptionProtocols.Tls | EncryptionProtocols.Tls11;
        private const EncryptionProtocols Known = Obsolete | EncryptionProtocols.Tls12 | EncryptionProtocols.Tls13;

        private IProxyClient? _proxy;
        private SecurityOptions _security = SecurityOptions.Auto;
        private EncryptionProtocols _encryption = EncryptionProtocols.Tls12 | EncryptionProtocols.Tls13;
        private X509CertificateCollection? _clientCertificates;
        private RemoteCertificateValidationCallback? _validation;
        private X509RevocationMode _revocation = X509RevocationMode.NoCheck;
        private byte[] _trusted = [];

        /// <summary>Implicit TLS, STLS or clear text; Auto unless it is set. Connecting does not change it.</summary>
        public SecurityOptions SecurityOptions
        {
            get => _security;
            set
            {
                ProveClosed();
                if (value is < SecurityOptions.None or > SecurityOptions.Auto) throw new ArgumentOutOfRangeException(nameof(value), value, "This is no way to protect a connection.");
                if ((value & SecurityOptions.None) != 0 && value is not (SecurityOptions.None or SecurityOptions.Auto))
                    throw new ArgumentException("Clear text and TLS can't both be asked for: what is negotiable can be taken away by an attacker.", nameof(value));
                _security = value;
                ForgetServer();
            }
        }

        /// <summary>The TLS versions that are offered; 1.2 and 1.3 unless it is set.</summary>
        /// <exception cref="ArgumentException">A version is obsolete or unknown.</exception>
        public EncryptionProtocols SupportedEncryption
        {
            get => _encryption;
            set
            {
                if ((value & Obsolete) != 0)
                    throw new ArgumentException("SSL 2, SSL 3, TLS 1.0 and TLS 1.1 are broken or deprecated (RFC 7568, RFC 8996). SetSupportedEncryptionUnsafe takes them.", nameof(value));
                if ((value & ~Known) != 0) throw new ArgumentException("This TLS version is not known.", nameof(value));
                SetSupportedEncryptionUnsafe(value);
            }
        }

        /// <summary>Certificates that the client shows if the server asks; null: none.</summary>
        public X509CertificateCollection? ClientCertificates
        {
            get => _clientCertificates;
            set
            {
                ProveClosed();
                _clientCertificates = value;
            }
        }

        /// <summary>Decides about the server's certificate in place of the strict check; null: the strict check.</summary>
        public RemoteCertificateValidationCallback? RemoteCertificateValidationCallback
        {
            get => _validation;
            set
            {
                ProveClosed();
                _validation = value;
            }
        }

        /// <summary>Whether certificates are looked up among the revoked ones; not unless it is set, since the look-up leaves the machine.</summary>
        public X509RevocationMode RevocationMode
        {
            get => _revocation;
            set
            {
                ProveClosed();
                _revocation = value;
            }
        }

        /// <summary>Certificates (PEM, or one as DER) that are trusted in place of the platform's; empty: the platform's.</summary>
        public byte[] TrustedCertificates
        {
            get => _trusted;
            set
            {
                ArgumentNullException.ThrowIfNull(value);
                ProveClosed();
                _trusted = value;
            }
        }

        /// <summary>Whether implicit TLS may go on with an earlier session's keys; true unless it is set. A resumed connection that dies before the greeting is made again without, once. It may be changed at any time, for the connections to come.</summary>
        public bool TlsResumption { get; set; } = true;

        /// <summary>The proxy that leads to the server; null: the straight way.</summary>
        public IProxyClient? Proxy
        {
            get => _proxy;
            set
            {
                ProveClosed();
                _proxy = value;
            }
        }

        /// <summary>Asks for the local address to connect from, once for each remote address that is tried.</summary>
        public event EventHandler<BindIPEndPointEventArgs>? BindIPEndPoint;

        /// <summary>Sets <see cref="SupportedEncryption"/> without checks, obsolete versions included. Whether they work, the platform decides.</summary>
        public void SetSupportedEncryptionUnsafe(EncryptionProtocols protocols)
        {
            ProveClosed();
            _encryption = protocols;
        }

        internal Pop3Endpoint Endpoint(int greetingTimeout, ConnectionLog log)
        {
            if (string.IsNullOrEmpty(Host)) throw new InvalidOperationException("Host is not set.");
            return new Pop3Endpoint(Host, PortInUse, Security())
            {
                Protocols = (SslProtocols)_encryption,
                ClientCertificates = ClientCertificates,
                CertificateValidation = RemoteCertificateValidationCallback,
                RevocationMode = RevocationMode,
                TrustedCertificates = TrustedCertificates,
                GreetingTimeout = greetingTimeout,
                TlsResumption = TlsResumption,
                Proxy = Proxy,
                BindIPEndPoint = BindIPEndPoint == null ? null : Bind,
                Noticed = log.Note,
            };
        }

        private IPEndPoint? Bind(IPEndPoint remote)
        {
            var asked = new BindIPEndPointEventArgs(remote);
            BindIPEndPoint?.Invoke(this, asked);
            return asked.LocalEndPoint;
        }

        private Pop3Security Security() =>
            _security == SecurityOptions.None ? Pop3Security.None : IsImplicit(_port) ? Pop3Security.Implicit : Pop3Security.StartTls;

        // Auto: the usual port for implicit TLS means it, any other means STLS.
        private bool IsImplicit(int port) => _security switch
        {
            SecurityOptions.None or SecurityOptions.SSLExplicit => false,
            SecurityOptions.SSLImplicit => true,
            _ => port is 0 or 995,
        };
    }
}
