using System;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;

namespace Pop3Nano.Tests.Support;

/// <summary>A server, a scripted proxy in front of it, and sessions that go through.</summary>
internal sealed class ProxyBench : IDisposable
{
    /// <summary>A name that nobody here knows: only the proxy can lead to it.</summary>
    public const string Host = "pop.example.invalid";

    private readonly Pop3TestServer _server = new(new Pop3TestServerOptions { Greeting = "behind the proxy" });

    public ProxyBench(params ProxyScript[] scripts)
        : this(Pop3Security.None, scripts)
    {
    }

    public ProxyBench(Pop3Security security, params ProxyScript[] scripts)
    {
        _server.AddMailbox("tim", "secret");
        _server.Start();
        Security = security;
        Proxy = new ScriptedProxy(security == Pop3Security.Implicit ? _server.TlsPort : _server.Port, scripts);
    }

    public Pop3Security Security { get; }

    public ScriptedProxy Proxy { get; }

    public int GreetingTimeout { get; set; } = 10000;

    /// <summary>Connects and logs in; the text of the greeting, or with STLS of its reply.</summary>
    public async Task<string> Visit(IProxyClient client, bool blocking, string host = Host, CancellationToken cancel = default)
    {
        var endpoint = new Pop3Endpoint(host, 110, Security)
        {
            Proxy = client,
            GreetingTimeout = GreetingTimeout,
            TrustedCertificates = Encoding.ASCII.GetBytes(_server.CaCertificatePem),
        };
        var options = new Pop3SessionOptions { Timeout = 10000 };
        using Pop3Session session = blocking ? await Task.Run(() => Pop3Session.Connect(endpoint, options, new Pop3ServerProfile()))
            : await Pop3Session.ConnectAsync(endpoint, options, new Pop3ServerProfile(), cancel);
        string greeting = session.GetText();
        await session.LoginAsync("tim", "secret", cancellationToken: cancel);
        return greeting;
    }

    public void Dispose()
    {
        Proxy.Dispose();
        _server.Dispose();
    }
}
