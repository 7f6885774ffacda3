using System;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>STLS (RFC 2595 §4): no way back to clear text, and nothing that an attacker put in front of the handshake is read.</summary>
public class StartTlsTests
{
    [Theory]
    [InlineData("+OK you are welcome\r\n")]
    [InlineData("x")]
    [InlineData("\r\n")]
    public async Task Octets_behind_the_reply_end_the_session_without_a_handshake(string injected)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.Greeted(channel, blocking);
            channel.Put("+OK begin TLS\r\n" + injected);
            Pop3ProtocolException broken = await Assert.ThrowsAsync<Pop3ProtocolException>(() => driver.Say("STLS"));
            Assert.Equal(Pop3Fault.OctetsBehindStls, broken.Fault);
            Assert.False(channel.Secured);
            Assert.True(channel.IsClosed);
            await Assert.ThrowsAnyAsync<InvalidOperationException>(() => driver.Login("tim", "secret", Pop3LoginMethod.UserPass));
            Assert.Equal("STLS\r\n", channel.Written);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_was_announced_before_is_asked_again(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        await driver.Announced(channel, "STLS", "SASL PLAIN");
        channel.Put("+OK\r\n");
        await driver.Say("STLS");
        Assert.True(channel.Secured);
        Assert.True(driver.Session.IsSecure);
        Assert.False(driver.Session.Profile.KnowsBefore);
        Assert.Equal(Pop3Mechanisms.None, driver.Session.Profile.Mechanisms);
        channel.TakeWritten();
        await driver.Announced(channel, "USER");
        Assert.Equal(Pop3Capabilities.User, driver.Session.Profile.Before);
        Assert.Equal(Pop3Mechanisms.None, driver.Session.Profile.Mechanisms);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_refusal_leaves_the_session_in_clear_text_and_says_so(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        channel.Put("-ERR no TLS today\r\n");
        Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(() => driver.Say("STLS"));
        Assert.Equal(Pop3Command.Stls, refused.Command);
        Assert.False(driver.Session.IsSecure);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Connecting_to_a_server_without_stls_fails_and_sends_nothing_else(bool blocking)
    {
        using var server = new Pop3TestServer(new Pop3TestServerOptions { Stls = false });
        server.AddMailbox("tim", "secret");
        server.Start();
        Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(() => Connect(server, blocking));
        Assert.Equal(Pop3Command.Stls, refused.Command);
        Assert.True(await server.WaitForIdleAsync(TimeSpan.FromSeconds(20), connections: 1));
        Assert.Equal(["STLS"], server.Commands);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Connecting_through_somebody_who_injects_fails_and_sends_nothing_else(bool blocking)
    {
        using var server = new Pop3TestServer();
        server.AddMailbox("tim", "secret");
        server.On("STLS").Append("+OK you are welcome\r\n");
        server.Start();
        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => Connect(server, blocking));
        // The network may deliver the octets with the reply or behind it: then they are no TLS record.
        Assert.True(failure is Pop3ProtocolException { Fault: Pop3Fault.OctetsBehindStls } or Pop3TlsException, failure.ToString());
        Assert.Equal(["STLS"], server.Commands);
        Assert.False(server.Connection(1).IsTls);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Connecting_with_stls_is_secure(bool blocking)
    {
        using var server = new Pop3TestServer();
        server.AddMailbox("tim", "secret");
        server.Start();
        using var driver = new Driver(await Connect(server, blocking), blocking);
        Assert.True(driver.Session.IsSecure);
        await driver.Login("tim", "secret");
        Assert.True(server.Connection(1).IsTls);
        Assert.Equal(["STLS", "CAPA", "AUTH"], server.Commands);
    }

    private static async Task<Pop3Session> Connect(Pop3TestServer server, bool blocking)
    {
        var endpoint = new Pop3Endpoint("localhost", server.Port, Pop3Security.StartTls);
        endpoint.TrustedCertificates = Encoding.ASCII.GetBytes(server.CaCertificatePem);
        var profile = new Pop3ServerProfile();
        return blocking ? Pop3Session.Connect(endpoint, new Pop3SessionOptions(), profile)
            : await Pop3Session.ConnectAsync(endpoint, new Pop3SessionOptions(), profile);
    }
}
