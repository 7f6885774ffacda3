using System;
using System.Reflection;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>Options that are given together.</summary>
public class ClientOptionsTests
{
    [Fact]
    public void Every_option_becomes_the_clients()
    {
        using var tokens = new TokenProvider(new Uri("https://login.example.org/token"), "client", "", "r3fresh");
        var usual = new Pop3ClientOptions { Host = "usual.example.org" };
        var options = new Pop3ClientOptions
        {
            Host = "pop.example.org",
            Port = 1995,
            Username = "ann",
            Password = "secret",
            AccessToken = "t0ken",
            TokenProvider = tokens,
            SecurityOptions = SecurityOptions.SSLExplicit,
            SupportedEncryption = EncryptionProtocols.Tls13,
            TrustedCertificates = [1],
            AllowedAuthentication = Pop3KnownAuthenticationType.Plain,
            Proxy = new SocksProxy("proxy.example.org"),
            Timeout = 1,
            GreetingTimeout = 2,
            ConnectionCheckupPeriod = 3,
            DeletePolicy = DeletePolicy.CommitOnDispose,
            Pipelining = PipeliningMode.Disabled,
            ConnectionAsgmtMode = ConnectionAsgmtMode.UseMain,
            UseMultiConnection = MultiConnectionMode.Auto,
            ConnectionsQuantity = 4,
            ProtocolLog = new NoLog(),
            Clock = new ManualClock(),
        };
        using var client = new Pop3Client(options);
        foreach (PropertyInfo option in typeof(Pop3ClientOptions).GetProperties())
        {
            object? value = option.GetValue(options);
            Assert.False(Equals(option.GetValue(usual), value), option.Name + " is the usual one: this test proves nothing of it");
            Assert.True(Equals(value, Of(client, option.Name)), option.Name);
        }
        Assert.True(client.EnableLogger);
    }

    [Fact]
    public void No_certificates_to_trust_are_an_empty_array_and_not_null()
    {
        using var client = new Pop3Client("pop.example.org");
        Assert.Throws<ArgumentNullException>(() => client.TrustedCertificates = null!);
        Assert.Throws<ArgumentNullException>(() => new Pop3Client(new Pop3ClientOptions { Host = "pop.example.org", TrustedCertificates = null! }));
        Assert.Empty(client.TrustedCertificates);
    }

    private static object? Of(Pop3Client client, string name) => name == nameof(Pop3ClientOptions.Pipelining)
        ? client.UsePipelining.ClientMode
        : typeof(Pop3Client).GetProperty(name, BindingFlags.Instance | BindingFlags.Public | BindingFlags.NonPublic)!.GetValue(client);

    private sealed class NoLog : IProtocolLog
    {
        public void Write(ProtocolLogEvent logged)
        {
            // Nobody reads it.
        }
    }
}
