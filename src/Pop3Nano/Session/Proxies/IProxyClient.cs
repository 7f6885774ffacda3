using System.IO;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Session
{
    /// <summary>A way to a server that leads through somebody else. TLS is made with the server, inside of it.</summary>
    public interface IProxyClient
    {
        /// <summary>Connects to a server through the proxy.</summary>
        /// <param name="host">The server's name or address. A name is handed to the proxy, not looked up here.</param>
        /// <param name="port">From 1 to 65535.</param>
        /// <param name="dialer">Makes the connections that are needed, within the endpoint's GreetingTimeout.</param>
        /// <returns>A stream whose next octet is the server's first. It reads from what the dialer returned.</returns>
        /// <exception cref="Pop3ProxyException">The proxy can't be reached, or says no.</exception>
        Stream Connect(string host, int port, ProxyDialer dialer);

        /// <summary>The same without blocking a thread.</summary>
        ValueTask<Stream> ConnectAsync(string host, int port, ProxyDialer dialer, CancellationToken cancellationToken);
    }
}
