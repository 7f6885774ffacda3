using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Tests.Attacks;

/// <summary>Leads to a port of this machine, whatever the server's name: what somebody can do who rules the names or the routes.</summary>
internal sealed class LoopbackWay(int target) : IProxyClient
{
    public Stream Connect(string host, int port, ProxyDialer dialer) => dialer.Dial("127.0.0.1", target);

    public async ValueTask<Stream> ConnectAsync(string host, int port, ProxyDialer dialer, CancellationToken cancellationToken) =>
        await dialer.DialAsync("127.0.0.1", target, cancellationToken);
}
