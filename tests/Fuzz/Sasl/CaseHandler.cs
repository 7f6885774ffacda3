using System.IO;
using System.Net;
using System.Net.Http;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Fuzz.Sasl;

/// <summary>Stands where the network does: answers every request with a stream and a status.</summary>
internal sealed class CaseHandler(Stream body) : HttpMessageHandler
{
    public HttpStatusCode Status { get; set; }

    protected override HttpResponseMessage Send(HttpRequestMessage request, CancellationToken cancellationToken) => new(Status) { Content = new StreamContent(body) };

    protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken) => Task.FromResult(Send(request, cancellationToken));
}
