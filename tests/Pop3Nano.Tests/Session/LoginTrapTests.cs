using System;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>What is sent behind a login: nothing, then once a NOOP, then the flight, or never again.</summary>
public class LoginTrapTests
{
    private static readonly Pop3LoginMethod[] Methods =
        [Pop3LoginMethod.UserPass, Pop3LoginMethod.Plain, Pop3LoginMethod.Login, Pop3LoginMethod.Apop];

    public static TheoryData<Pop3LoginMethod> All => [.. Methods];

    private static Pop3TestServer Server(LoginInputLoss loss = LoginInputLoss.None)
    {
        var server = new Pop3TestServer(new Pop3TestServerOptions { Apop = true, LosesInputBehindLogin = loss, Greeting = "ready" });
        server.AddMailbox("tim", "secret").Add("Subject: one\n\nbody\n", "id-1");
        return server;
    }

    // A poll: the listing behind the login, then QUIT. Null: the login said that the flight was lost.
    private static async Task<string?> Poll(Pop3TestServer server, Pop3ServerProfile profile, bool blocking, Pop3LoginMethod method)
    {
        using Driver driver = await Drivers.Greeted(server, blocking, profile);
        var flight = new Pop3Flight();
        flight.Uidl();
        flight.Stat();
        if (!await driver.Login("tim", "secret", method, flight))
        {
            Assert.True(driver.Session.IsOver);
            return null;
        }
        Assert.True(await driver.NextReply());
        Assert.Equal(Pop3Command.Uidl, driver.Session.Command);
        Assert.Equal(0, driver.Session.Tag);
        string listing = string.Join(",", await driver.Lines());
        Assert.True(await driver.NextReply());
        Assert.Equal(1, driver.Session.Tag);
        Assert.False(await driver.NextReply());
        await driver.Quit();
        return listing;
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_server_that_keeps_input_is_found_out_and_saves_a_round_trip_from_then_on(Pop3LoginMethod method)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using Pop3TestServer server = Server();
            var profile = new Pop3ServerProfile();
            Assert.Equal("1 id-1", await Poll(server, profile, blocking, method));
            Assert.Equal(Pop3LoginTrap.Unknown, profile.LoginTrap);
            Assert.DoesNotContain("NOOP", server.Commands);
            profile.NotePollWentWell();
            Assert.Equal(Pop3LoginTrap.Ready, profile.LoginTrap);
            Assert.Equal("1 id-1", await Poll(server, profile, blocking, method));
            Assert.Equal(Pop3LoginTrap.KeepsInput, profile.LoginTrap);
            Assert.Equal("1 id-1", await Poll(server, profile, blocking, method));
            Assert.Equal(1, server.Commands.Count(word => word == "NOOP"));
            Assert.Equal(server.Connection(1).Flights - 1, server.Connection(3).Flights);
            Assert.Equal(method == Pop3LoginMethod.Login ? 4 : 2, server.Connection(3).Flights);
        }
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_server_that_loses_input_is_found_out_once_and_for_all(Pop3LoginMethod method)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using Pop3TestServer server = Server(LoginInputLoss.AfterAny);
            var profile = new Pop3ServerProfile();
            Assert.Equal("1 id-1", await Poll(server, profile, blocking: true, method));
            profile.NotePollWentWell();
            Assert.Null(await Poll(server, profile, blocking: true, method));
            Assert.Equal(Pop3LoginTrap.LosesInput, profile.LoginTrap);
            Assert.DoesNotContain("QUIT", server.Connection(2).Commands);
            Assert.True(server.Connection(2).IsClosed);
            for (int i = 0; i < 3; i++)
            {
                Assert.Equal("1 id-1", await Poll(server, profile, blocking, method));
                profile.NotePollWentWell();
            }
            Assert.Equal(Pop3LoginTrap.LosesInput, profile.LoginTrap);
            Assert.Equal(server.Connection(1).Commands, server.Connection(5).Commands);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task The_flight_goes_with_the_login_in_one_write(bool blocking)
    {
        Pop3ServerProfile profile = await TaughtProfile.Of(Pop3LoginTrap.KeepsInput);
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking, TaughtProfile.Greeting, profile: profile);
        channel.Put("+OK\r\n+OK\r\n+OK 2 200\r\n");
        var flight = new Pop3Flight();
        flight.Stat();
        Assert.True(await driver.Login("tim", "secret", Pop3LoginMethod.UserPass, flight));
        Assert.Equal("USER tim\r\nPASS secret\r\nSTAT\r\n", channel.Written);
        Assert.Equal(1, channel.Writes);
        Assert.True(await driver.NextReply());
        Assert.Equal(200, driver.Session.Size);
    }

    [Theory]
    [InlineData(0, 2000)]
    [InlineData(400, 2000)]
    [InlineData(501, 2004)]
    [InlineData(3000, 12000)]
    public async Task The_trial_waits_two_seconds_or_four_times_the_login(int loginTakes, int patience)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            Pop3ServerProfile profile = await TaughtProfile.Of(Pop3LoginTrap.Ready);
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.Greeted(channel, blocking, TaughtProfile.Greeting, profile: profile);
            channel.Answer = written =>
            {
                if (written.Length == 0) return "";
                channel.Advance(loginTakes);
                return "+OK\r\n+OK\r\n";
            };
            var flight = new Pop3Flight();
            flight.Stat();
            Assert.False(await driver.Login("tim", "secret", Pop3LoginMethod.UserPass, flight));
            Assert.Equal(loginTakes + patience, channel.Milliseconds);
            Assert.Equal(Pop3LoginTrap.LosesInput, profile.LoginTrap);
            Assert.True(channel.IsClosed);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_listing_that_is_lost_later_ends_the_habit_too(bool blocking)
    {
        Pop3ServerProfile profile = await TaughtProfile.Of(Pop3LoginTrap.KeepsInput);
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking, TaughtProfile.Greeting, profile: profile);
        channel.Put("+OK\r\n+OK\r\n");
        var flight = new Pop3Flight();
        flight.Stat();
        Assert.False(await driver.Login("tim", "secret", Pop3LoginMethod.UserPass, flight));
        Assert.Equal(Pop3LoginTrap.LosesInput, profile.LoginTrap);
        Assert.True(channel.IsClosed);
        Assert.Equal("USER tim\r\nPASS secret\r\nSTAT\r\n", channel.Written);
        using Pop3TestServer server = Server(LoginInputLoss.AfterAny);
        Assert.Equal("1 id-1", await Poll(server, profile, blocking, Pop3LoginMethod.UserPass));
        Assert.Equal(Pop3LoginTrap.LosesInput, profile.LoginTrap);
    }

    // A password that is too long for one line teaches the trap without an initial response. The next one is short, and its line is refused: AUTH
    // goes again, and nothing may fly between the two, whose reply would be taken for the login's.
    [Theory]
    [InlineData(Pop3LoginTrap.Ready, true)]
    [InlineData(Pop3LoginTrap.Ready, false)]
    [InlineData(Pop3LoginTrap.KeepsInput, true)]
    [InlineData(Pop3LoginTrap.KeepsInput, false)]
    public async Task Nothing_flies_behind_an_initial_response_that_may_have_to_go_again(Pop3LoginTrap trap, bool blocking)
    {
        var profile = new Pop3ServerProfile();
        for (int i = 0; i < 2 && profile.LoginTrap != trap; i++)
        {
            Assert.True(await PlainLogin(new ScriptChannel(), profile, blocking, new string('p', 200)));
            profile.NotePollWentWell();
        }
        Assert.Equal(trap, profile.LoginTrap);
        Assert.False(profile.TakesInitialResponse);
        for (int i = 0; i < 2; i++) Assert.True(await PlainLogin(new ScriptChannel(), profile, blocking, "secret"));
        Assert.True(profile.NeedsTwoSteps);
        Assert.Equal(Pop3LoginTrap.KeepsInput, profile.LoginTrap); // the second one went in two steps, and with something behind it
    }

    // A server that takes no initial response, and answers NOOP in any state.
    private static async Task<bool> PlainLogin(ScriptChannel channel, Pop3ServerProfile profile, bool blocking, string password)
    {
        bool isLoggedIn = false;
        using Driver driver = await Drivers.Greeted(channel, blocking, TaughtProfile.Greeting, profile: profile);
        channel.Answer = written => string.Concat(written.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Select(line =>
        {
            if (line == "NOOP") return "+OK\r\n";
            if (line == "STAT") return isLoggedIn ? "+OK 2 200\r\n" : "-ERR not now\r\n";
            if (line.StartsWith("AUTH", StringComparison.Ordinal)) return line == "AUTH PLAIN" ? "+ \r\n" : "-ERR syntax error\r\n";
            isLoggedIn = true;
            return "+OK\r\n";
        }));
        var flight = new Pop3Flight();
        flight.Stat();
        if (!await driver.Login("tim", password, Pop3LoginMethod.Plain, flight)) return false;
        Assert.True(isLoggedIn);
        Assert.True(await driver.NextReply());
        return driver.Session.Size == 200;
    }

    [Theory]
    [InlineData(60000, true)]
    [InlineData(60000, false)]
    [InlineData(-1, true)]
    [InlineData(-1, false)]
    public async Task A_listing_that_flew_with_the_login_has_the_sessions_own_time_once_it_begins(int timeout, bool blocking)
    {
        Pop3ServerProfile profile = await TaughtProfile.Of(Pop3LoginTrap.KeepsInput);
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking, TaughtProfile.Greeting, new Pop3SessionOptions { Timeout = timeout }, profile);
        channel.Put("+OK\r\n+OK\r\n+OK\r\n");
        for (int i = 1; i <= 2000; i++) channel.Put(i + " 1000000\r\n"); // more than what earns a second
        var flight = new Pop3Flight();
        flight.List();
        Assert.True(await driver.Login("tim", "secret", Pop3LoginMethod.UserPass, flight));
        Assert.True(await driver.NextReply());
        Exception? silence = await Record.ExceptionAsync(() => driver.Lines(sizes: true));
        if (timeout < 0) Assert.IsType<InvalidOperationException>(silence); // the channel's: it would wait for ever
        else Assert.IsType<TimeoutException>(silence);
        Assert.Equal(timeout < 0 ? 0 : timeout, channel.Milliseconds);
    }

    [Theory]
    [InlineData(Pop3LoginTrap.Ready)]
    [InlineData(Pop3LoginTrap.KeepsInput)]
    public async Task A_refused_login_is_a_refusal_whatever_flies_behind_it(Pop3LoginTrap trap)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            Pop3ServerProfile profile = await TaughtProfile.Of(trap);
            using Pop3TestServer server = Server();
            using Driver driver = await Drivers.Greeted(server, blocking, profile);
            var flight = new Pop3Flight();
            flight.Stat();
            Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(
                () => driver.Login("tim", "wrong", Pop3LoginMethod.UserPass, flight));
            Assert.Equal(Pop3ResponseCode.Auth, refused.ResponseCode);
            Assert.Equal(trap, profile.LoginTrap);
            Assert.Equal(1, server.Commands.Count(word => word == "PASS"));
        }
    }
}
