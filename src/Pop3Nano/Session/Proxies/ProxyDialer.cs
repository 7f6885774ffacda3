using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    /// <summary>
    /// Makes a proxy's TCP connections. One at a time: dialling again closes the connection before. All that is read, written and
    /// waited for ends at the endpoint's deadline.
    /// </summary>
    public abstract class ProxyDialer
    {
        /// <summary>Connects to the proxy itself.</summary>
        /// <exception cref="System.Net.Sockets.SocketException">The name is unknown or nobody answers there.</exception>
        /// <exception cref="System.TimeoutException">It took too long.</exception>
        public abstract Stream Dial(string host, int port);

        /// <summary>The same without blocking a thread.</summary>
        public abstract ValueTask<Stream> DialAsync(string host, int port, CancellationToken cancellationToken);

        /// <summary>Looks a name up here, for a protocol that has addresses only.</summary>
        /// <exception cref="System.Net.Sockets.SocketException">The name is unknown.</exception>
        public abstract IPAddress[] Resolve(string host);

        /// <summary>The same without blocking a thread.</summary>
        public abstract ValueTask<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken);
    }
}
