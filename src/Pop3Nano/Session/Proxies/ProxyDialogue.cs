using System;
using System.IO;
using System.Security.Cryptography;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    /// <summary>
    /// What is said to a proxy, without I/O: octets to write, then a number of octets to read. Never one octet more than the proxy's own:
    /// the next is the server's greeting.
    /// </summary>
    internal abstract class ProxyDialogue
    {
        private const int Longest = 512; // octets of one step, from SOCKS5's 255 and some

        private byte[] _output = [];

        /// <summary>Octets to read next; 0: the way is free.</summary>
        protected int Wanted { get; set; }

        /// <summary>The proxy's name in messages.</summary>
        protected abstract string Name { get; }

        /// <summary>Goes on with so many octets as were wanted.</summary>
        protected abstract void Take(ReadOnlySpan<byte> octets);

        /// <summary>Has octets written, then wiped: there may be a password among them.</summary>
        protected void Say(byte[] octets) => _output = octets;

        public void Run(Stream stream)
        {
            byte[] buffer = new byte[Longest];
            try
            {
                while (true)
                {
                    if (_output.Length > 0) stream.Write(_output, 0, _output.Length);
                    Wipe();
                    if (Wanted == 0) return;
                    stream.ReadExactly(buffer, 0, Wanted);
                    Take(buffer.AsSpan(0, Wanted));
                }
            }
            catch (IOException lost) when (lost is not Pop3ProxyException)
            {
                throw Lost(lost);
            }
            finally
            {
                Wipe();
            }
        }

        public async ValueTask RunAsync(Stream stream, CancellationToken cancellationToken)
        {
            byte[] buffer = new byte[Longest];
            try
            {
                while (true)
                {
                    if (_output.Length > 0) await stream.WriteAsync(_output, cancellationToken).ConfigureAwait(false);
                    Wipe();
                    if (Wanted == 0) return;
                    await stream.ReadExactlyAsync(buffer.AsMemory(0, Wanted), cancellationToken).ConfigureAwait(false);
                    Take(buffer.AsSpan(0, Wanted));
                }
            }
            catch (IOException lost) when (lost is not Pop3ProxyException)
            {
                throw Lost(lost);
            }
            finally
            {
                Wipe();
            }
        }

        protected Pop3ProxyException Fails(Pop3ProxyReason reason, string why) => new(reason, $"The {Name} {why}", null);

        private Pop3ProxyException Lost(IOException lost) => new(Pop3ProxyReason.Closed, $"The {Name} closed the connection before it had answered.", lost);

        private void Wipe()
        {
            CryptographicOperations.ZeroMemory(_output);
            _output = [];
        }
    }
}
