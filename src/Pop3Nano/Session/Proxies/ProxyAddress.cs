using System;
using System.Globalization;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    /// <summary>Where a proxy is, and what its kinds have in common.</summary>
    internal sealed class ProxyAddress
    {
        public ProxyAddress(string kind, string host, int port)
        {
            ArgumentException.ThrowIfNullOrEmpty(host);
            ArgumentOutOfRangeException.ThrowIfLessThan(port, 1);
            ArgumentOutOfRangeException.ThrowIfGreaterThan(port, 65535);
            Host = host;
            Port = port;
            Name = string.Create(CultureInfo.InvariantCulture, $"{kind} proxy {host}:{port}");
        }

        public string Host { get; }

        public int Port { get; }

        public string Name { get; }

        /// <summary>A server's name as it goes over the wire: ASCII, and nothing in it that could end a line or a field.</summary>
        public static string Ascii(string host)
        {
            foreach (char c in host)
            {
                if (c <= ' ' || c == '\x7F') throw new ArgumentException("The host holds a blank or a control character.", nameof(host));
            }
            return System.Text.Ascii.IsValid(host) ? host : new IdnMapping().GetAscii(host);
        }

        public Stream Dial(ProxyDialer dialer)
        {
            try
            {
                return dialer.Dial(Host, Port);
            }
            catch (SocketException nobody)
            {
                throw Unreachable(nobody);
            }
        }

        public async ValueTask<Stream> DialAsync(ProxyDialer dialer, CancellationToken cancellationToken)
        {
            try
            {
                return await dialer.DialAsync(Host, Port, cancellationToken).ConfigureAwait(false);
            }
            catch (SocketException nobody)
            {
                throw Unreachable(nobody);
            }
        }

        private Pop3ProxyException Unreachable(SocketException nobody) =>
            new(Pop3ProxyReason.ProxyUnreachable, $"The {Name} can't be reached: {nobody.Message}.", nobody);
    }
}
