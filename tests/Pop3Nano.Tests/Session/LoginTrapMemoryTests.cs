using System;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>What was learnt of a login holds for one server and one method.</summary>
public class LoginTrapMemoryTests
{
    [Theory]
    [InlineData(TaughtProfile.Greeting, true)]
    [InlineData("ready again <1896.697@a.example>", false)]
    [InlineData("Ready <1896.697@a.example>", false)]
    public async Task Another_greeting_is_another_server(string greeting, bool remembers)
    {
        Pop3ServerProfile profile = await TaughtProfile.Of(Pop3LoginTrap.KeepsInput);
        using Driver driver = await Drivers.Greeted(new ScriptChannel(), blocking: true, greeting, profile: profile);
        Assert.Equal(remembers ? Pop3LoginTrap.KeepsInput : Pop3LoginTrap.Unknown, profile.LoginTrap);
    }

    [Fact]
    public async Task Digits_and_msg_id_of_a_greeting_do_not_matter()
    {
        Pop3ServerProfile profile = await TaughtProfile.Of(Pop3LoginTrap.KeepsInput, "node7 ready <1.2@a.example>");
        using Driver driver =
            await Drivers.Greeted(new ScriptChannel(), blocking: true, "node12 ready <3.4.5@other.example>", profile: profile);
        Assert.Equal(Pop3LoginTrap.KeepsInput, profile.LoginTrap);
    }

    [Fact]
    public async Task Another_method_must_be_tried_on_its_own()
    {
        Pop3ServerProfile profile = await TaughtProfile.Of(Pop3LoginTrap.KeepsInput);
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking: true, TaughtProfile.Greeting, profile: profile);
        channel.Put("+OK\r\n");
        var flight = new Pop3Flight();
        flight.Stat();
        Assert.True(await driver.Login("tim", "secret", Pop3LoginMethod.Plain, flight));
        Assert.DoesNotContain("STAT", channel.Written, StringComparison.Ordinal);
        Assert.Equal(Pop3LoginTrap.Unknown, profile.LoginTrap);
    }

    [Fact]
    public async Task Another_implementation_must_be_tried_on_its_own()
    {
        Pop3ServerProfile profile = await TaughtProfile.Of(Pop3LoginTrap.KeepsInput);
        foreach (string version in (string[])["Cyrus 3.8", "Cyrus 3.8", "Cyrus 3.10"])
        {
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.Greeted(channel, blocking: true, TaughtProfile.Greeting, profile: profile);
            channel.Put("+OK\r\nIMPLEMENTATION " + version + "\r\n.\r\n");
            await driver.Say("CAPA");
            Assert.Equal(version == "Cyrus 3.8" ? Pop3LoginTrap.KeepsInput : Pop3LoginTrap.Unknown, profile.LoginTrap);
        }
    }
}
