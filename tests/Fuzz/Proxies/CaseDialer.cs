using System.IO;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Proxies;

/// <summary>Dials the same stream again and again, which goes on where it was.</summary>
internal sealed class CaseDialer(CaseStream stream) : ProxyDialer
{
    public override Stream Dial(string host, int port) => stream;

    public override ValueTask<Stream> DialAsync(string host, int port, CancellationToken cancellationToken) => new(stream);

    public override IPAddress[] Resolve(string host) => [IPAddress.Loopback];

    public override ValueTask<IPAddress[]> ResolveAsync(string host, CancellationToken cancellationToken) => new(Resolve(host));
}
