using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Pop3Nano.Session
{
    /// <summary>
    /// A TCP connection, with TLS from the start or later: the nanoFramework twin. TLS 1.2 and 1.3; the server's certificate is required and
    /// checked against the endpoint's, or the device's store. Connect and the TLS handshake have no timeout on this platform.
    /// </summary>
    public sealed class TcpChannel : Pop3Channel
    {
        private readonly Pop3Endpoint _endpoint;
        private readonly Socket _socket;
        private NetworkStream _stream;
        private bool _secure;
        private long _deadline = long.MaxValue;

        private TcpChannel(Pop3Endpoint endpoint, Socket socket)
        {
            _endpoint = endpoint;
            _socket = socket;
            _stream = null!; // until connected
        }

        /// <inheritdoc/>
        public override bool IsSecure
        {
            get { return _secure; }
        }

        /// <summary>Connects, and with implicit TLS makes the handshake. The deadline starts once the server has accepted.</summary>
        /// <exception cref="SocketException">The name is unknown, nobody answers there, or (older firmware) the handshake failed.</exception>
        /// <exception cref="TimeoutException">It took too long: noticed only after the handshake.</exception>
        public static TcpChannel Open(Pop3Endpoint endpoint)
        {
            IPAddress address = Dns.GetHostEntry(endpoint.Host).AddressList[0];
            var socket = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            var channel = new TcpChannel(endpoint, socket);
            try
            {
                socket.Connect(new IPEndPoint(address, endpoint.Port));
                socket.SetSocketOption(SocketOptionLevel.Tcp, SocketOptionName.NoDelay, true);
                channel._stream = new NetworkStream(socket, true);
                channel.SetDeadline(endpoint.GreetingTimeout);
                if (endpoint.Security == Pop3Security.Implicit) channel.StartTls();
                return channel;
            }
            catch (Exception)
            {
                channel.Close();
                throw;
            }
        }

        /// <inheritdoc/>
        public override int Read(byte[] buffer, int start, int length)
        {
            _stream.ReadTimeout = Left();
            try
            {
                return _stream.Read(buffer, start, length);
            }
            catch (SocketException failure)
            {
                throw Translated(failure);
            }
        }

        /// <inheritdoc/>
        public override void Write(byte[] buffer, int start, int length)
        {
            _stream.WriteTimeout = Left();
            try
            {
                _stream.Write(buffer, start, length);
            }
            catch (SocketException failure)
            {
                throw Translated(failure);
            }
        }

        /// <inheritdoc/>
        public override void SetDeadline(int milliseconds)
        {
            _deadline = milliseconds < 0 ? long.MaxValue : Milliseconds + milliseconds;
        }

        /// <inheritdoc/>
        public override void StartTls()
        {
            var stream = new SslStream(_socket);
            _stream = stream; // it closes the socket from now on
            stream.SslVerification = SslVerification.CertificateRequired;
            byte[] trusted = _endpoint.TrustedCertificates;
            SslProtocols versions = SslProtocols.Tls12 | SslProtocols.Tls13;
            if (trusted.Length == 0) stream.AuthenticateAsClient(_endpoint.Host, versions);
            else stream.AuthenticateAsClient(_endpoint.Host, null!, new X509Certificate(Terminated(trusted)), versions);
            _secure = true;
        }

        /// <inheritdoc/>
        public override void Close()
        {
            // Whatever was made last owns the socket; before that the socket itself is closed.
            if (_stream != null) _stream.Dispose();
            _socket.Close();
        }

        // The platform takes PEM for what it is only if a NUL ends it.
        private static byte[] Terminated(byte[] certificates)
        {
            int length = certificates.Length;
            if (certificates[0] != (byte)'-' || certificates[length - 1] == 0) return certificates;
            var text = new byte[length + 1];
            Array.Copy(certificates, 0, text, 0, length);
            return text;
        }

        private int Left()
        {
            if (_deadline == long.MaxValue) return -1;
            long left = _deadline - Milliseconds;
            if (left <= 0) throw Fail.Timeout();
            return left > int.MaxValue ? int.MaxValue : (int)left;
        }

        private static Exception Translated(SocketException failure)
        {
            return failure.ErrorCode == (int)SocketError.TimedOut ? Fail.Timeout() : new IOException("The connection failed.", failure);
        }
    }
}
