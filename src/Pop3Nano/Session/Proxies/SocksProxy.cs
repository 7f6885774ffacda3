using System;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    /// <summary>A SOCKS proxy: version 4, 4a or 5 (RFC 1928) with no credentials or user name and password (RFC 1929). Safe to share.</summary>
    public sealed class SocksProxy : IProxyClient
    {
        private const int MostOctets = 255; // of a name, a user name and a password: their lengths are octets on the wire
        private readonly ProxyAddress _address;
        private readonly byte[] _userName;
        private readonly byte[] _password;

        /// <summary>A proxy that wants no credentials.</summary>
        public SocksProxy(string host, int port = 1080, SocksVersion version = SocksVersion.Socks5)
            : this(host, port, version, "", "")
        {
        }

        /// <summary>A proxy with credentials. They go to it in clear text: RFC 1929 knows no other way. Version 4 has no passwords.</summary>
        /// <param name="host">The proxy's name or address.</param>
        /// <param name="port">From 1 to 65535; 1080 is usual.</param>
        /// <param name="version">Which SOCKS it speaks.</param>
        /// <param name="userName">At most 255 octets of UTF-8, without NUL; empty: none.</param>
        /// <param name="password">At most 255 octets of UTF-8.</param>
        /// <exception cref="ArgumentException">One of them is out of range, or the version has no passwords.</exception>
        public SocksProxy(string host, int port, SocksVersion version, string userName, string password)
        {
            ArgumentNullException.ThrowIfNull(userName);
            ArgumentNullException.ThrowIfNull(password);
            if (!Enum.IsDefined(version)) throw new ArgumentOutOfRangeException(nameof(version));
            if (version != SocksVersion.Socks5 && password.Length > 0) throw new ArgumentException("Only SOCKS 5 has passwords.", nameof(password));
            if (userName.Length == 0 && password.Length > 0) throw new ArgumentException("A password needs a user name.", nameof(userName));
            _address = new ProxyAddress(version == SocksVersion.Socks5 ? "SOCKS5" : version == SocksVersion.Socks4a ? "SOCKS4a" : "SOCKS4", host, port);
            _userName = Encoding.UTF8.GetBytes(userName);
            _password = Encoding.UTF8.GetBytes(password);
            if (_userName.Length > MostOctets || _userName.Contains((byte)0)) throw new ArgumentException("The user name is longer than 255 octets or holds NUL.", nameof(userName));
            if (_password.Length > MostOctets) throw new ArgumentException("The password is longer than 255 octets.", nameof(password));
            Version = version;
        }

        /// <summary>The proxy's name or address.</summary>
        public string Host => _address.Host;

        /// <summary>The proxy's port.</summary>
        public int Port => _address.Port;

        /// <summary>Which SOCKS it speaks.</summary>
        public SocksVersion Version { get; }

        /// <inheritdoc/>
        public Stream Connect(string host, int port, ProxyDialer dialer)
        {
            ArgumentNullException.ThrowIfNull(dialer);
            string name = Named(host);
            ProxyDialogue dialogue = Dialogue(NeedsAddress(name) ? Version4Address(host, dialer.Resolve(name)) : name, port);
            Stream stream = _address.Dial(dialer);
            dialogue.Run(stream);
            return stream;
        }

        /// <inheritdoc/>
        public async ValueTask<Stream> ConnectAsync(string host, int port, ProxyDialer dialer, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(dialer);
            string name = Named(host);
            if (NeedsAddress(name)) name = Version4Address(host, await dialer.ResolveAsync(name, cancellationToken).ConfigureAwait(false));
            ProxyDialogue dialogue = Dialogue(name, port);
            Stream stream = await _address.DialAsync(dialer, cancellationToken).ConfigureAwait(false);
            await dialogue.RunAsync(stream, cancellationToken).ConfigureAwait(false);
            return stream;
        }

        /// <summary>Kind and address; no credentials.</summary>
        public override string ToString() => _address.Name;

        private static string Named(string host)
        {
            string name = ProxyAddress.Ascii(host);
            return name.Length is > 0 and <= MostOctets ? name : throw new ArgumentException("The host is empty or longer than 255 octets.", nameof(host));
        }

        private bool NeedsAddress(string name) => Version == SocksVersion.Socks4 && !IPAddress.TryParse(name, out _);

        private string Version4Address(string host, IPAddress[] addresses) =>
            (addresses.FirstOrDefault(a => a.AddressFamily == AddressFamily.InterNetwork)
                ?? throw new Pop3ProxyException(Pop3ProxyReason.NotSupported, $"The {_address.Name} takes IPv4 addresses only, and {host} has none.", null)).ToString();

        private ProxyDialogue Dialogue(string name, int port) => Version == SocksVersion.Socks5
            ? new Socks5Dialogue(_address.Name, name, port, _userName, _password)
            : new Socks4Dialogue(_address.Name, name, port, _userName);
    }
}
