using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    /// <summary>
    /// An HTTP proxy that knows CONNECT (RFC 9110 §9.3.6), with Basic credentials (RFC 7617) if it asks for them. Safe to share.
    /// </summary>
    /// <remarks>
    /// Credentials go to the proxy in clear text, and only after it has asked: the first 407 is answered on a new connection, and from
    /// then on they are sent at once. A second 407 is final.
    /// </remarks>
    public sealed class HttpProxy : IProxyClient
    {
        private readonly ProxyAddress _address;
        private readonly byte[] _credentials; // "user:password" in base64, as octets; empty: none
        private volatile bool _isAsked; // the proxy has asked for them

        /// <summary>A proxy that wants no credentials.</summary>
        public HttpProxy(string host, int port = 8080)
            : this(host, port, "", "")
        {
        }

        /// <summary>A proxy with credentials.</summary>
        /// <param name="host">The proxy's name or address.</param>
        /// <param name="port">From 1 to 65535; 3128 and 8080 are usual.</param>
        /// <param name="userName">Without a colon or control characters (RFC 7617 §2); empty: none.</param>
        /// <param name="password">Without control characters.</param>
        /// <exception cref="ArgumentException">One of them is out of range.</exception>
        public HttpProxy(string host, int port, string userName, string password)
        {
            ArgumentNullException.ThrowIfNull(userName);
            ArgumentNullException.ThrowIfNull(password);
            _address = new ProxyAddress("HTTP", host, port);
            if (userName.Contains(':', StringComparison.Ordinal) || userName.Any(char.IsControl)) throw new ArgumentException("The user name holds a colon or a control character.", nameof(userName));
            if (password.Any(char.IsControl)) throw new ArgumentException("The password holds a control character.", nameof(password));
            if (userName.Length == 0 && password.Length > 0) throw new ArgumentException("A password needs a user name.", nameof(userName));
            _credentials = userName.Length == 0 ? [] : Encoding.ASCII.GetBytes(Convert.ToBase64String(Encoding.UTF8.GetBytes(userName + ":" + password)));
        }

        /// <summary>The proxy's name or address.</summary>
        public string Host => _address.Host;

        /// <summary>The proxy's port.</summary>
        public int Port => _address.Port;

        /// <inheritdoc/>
        public Stream Connect(string host, int port, ProxyDialer dialer)
        {
            ArgumentNullException.ThrowIfNull(dialer);
            HttpConnectDialogue dialogue = Dialogue(host, port);
            Stream stream = _address.Dial(dialer);
            dialogue.Run(stream);
            if (!dialogue.IsAsked) return stream;
            _isAsked = true;
            dialogue = Dialogue(host, port);
            stream = _address.Dial(dialer);
            dialogue.Run(stream);
            return stream;
        }

        /// <inheritdoc/>
        public async ValueTask<Stream> ConnectAsync(string host, int port, ProxyDialer dialer, CancellationToken cancellationToken)
        {
            ArgumentNullException.ThrowIfNull(dialer);
            HttpConnectDialogue dialogue = Dialogue(host, port);
            Stream stream = await _address.DialAsync(dialer, cancellationToken).ConfigureAwait(false);
            await dialogue.RunAsync(stream, cancellationToken).ConfigureAwait(false);
            if (!dialogue.IsAsked) return stream;
            _isAsked = true;
            dialogue = Dialogue(host, port);
            stream = await _address.DialAsync(dialer, cancellationToken).ConfigureAwait(false);
            await dialogue.RunAsync(stream, cancellationToken).ConfigureAwait(false);
            return stream;
        }

        /// <summary>Kind and address; no credentials.</summary>
        public override string ToString() => _address.Name;

        private HttpConnectDialogue Dialogue(string host, int port) => new(_address.Name, ProxyAddress.Ascii(host), port, _credentials, _isAsked);
    }
}
