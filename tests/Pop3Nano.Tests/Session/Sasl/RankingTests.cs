using System;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session.Sasl;

/// <summary>The strongest way first, and no password for whoever strikes the strong ways from the list.</summary>
public class RankingTests
{
    private static readonly Pop3AuthenticationPolicy Strict = new() { Host = "localhost" };

    private static readonly Pop3AuthenticationPolicy Open = new() { Host = "localhost", AllowsClearText = true };

    private static Pop3TestServer Server(string mechanisms, bool user = true, bool apop = false) => Mechanisms.Server("secret", _ => new Pop3TestServerOptions
    {
        SaslMechanisms = mechanisms.Split(' ', StringSplitOptions.RemoveEmptyEntries),
        User = user,
        Apop = apop,
        ExternalUser = "tim",
        AnonymousUser = "tim",
    });

    [Theory]
    [InlineData("PLAIN LOGIN CRAM-MD5 DIGEST-MD5 SCRAM-SHA-1 SCRAM-SHA-256 SCRAM-SHA-512", Pop3KnownAuthenticationType.ScramSha512)]
    [InlineData("PLAIN LOGIN CRAM-MD5 DIGEST-MD5 SCRAM-SHA-1 SCRAM-SHA-256", Pop3KnownAuthenticationType.ScramSha256)]
    [InlineData("PLAIN LOGIN CRAM-MD5 DIGEST-MD5 SCRAM-SHA-1", Pop3KnownAuthenticationType.ScramSha1)]
    [InlineData("PLAIN LOGIN CRAM-MD5 DIGEST-MD5", Pop3KnownAuthenticationType.DigestMD5)]
    [InlineData("PLAIN LOGIN CRAM-MD5", Pop3KnownAuthenticationType.CramMD5)]
    [InlineData("SCRAM-SHA-256-PLUS SCRAM-SHA-1 PLAIN", Pop3KnownAuthenticationType.ScramSha1)] // without TLS there is nothing to bind to
    [InlineData("PLAIN LOGIN", Pop3KnownAuthenticationType.APOP)]
    [InlineData("LOGIN X-UNKNOWN", Pop3KnownAuthenticationType.APOP)]
    public async Task The_strongest_goes_first(string mechanisms, Pop3KnownAuthenticationType expected)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using Pop3TestServer server = Server(mechanisms, apop: true);
            using Driver driver = await Drivers.Greeted(server, blocking);
            using var credentials = new Pop3Credentials("tim", "secret");
            Assert.Equal(expected, await driver.Authenticate(credentials, Open));
            Assert.Equal(1, server.Logins);
            Assert.Equal(2, server.Commands.Count); // CAPA and one attempt
        }
    }

    [Theory]
    [InlineData("PLAIN LOGIN", true, Pop3KnownAuthenticationType.Plain, "AUTH PLAIN ***")]
    [InlineData("LOGIN", true, Pop3KnownAuthenticationType.User, "USER tim")]
    [InlineData("LOGIN", false, Pop3KnownAuthenticationType.Login, "AUTH LOGIN")]
    [InlineData("", true, Pop3KnownAuthenticationType.User, "USER tim")]
    [InlineData("XOAUTH2 PLAIN", false, Pop3KnownAuthenticationType.Plain, "AUTH PLAIN ***")] // a password is no token
    public async Task Clear_text_is_taken_where_it_is_allowed(string mechanisms, bool user, Pop3KnownAuthenticationType expected, string said)
    {
        using Pop3TestServer server = Server(mechanisms, user);
        using Driver driver = await Drivers.Greeted(server, blocking: true);
        using var credentials = new Pop3Credentials("tim", "secret".AsSpan());
        Assert.Equal(expected, await driver.Authenticate(credentials, Open));
        Assert.Contains("C: " + said, server.Transcript);
    }

    // Somebody in between has left nothing but what shows the password.
    [Theory]
    [InlineData("PLAIN LOGIN", true, false)]
    [InlineData("", true, true)]
    [InlineData("", false, false)]
    [InlineData("XOAUTH2 OAUTHBEARER", false, false)]
    [InlineData("EXTERNAL", false, false)]
    public async Task Who_strikes_the_strong_ways_from_the_list_gets_no_password(string mechanisms, bool user, bool apop)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using Pop3TestServer server = Server(mechanisms, user, apop);
            using Driver driver = await Drivers.Greeted(server, blocking);
            foreach (Pop3Credentials credentials in (Pop3Credentials[])[new("tim", "secret"), Pop3Credentials.ForToken("tim", "secret")])
            {
                InvalidOperationException left = await Assert.ThrowsAsync<InvalidOperationException>(() => driver.Authenticate(credentials, Strict));
                Assert.Contains("without TLS", left.Message, StringComparison.Ordinal);
                Assert.DoesNotContain("secret", left.Message, StringComparison.Ordinal);
                credentials.Dispose();
            }
            Assert.Equal(["CAPA"], server.Commands);
            Assert.False(driver.Session.IsOver);
        }
    }

    [Theory]
    [InlineData("SCRAM-SHA-256 PLAIN", Pop3KnownAuthenticationType.ScramSha256)]
    [InlineData("CRAM-MD5 PLAIN", Pop3KnownAuthenticationType.CramMD5)]
    public async Task What_keeps_the_password_goes_without_TLS_too(string mechanisms, Pop3KnownAuthenticationType expected)
    {
        using Pop3TestServer server = Server(mechanisms);
        using Driver driver = await Drivers.Greeted(server, blocking: true);
        using var credentials = new Pop3Credentials("tim", "secret");
        Assert.Equal(expected, await driver.Authenticate(credentials, Strict));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_policy_narrows_the_choice(bool blocking)
    {
        using Pop3TestServer server = Server("SCRAM-SHA-512 SCRAM-SHA-1 CRAM-MD5 PLAIN ANONYMOUS");
        using Driver driver = await Drivers.Greeted(server, blocking);
        using var credentials = new Pop3Credentials("tim", "secret");
        var none = new Pop3AuthenticationPolicy { Allowed = Pop3KnownAuthenticationType.DigestMD5 | Pop3KnownAuthenticationType.KerberosV4, AllowsClearText = true };
        await Assert.ThrowsAsync<InvalidOperationException>(() => driver.Authenticate(credentials, none));
        await Assert.ThrowsAsync<InvalidOperationException>(() => driver.Authenticate(Pop3Credentials.ForAnonymous("guest"), Open));
        var one = new Pop3AuthenticationPolicy { Allowed = Pop3KnownAuthenticationType.ScramSha1 | Pop3KnownAuthenticationType.Plain };
        Assert.Equal(Pop3KnownAuthenticationType.ScramSha1, await driver.Authenticate(credentials, one));
    }

    [Fact]
    public async Task Each_kind_of_credentials_has_its_ways()
    {
        const string all = "PLAIN EXTERNAL ANONYMOUS XOAUTH2 OAUTHBEARER SCRAM-SHA-256";
        var policy = new Pop3AuthenticationPolicy { Allowed = Pop3KnownAuthenticationType.All, AllowsClearText = true };
        foreach ((Pop3Credentials credentials, Pop3KnownAuthenticationType expected) in ((Pop3Credentials, Pop3KnownAuthenticationType)[])
            [
                (Pop3Credentials.ForCertificate(), Pop3KnownAuthenticationType.External),
                (Pop3Credentials.ForAnonymous("guest"), Pop3KnownAuthenticationType.Anonymous),
                (Pop3Credentials.ForToken("tim", "secret"), Pop3KnownAuthenticationType.OAuthBearer),
                (new Pop3Credentials("tim", "secret"), Pop3KnownAuthenticationType.ScramSha256),
            ])
        {
            using Pop3TestServer server = Server(all);
            using Driver driver = await Drivers.Greeted(server, blocking: true);
            Assert.Equal(expected, await driver.Authenticate(credentials, policy));
            credentials.Dispose();
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task One_attempt_and_the_next_login_asks_again_what_there_is(bool blocking)
    {
        using Pop3TestServer server = Server("SCRAM-SHA-256 CRAM-MD5 PLAIN");
        var profile = new Pop3ServerProfile();
        using Driver driver = await Drivers.Greeted(server, blocking, profile);
        using var wrong = new Pop3Credentials("tim", "wrong");
        await Assert.ThrowsAsync<Pop3CommandException>(() => driver.Authenticate(wrong, Open));
        Assert.Equal(["CAPA", "AUTH"], server.Commands);
        using var right = new Pop3Credentials("tim", "secret");
        await driver.Authenticate(right, Open);
        Assert.Equal(["CAPA", "AUTH", "CAPA", "AUTH"], server.Commands);
        await driver.Quit();
        using Driver again = await Drivers.Greeted(server, blocking, profile);
        await again.Authenticate(right, Open);
        Assert.Equal("AUTH", server.Commands[^1]);
        Assert.Equal(6, server.Commands.Count);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Credentials_serve_many_logins_until_they_are_disposed(bool blocking)
    {
        using Pop3TestServer server = Server("SCRAM-SHA-256");
        var credentials = new Pop3Credentials("tim", "secret");
        var flight = new Pop3Flight();
        flight.Stat();
        for (int i = 0; i < 2; i++)
        {
            using Driver driver = await Drivers.Greeted(server, blocking);
            Assert.True(await driver.Authenticate(credentials, Open, flight));
            while (await driver.NextReply()) Assert.True(driver.Session.Succeeded);
            await driver.Quit();
        }
        credentials.Dispose();
        using Driver late = await Drivers.Greeted(server, blocking);
        await Assert.ThrowsAsync<ObjectDisposedException>(() => late.Authenticate(credentials, Open));
    }

    [Fact]
    public async Task What_the_server_supports_is_told()
    {
        using Pop3TestServer server = Server("PLAIN LOGIN SCRAM-SHA-256-PLUS GSSAPI X-UNKNOWN", apop: true);
        using Driver driver = await Drivers.Greeted(server, blocking: true);
        await driver.Say("CAPA");
        await driver.Lines();
        Assert.Equal(
            Pop3KnownAuthenticationType.Plain | Pop3KnownAuthenticationType.Login | Pop3KnownAuthenticationType.ScramSha256Plus
                | Pop3KnownAuthenticationType.GSSAPI | Pop3KnownAuthenticationType.User | Pop3KnownAuthenticationType.APOP,
            driver.Session.SupportedAuthentication);
        Assert.StartsWith("POP3 server ready <", driver.Session.Greeting, StringComparison.Ordinal);
    }

    [Fact]
    public void A_policy_knows_three_types_of_channel_binding()
    {
        Assert.Equal("tls-exporter", new Pop3AuthenticationPolicy { ChannelBinding = "tls-exporter" }.ChannelBinding);
        Assert.Throws<ArgumentException>(() => new Pop3AuthenticationPolicy { ChannelBinding = "tls-unknown" });
        Assert.DoesNotContain(Enum.GetValues<Pop3KnownAuthenticationType>().Where(t => t is not (0 or Pop3KnownAuthenticationType.All)), t => int.PopCount((int)t) != 1);
    }
}
