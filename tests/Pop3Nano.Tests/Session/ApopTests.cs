using System;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>APOP (RFC 1939 §7): on request, and only where the greeting has a proper msg-id.</summary>
public class ApopTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task The_digest_is_that_of_the_rfc(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking, "POP3 server ready <1896.697170952@dbc.mtview.ca.us>");
        channel.Put("+OK maildrop has 1 message (369 octets)\r\n");
        await driver.Login("mrose", "tanstaaf", Pop3LoginMethod.Apop);
        Assert.Equal("APOP mrose c4c9334bac560ecc979e58001b3e22fb\r\n", channel.Written);
    }

    [Theory]
    [InlineData("ready")]
    [InlineData("ready <>")]
    [InlineData("ready <1896.697170952>")]
    [InlineData("ready <1896.697170952@dbc.mtview.ca.us")]
    [InlineData("ready 1896.697170952@dbc.mtview.ca.us>")]
    [InlineData("ready <1896 697170952@dbc.mtview.ca.us>")]
    [InlineData("ready <1896.<697170952@dbc.mtview.ca.us>")]
    [InlineData("ready <1896.\t697170952@dbc.mtview.ca.us>")]
    [InlineData("ready <1896.\u00e9@dbc.mtview.ca.us>")]
    [InlineData("ready <1896.\u0001@dbc.mtview.ca.us>")]
    public async Task A_greeting_without_a_proper_msg_id_offers_no_apop(string greeting) => await OffersNone(greeting);

    [Theory, InlineData(true), InlineData(false)]
    public async Task Apop_is_never_chosen_by_itself(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        channel.Put("-ERR what is CAPA?\r\n");
        channel.Answer = _ => "-ERR no\r\n-ERR no\r\n";
        await Assert.ThrowsAsync<Pop3CommandException>(() => driver.Login("tim", "secret"));
        Assert.DoesNotContain("APOP", channel.Written, StringComparison.Ordinal);
    }

    internal static async Task OffersNone(string greeting)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.Greeted(channel, blocking, greeting);
            await Assert.ThrowsAsync<InvalidOperationException>(() => driver.Login("tim", "secret", Pop3LoginMethod.Apop));
            Assert.Equal("", channel.Written);
            Assert.False(driver.Session.IsOver);
        }
    }
}
