using System;
using System.Net;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session.Sasl;

/// <summary>What the platform's GSS-API does for a login, and the steps that are ours.</summary>
public class PlatformMechanismTests
{
    // RFC 4752 §3.1: tokens, then which layer protects the rest. We take none; the authorization identity goes along.
    [Theory]
    [InlineData("", true)]
    [InlineData("fred", false)]
    public async Task Gssapi_settles_for_no_layer(string authorization, bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        string last = "";
        int step = 0;
        channel.Answer = said => step++ switch
        {
            0 => said == "AUTH GSSAPI " + Encoded("AP-REQ"u8.ToArray()) + "\r\n" ? "+ " + Encoded("AP-REP"u8.ToArray()) + "\r\n" : "-ERR\r\n",
            1 => said == "\r\n" ? "+ " + Encoded([(byte)'[', 7, 0, 255, 255, (byte)']']) + "\r\n" : "-ERR\r\n",
            _ => (last = said).Length > 0 ? "+OK\r\n" : "-ERR\r\n",
        };
        await driver.Authenticate(new FakeKerberos(authorization));
        Assert.Equal(Encoded([(byte)'[', 1, 0, 0, 0, .. Encoding.UTF8.GetBytes(authorization), (byte)']']) + "\r\n", last);
    }

    [Fact]
    public void Gssapi_refuses_offers_that_are_none()
    {
        foreach ((byte[] offer, Pop3Fault fault) in ((byte[], Pop3Fault)[])
            [
                ([(byte)'[', 6, 0, 255, 255, (byte)']'], Pop3Fault.UnsafeChallenge), // a layer or nothing
                ([(byte)'[', 7, 0, (byte)']'], Pop3Fault.BadChallenge),
                ([7, 0, 255, 255], Pop3Fault.BadServerProof), // not wrapped
            ])
        {
            var mechanism = new FakeKerberos();
            mechanism.Respond([]);
            mechanism.Respond(Encoding.ASCII.GetBytes("AP-REP"));
            Assert.Equal(fault, Assert.Throws<Pop3ProtocolException>(() => mechanism.Respond(offer)).Fault);
            Assert.False(mechanism.IsComplete);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_server_that_skips_the_layers_is_an_impostor(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        channel.Put("+OK\r\n");
        Pop3ProtocolException broken = await Assert.ThrowsAsync<Pop3ProtocolException>(() => driver.Authenticate(new FakeKerberos()));
        Assert.Equal(Pop3Fault.BadServerProof, broken.Fault);
    }

    // The platform's code knows no deadline: it is left behind, and nothing has been sent.
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_KDC_that_does_not_answer_is_waited_for_as_long_as_a_server(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        var kdc = new TaskCompletionSource();
        driver.Session.Timeout = 50;
        await Assert.ThrowsAsync<TimeoutException>(() => driver.Authenticate(new FakeKerberos(kdc: kdc.Task)));
        Assert.Equal("", channel.Written);
        Assert.False(driver.Session.IsOver);
        kdc.SetResult();
    }

    // Where the platform lacks the library nothing is sent and the session goes on; where it has it, its first token goes out.
    [Theory, InlineData(true), InlineData(false)]
    public async Task Ntlm_starts_or_says_before_anything_is_sent_that_it_cannot(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        channel.Put("-ERR no\r\n");
        var credential = new NetworkCredential("tim", "secret");
        Exception failure = await Assert.ThrowsAnyAsync<Exception>(() => driver.Authenticate(NegotiateMechanism.Ntlm(credential, "localhost")));
        Assert.DoesNotContain("secret", failure.ToString(), StringComparison.Ordinal);
        if (failure is Pop3CommandException) Assert.StartsWith("AUTH NTLM TlRMTVNTUAAB", channel.Written, StringComparison.Ordinal); // NTLMSSP, type 1
        else Assert.IsType<PlatformNotSupportedException>(failure);
        Assert.Equal(failure is Pop3CommandException, channel.Written.Length > 0);
        Assert.False(driver.Session.IsOver);
    }

    [Fact]
    public void A_host_name_cannot_carry_a_line_end()
    {
        Assert.Throws<ArgumentException>(() => NegotiateMechanism.Spnego(CredentialCache.DefaultNetworkCredentials, "a\r\nb"));
        Assert.Throws<ArgumentException>(() => new GssapiMechanism(CredentialCache.DefaultNetworkCredentials, ""));
    }

    private static string Encoded(byte[] octets) => Convert.ToBase64String(octets);
}
