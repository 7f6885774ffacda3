using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>A session over a socket, with or without options and a profile: what is not given is the usual.</summary>
public class ConnectTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Options_alone_are_enough(bool blocking)
    {
        using var server = new Pop3TestServer();
        server.AddMailbox("tim", "secret");
        server.Start();
        var endpoint = new Pop3Endpoint("127.0.0.1", server.Port, Pop3Security.None);
        var trace = new RecordingTrace();
        var options = new Pop3SessionOptions();
        options.TraceTo(trace);
        using Pop3Session session = blocking ? Pop3Session.Connect(endpoint, options) : await Pop3Session.ConnectAsync(endpoint, options);
        Assert.Contains("S: +OK POP3 server ready", trace.Text, System.StringComparison.Ordinal);
        Assert.False(session.Profile.KnowsBefore); // of a server that was never met
    }
}
