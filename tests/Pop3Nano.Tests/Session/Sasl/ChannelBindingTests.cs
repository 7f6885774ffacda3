using System;
using System.Linq;
using System.Security.Authentication;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session.Sasl;

/// <summary>SCRAM's -PLUS forms over real TLS (RFC 5802 §6, RFC 5929).</summary>
public class ChannelBindingTests
{
    private const string Plus = "SCRAM-SHA-1-PLUS SCRAM-SHA-256-PLUS SCRAM-SHA-512-PLUS";

    private static Pop3TestServer Server(SslProtocols version, string mechanisms, string greeting = "ready", string[]? announced = null)
    {
        Pop3TestServer server = Mechanisms.Server("secret", _ => new Pop3TestServerOptions
        {
            SaslMechanisms = mechanisms.Split(' '),
            SslProtocols = version,
            ImplicitTls = true,
            Greeting = greeting,
            CapabilitiesBeforeLogin = announced,
        });
        server.Start();
        return server;
    }

    private static async Task<Driver> Connect(Pop3TestServer server, bool blocking)
    {
        var endpoint = new Pop3Endpoint("localhost", server.TlsPort) { TrustedCertificates = Encoding.ASCII.GetBytes(server.CaCertificatePem) };
        var options = new Pop3SessionOptions();
        return new Driver(blocking
            ? Pop3Session.Connect(endpoint, options, new Pop3ServerProfile())
            : await Pop3Session.ConnectAsync(endpoint, options, new Pop3ServerProfile()), blocking);
    }

    [Theory]
    [InlineData(SslProtocols.Tls12, "", "tls-unique")]
    [InlineData(SslProtocols.Tls12, "tls-server-end-point", "tls-server-end-point")]
    [InlineData(SslProtocols.Tls13, "", "tls-server-end-point")]
    public async Task The_login_is_bound_to_its_connection(SslProtocols version, string asked, string used)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using Pop3TestServer server = Server(version, Plus + " PLAIN");
            foreach (Pop3KnownAuthenticationType type in (Pop3KnownAuthenticationType[])
                [Pop3KnownAuthenticationType.ScramSha1Plus, Pop3KnownAuthenticationType.ScramSha256Plus, Pop3KnownAuthenticationType.ScramSha512Plus])
            {
                using Driver driver = await Connect(server, blocking);
                using var credentials = new Pop3Credentials("tim", "secret");
                Assert.NotNull(driver.Session.GetChannelBinding(used));
                Assert.Equal(type, await driver.Authenticate(credentials, new Pop3AuthenticationPolicy { Allowed = type, ChannelBinding = asked }));
                Assert.Equal(1, server.Connection(server.Connections).Commands.Count(word => word == "AUTH"));
                await driver.Quit();
            }
        }
    }

    [Fact]
    public async Task The_strongest_way_is_bound_if_it_can_be()
    {
        using Pop3TestServer server = Server(SslProtocols.Tls13, Plus + " SCRAM-SHA-512 PLAIN");
        using Driver driver = await Connect(server, blocking: true);
        using var credentials = new Pop3Credentials("tim", "secret");
        Assert.Equal(Pop3KnownAuthenticationType.ScramSha512Plus, await driver.Authenticate(credentials, new Pop3AuthenticationPolicy()));
    }

    // Cyrus knows tls-unique alone, which TLS 1.3 does not have.
    [Fact]
    public async Task Cyrus_on_TLS_1_3_is_asked_for_no_binding()
    {
        using Pop3TestServer server = Server(SslProtocols.Tls13, "SCRAM-SHA-256-PLUS SCRAM-SHA-256", "mail Cyrus POP3 3.6.1 server ready");
        using Driver driver = await Connect(server, blocking: true);
        using var credentials = new Pop3Credentials("tim", "secret");
        Assert.Equal(Pop3KnownAuthenticationType.ScramSha256, await driver.Authenticate(credentials, new Pop3AuthenticationPolicy()));
        Assert.Null(driver.Session.GetChannelBinding("tls-unique"));
    }

    // The list lacks what the server has: the client says that it could have bound the login, and the server objects.
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_list_without_PLUS_is_noticed_by_the_server_that_has_it(bool blocking)
    {
        using Pop3TestServer server = Server(SslProtocols.Tls13, "SCRAM-SHA-256-PLUS SCRAM-SHA-256", announced: ["SASL SCRAM-SHA-256"]);
        using Driver driver = await Connect(server, blocking);
        using var credentials = new Pop3Credentials("tim", "secret");
        Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(() => driver.Authenticate(credentials, new Pop3AuthenticationPolicy()));
        Assert.Contains("-PLUS", refused.StatusText, StringComparison.Ordinal);
        Assert.Equal(0, server.Logins);
    }

    // Left is one that the policy forbids: it must not pass for a server that has nothing to bind.
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_list_with_only_a_forbidden_PLUS_is_noticed_too(bool blocking)
    {
        using Pop3TestServer server = Server(SslProtocols.Tls13, Plus + " SCRAM-SHA-256", announced: ["SASL SCRAM-SHA-1-PLUS SCRAM-SHA-256"]);
        using Driver driver = await Connect(server, blocking);
        using var credentials = new Pop3Credentials("tim", "secret");
        var policy = new Pop3AuthenticationPolicy { Allowed = Pop3KnownAuthenticationType.ScramSha256 | Pop3KnownAuthenticationType.ScramSha256Plus };
        Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(() => driver.Authenticate(credentials, policy));
        Assert.Contains("-PLUS", refused.StatusText, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_without_PLUS_logs_in_where_it_is_announced()
    {
        using Pop3TestServer server = Server(SslProtocols.Tls13, Plus + " SCRAM-SHA-256");
        using Driver driver = await Connect(server, blocking: true);
        using var credentials = new Pop3Credentials("tim", "secret");
        var policy = new Pop3AuthenticationPolicy { Allowed = Pop3KnownAuthenticationType.ScramSha256 };
        Assert.Equal(Pop3KnownAuthenticationType.ScramSha256, await driver.Authenticate(credentials, policy));
    }

    [Fact]
    public async Task A_server_without_PLUS_takes_a_client_that_could()
    {
        using Pop3TestServer server = Server(SslProtocols.Tls13, "SCRAM-SHA-256 PLAIN");
        using Driver driver = await Connect(server, blocking: true);
        using var credentials = new Pop3Credentials("tim", "secret");
        Assert.Equal(Pop3KnownAuthenticationType.ScramSha256, await driver.Authenticate(credentials, new Pop3AuthenticationPolicy()));
    }

    [Fact]
    public async Task Another_connections_binding_does_not_fit()
    {
        using Pop3TestServer server = Server(SslProtocols.Tls12, Plus);
        using Driver one = await Connect(server, blocking: true);
        using Driver other = await Connect(server, blocking: true);
        var mechanism = new ScramSha256Mechanism("tim", "secret");
        mechanism.Bind(one.Session.GetChannelBinding("tls-unique")!, isAnnounced: true);
        await Assert.ThrowsAsync<Pop3CommandException>(() => other.Authenticate(mechanism));
        Assert.Equal(0, server.Logins);
    }

    [Fact]
    public async Task Passwords_go_over_TLS()
    {
        foreach (string mechanism in (string[])["PLAIN", "LOGIN"])
        {
            using Pop3TestServer server = Server(SslProtocols.Tls13, mechanism, announced: ["SASL " + mechanism]);
            using Driver driver = await Connect(server, blocking: true);
            using var credentials = new Pop3Credentials("tim", "secret");
            await driver.Authenticate(credentials, new Pop3AuthenticationPolicy());
            Assert.Equal(1, server.Logins);
        }
    }
}
