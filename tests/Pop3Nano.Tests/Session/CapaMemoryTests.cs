using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>What a CAPA that did not end well teaches, and what it does not.</summary>
public class CapaMemoryTests
{
    [Fact]
    public async Task A_cancelled_CAPA_teaches_nothing()
    {
        using var server = new Pop3TestServer();
        server.AddMailbox("tim", "secret");
        var profile = new Pop3ServerProfile();
        using Pop3Session session = new TestConnector(server).Connect(profile);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(async () => await session.CapaAsync(new CancellationToken(canceled: true)));
        Assert.False(profile.KnowsBefore);
    }

    [Fact]
    public void A_CAPA_without_an_answer_is_not_asked_again()
    {
        using var server = new Pop3TestServer();
        server.AddMailbox("tim", "secret");
        server.On("CAPA").Silence();
        var profile = new Pop3ServerProfile();
        using (Pop3Session first = new TestConnector(server).Connect(profile)) Assert.Throws<TimeoutException>(() => first.Login("tim", "secret"));
        using Pop3Session second = new TestConnector(server).Connect(profile);
        second.Login("tim", "secret");
        Assert.Equal("CAPA USER PASS", string.Join(' ', server.Commands));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_close_on_CAPA_after_the_login_leaves_what_was_announced_before_it(bool blocking)
    {
        using var server = new Pop3TestServer();
        server.AddMailbox("tim", "secret");
        server.On("CAPA", occurrence: 2).Close();
        var profile = new Pop3ServerProfile();
        using Pop3Session session = new TestConnector(server).Connect(profile);
        session.Login("tim", "secret");
        Pop3Capabilities before = profile.Before;
        if (blocking) Assert.Throws<Pop3ConnectionLostException>(() => session.Capa());
        else await Assert.ThrowsAsync<Pop3ConnectionLostException>(async () => await session.CapaAsync());
        Assert.NotEqual(Pop3Capabilities.None, before);
        Assert.Equal((before, Pop3Capabilities.None, true), (profile.Before, profile.After, profile.KnowsAfter));
    }

    [Theory]
    [InlineData("SASL PLAIN LOGIN", "SASL LOGIN", Pop3Mechanisms.Login)]
    [InlineData("SASL PLAIN", "USER", Pop3Mechanisms.None)]
    public async Task A_mechanism_that_is_announced_no_more_is_forgotten(string first, string then, Pop3Mechanisms known)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.Greeted(channel, blocking);
            await driver.Announced(channel, first);
            await driver.Announced(channel, then);
            Assert.Equal(known, driver.Session.Profile.Mechanisms);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_list_without_mechanisms_behind_the_login_leaves_those_before_it(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        await driver.Announced(channel, "SASL PLAIN");
        channel.Put("+OK\r\n");
        await driver.Login("tim", "secret", Pop3LoginMethod.Plain);
        await driver.Announced(channel, "UIDL");
        Assert.Equal(Pop3Mechanisms.Plain, driver.Session.Profile.Mechanisms);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_server_that_refuses_USER_of_late_is_asked_again(bool blocking)
    {
        var profile = new Pop3ServerProfile();
        await Login(profile, blocking, "USER", "+OK\r\n+OK\r\n");
        await Assert.ThrowsAsync<Pop3CommandException>(() => Login(profile, blocking, "never asked", "-ERR\r\n-ERR\r\n"));
        Assert.False(profile.KnowsBefore);
        Assert.Equal("CAPA AUTH", await Login(profile, blocking, "SASL PLAIN", "+OK\r\n"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_server_that_knows_no_CAPA_is_not_asked_again_when_it_refuses(bool blocking)
    {
        var profile = new Pop3ServerProfile();
        await Assert.ThrowsAsync<Pop3CommandException>(() => Login(profile, blocking, "", "+OK\r\n-ERR\r\n"));
        Assert.Equal("USER PASS", await Login(profile, blocking, "", "+OK\r\n+OK\r\n"));
        Assert.False(profile.MayPipeline);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_refusal_does_not_let_a_flight_go_together_that_the_server_wants_one_by_one(bool blocking)
    {
        var profile = new Pop3ServerProfile();
        await Assert.ThrowsAsync<Pop3CommandException>(() => Login(profile, blocking, "USER", "+OK\r\n-ERR\r\n"));
        Assert.False(profile.KnowsBefore);
        Assert.False(profile.MayPipeline);
    }

    [Fact]
    public void A_close_on_AUTH_in_one_step_and_in_two_is_no_reason_to_try_in_turns()
    {
        using var server = new Pop3TestServer();
        server.On("AUTH").Close();
        var profile = new Pop3ServerProfile();
        for (int i = 0; i < 4; i++)
        {
            using Pop3Session session = new TestConnector(server).Connect(profile);
            Assert.Throws<Pop3ConnectionLostException>(() => session.Login("tim", "secret", Pop3LoginMethod.Plain));
            Assert.Equal(i == 0, profile.NeedsTwoSteps);
        }
    }

    // One login to a server that announces this, or knows no CAPA, and answers a login so. Returns the words that were said.
    private static async Task<string> Login(Pop3ServerProfile profile, bool blocking, string announced, string replies)
    {
        var words = new List<string>();
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking, profile: profile);
        channel.Answer = said =>
        {
            foreach (string line in said.Split("\r\n", StringSplitOptions.RemoveEmptyEntries)) words.Add(line.Split(' ')[0]);
            if (words[^1] != "CAPA") return replies;
            return announced.Length > 0 ? "+OK\r\n" + announced + "\r\n.\r\n" : "-ERR what?\r\n";
        };
        await driver.Login("tim", "secret");
        return string.Join(' ', words);
    }
}
