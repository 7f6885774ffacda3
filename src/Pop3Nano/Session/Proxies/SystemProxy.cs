using System;
using System.Globalization;
using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    /// <summary>
    /// The proxy that the platform uses for HTTPS (settings of the system, or HTTPS_PROXY, ALL_PROXY and NO_PROXY), or one of
    /// the caller's. Asked for each connection; where it names none, the way is straight.
    /// </summary>
    /// <param name="proxy">Whom to ask.</param>
    public sealed class SystemProxy(IWebProxy proxy) : IProxyClient
    {
        private readonly IWebProxy _proxy = proxy ?? throw new ArgumentNullException(nameof(proxy));

        /// <summary>The platform's (<see cref="HttpClient.DefaultProxy"/>).</summary>
        public SystemProxy()
            : this(HttpClient.DefaultProxy)
        {
        }

        /// <inheritdoc/>
        public Stream Connect(string host, int port, ProxyDialer dialer)
        {
            ArgumentNullException.ThrowIfNull(dialer);
            IProxyClient? found = For(host, port);
            return found == null ? dialer.Dial(host, port) : found.Connect(host, port, dialer);
        }

        /// <inheritdoc/>
        public ValueTask<Stream> ConnectAsync(string host, int port, ProxyDialer dialer, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(dialer);
            IProxyClient? found = For(host, port);
            return found == null ? dialer.DialAsync(host, port, cancellationToken) : found.ConnectAsync(host, port, dialer, cancellationToken);
        }

        /// <summary>The proxy for one server; null: none.</summary>
        /// <exception cref="Pop3ProxyException">It is of a kind that is not spoken here, such as one under TLS.</exception>
        public IProxyClient? For(string host, int port)
        {
            string name = ProxyAddress.Ascii(host);
            if (name.Contains(':', StringComparison.Ordinal)) name = "[" + name + "]";
            var server = new Uri(string.Create(CultureInfo.InvariantCulture, $"https://{name}:{port}"));
            if (_proxy.IsBypassed(server)) return null;
            Uri? found = _proxy.GetProxy(server);
            if (found == null || found == server) return null;
            NetworkCredential? known = _proxy.Credentials?.GetCredential(found, "Basic");
            (string user, string password) = known == null ? ("", "") : (known.UserName, known.Password);
            string at = found.IdnHost;
            return found.Scheme switch
            {
                "http" => new HttpProxy(at, found.Port, user, password),
                "socks5" => new SocksProxy(at, Port(found), SocksVersion.Socks5, user, password),
                "socks4a" => new SocksProxy(at, Port(found), SocksVersion.Socks4a, user, ""),
                "socks4" => new SocksProxy(at, Port(found), SocksVersion.Socks4, user, ""),
                _ => throw new Pop3ProxyException(Pop3ProxyReason.NotSupported, $"A proxy of the kind {found.Scheme}:// is not spoken here.", null),
            };
        }

        /// <summary>What it is; which proxy it finds depends on the server.</summary>
        public override string ToString() => "the system's proxy";

        private static int Port(Uri found) => found.Port > 0 ? found.Port : 1080;
    }
}
