using System;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    // From nothing to a connection that is as secure as it has to be from the start.
    public sealed partial class TcpChannel
    {
        private const string WithoutResumption = "The resumed TLS session died before the greeting: connecting once more without resumption.";

        /// <summary>Connects, and with implicit TLS makes the handshake. <see cref="Pop3Endpoint.GreetingTimeout"/> covers it all.</summary>
        /// <remarks>A resumed TLS session that dies before the greeting is made again without resumption, once, in a time of its own.</remarks>
        /// <exception cref="ArgumentException">The endpoint's certificates can't be read: nothing was connected.</exception>
        /// <exception cref="SocketException">The name is unknown or nobody answers there.</exception>
        /// <exception cref="Pop3ProxyException">The proxy does not lead there.</exception>
        /// <exception cref="Pop3TlsException">The certificate is not good enough, or the handshake failed.</exception>
        /// <exception cref="TimeoutException">It took too long.</exception>
        public static TcpChannel Open(Pop3Endpoint endpoint)
        {
            bool resume = endpoint.TlsResumption && TlsMemory.MayResume(endpoint);
            try
            {
                return Open(endpoint, resume);
            }
            catch (IOException failure) when (TlsMemory.Blames(endpoint, resume, failure))
            {
                endpoint.Noticed?.Invoke(WithoutResumption);
                return Open(endpoint, resume: false);
            }
        }

        /// <summary>The same without blocking a thread.</summary>
        public static async ValueTask<TcpChannel> OpenAsync(Pop3Endpoint endpoint, CancellationToken cancellationToken)
        {
            bool resume = endpoint.TlsResumption && TlsMemory.MayResume(endpoint);
            try
            {
                return await OpenAsync(endpoint, resume, cancellationToken).ConfigureAwait(false);
            }
            catch (IOException failure) when (TlsMemory.Blames(endpoint, resume, failure))
            {
                endpoint.Noticed?.Invoke(WithoutResumption);
                return await OpenAsync(endpoint, resume: false, cancellationToken).ConfigureAwait(false);
            }
        }

        private static TcpChannel Open(Pop3Endpoint endpoint, bool resume)
        {
            var channel = new TcpChannel(endpoint);
            try
            {
                channel.Guard(); // a blocking Connect has no timeout of its own; closing the socket ends it
                channel._stream = endpoint.Proxy == null ? channel._dialer.Dial(endpoint.Host, endpoint.Port)
                    : endpoint.Proxy.Connect(endpoint.Host, endpoint.Port, channel._dialer);
                channel._watch.Rest();
                if (endpoint.Security != Pop3Security.Implicit) return channel;
                channel.Secure(resume);
                if (!resume || !TlsMemory.Knows(endpoint)) return Remembered(channel, resume);
                if (channel.Read(channel._octetAhead, 0, 1) == 0) throw Fail.Lost(Pop3Command.None);
                channel._ahead = Task.FromResult(1);
                return channel;
            }
            catch (Exception)
            {
                channel.Close();
                if (channel._watch.Expired) throw Fail.Timeout();
                throw;
            }
        }

        private static async ValueTask<TcpChannel> OpenAsync(Pop3Endpoint endpoint, bool resume, CancellationToken cancellationToken)
        {
            var channel = new TcpChannel(endpoint);
            try
            {
                channel.Guard();
                channel._stream = endpoint.Proxy == null ? await channel._dialer.DialAsync(endpoint.Host, endpoint.Port, cancellationToken).ConfigureAwait(false)
                    : await endpoint.Proxy.ConnectAsync(endpoint.Host, endpoint.Port, channel._dialer, cancellationToken).ConfigureAwait(false);
                channel._watch.Rest();
                if (endpoint.Security != Pop3Security.Implicit) return channel;
                await channel.SecureAsync(resume, cancellationToken).ConfigureAwait(false);
                if (!resume || !TlsMemory.Knows(endpoint)) return Remembered(channel, resume);
                if (await channel.ReadAsync(channel._octetAhead, 0, 1, cancellationToken).ConfigureAwait(false) == 0) throw Fail.Lost(Pop3Command.None);
                channel._ahead = Task.FromResult(1);
                return channel;
            }
            catch (Exception)
            {
                channel.Close();
                if (channel._watch.Expired) throw Fail.Timeout();
                throw;
            }
        }

        // The next connection to this host may go on with this one's keys.
        private static TcpChannel Remembered(TcpChannel channel, bool resume)
        {
            if (resume) TlsMemory.Met(channel._endpoint);
            return channel;
        }

        private void Secure(bool resume)
        {
            _tls ??= new TlsHandshake(_endpoint);
            _stream = _tls.Run(_stream, resume);
        }

        private async ValueTask SecureAsync(bool resume, CancellationToken cancellationToken)
        {
            _tls ??= new TlsHandshake(_endpoint);
            try
            {
                Guard();
                _stream = await _tls.RunAsync(_stream, resume, cancellationToken).ConfigureAwait(false);
            }
            finally
            {
                _watch.Rest();
            }
        }
    }
}
