using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Protocol;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>Which words a login uses, and that it is one attempt.</summary>
public class LoginMethodTests
{
    private static Pop3TestServer Server(Pop3TestServerOptions options, string password = "secret")
    {
        var server = new Pop3TestServer(options);
        server.AddMailbox("tim", password);
        return server;
    }

    private static IEnumerable<string> Said(Pop3TestServer server) =>
        server.Transcript.Where(line => line.StartsWith("C: ", StringComparison.Ordinal)).Select(line => line[3..]);

    [Theory]
    [InlineData("USER|SASL PLAIN LOGIN", "CAPA, AUTH PLAIN ***")]
    [InlineData("SASL LOGIN PLAIN", "CAPA, AUTH PLAIN ***")]
    [InlineData("sasl login plain", "CAPA, AUTH PLAIN ***")]
    [InlineData("USER|SASL LOGIN", "CAPA, USER tim, PASS ***")]
    [InlineData("SASL LOGIN", "CAPA, AUTH LOGIN, ***, ***")]
    [InlineData("USER", "CAPA, USER tim, PASS ***")]
    [InlineData("TOP|UIDL", "CAPA, USER tim, PASS ***")]
    [InlineData("", "CAPA, USER tim, PASS ***")]
    public async Task Automatic_chooses_by_the_capabilities(string capabilities, string said)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            string[] lines = capabilities.Split('|', StringSplitOptions.RemoveEmptyEntries);
            using Pop3TestServer server = Server(new Pop3TestServerOptions { Apop = true, CapabilitiesBeforeLogin = lines });
            using Driver driver = await Drivers.Greeted(server, blocking);
            await driver.Login("tim", "secret");
            Assert.Equal(Pop3State.Transaction, driver.Session.State);
            Assert.Equal(said, string.Join(", ", Said(server)));
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_profile_that_knows_the_server_saves_the_question(bool blocking)
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions());
        var profile = new Pop3ServerProfile();
        for (int i = 0; i < 2; i++)
        {
            using Driver driver = await Drivers.Greeted(server, blocking, profile);
            await driver.Login("tim", "secret");
            await driver.Quit();
        }
        Assert.Equal(["CAPA", "AUTH", "QUIT", "AUTH", "QUIT"], server.Commands);
        Assert.True(profile.TakesInitialResponse);
    }

    [Theory]
    [InlineData(Pop3LoginMethod.UserPass, "USER tim, PASS ***")]
    [InlineData(Pop3LoginMethod.Plain, "AUTH PLAIN ***")]
    [InlineData(Pop3LoginMethod.Login, "AUTH LOGIN, ***, ***")]
    [InlineData(Pop3LoginMethod.Apop, "APOP tim ***")]
    public async Task Each_method_logs_in_with_its_own_words(Pop3LoginMethod method, string said)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using Pop3TestServer server = Server(new Pop3TestServerOptions { Apop = true });
            using Driver driver = await Drivers.Greeted(server, blocking);
            await driver.Login("tim", "secret", method);
            Assert.Equal("tim", server.Connection(1).User);
            Assert.Equal(said, string.Join(", ", Said(server)));
        }
    }

    [Theory]
    [InlineData(ChallengeStyle.Plus)]
    [InlineData(ChallengeStyle.BarePlus)]
    [InlineData(ChallengeStyle.PlusOk)]
    [InlineData(ChallengeStyle.PlusText)]
    public async Task Challenges_are_taken_in_every_style(ChallengeStyle style)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using Pop3TestServer server =
                Server(new Pop3TestServerOptions { ChallengeStyle = style, InitialResponse = InitialResponseHandling.Refused });
            using Driver driver = await Drivers.Greeted(server, blocking);
            await driver.Login("tim", "secret", Pop3LoginMethod.Plain);
            Assert.Equal(1, server.Logins);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_long_password_takes_two_steps(bool blocking)
    {
        string password = new('p', 200);
        using Pop3TestServer server = Server(new Pop3TestServerOptions(), password);
        using Driver driver = await Drivers.Greeted(server, blocking);
        await driver.Login("tim", password, Pop3LoginMethod.Plain);
        Assert.Equal(["AUTH PLAIN", "***"], Said(server));
        Assert.False(driver.Session.Profile.NeedsTwoSteps);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_server_that_takes_no_initial_response_gets_two_steps_and_is_remembered(bool blocking)
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { InitialResponse = InitialResponseHandling.Refused });
        var profile = new Pop3ServerProfile();
        for (int i = 0; i < 2; i++)
        {
            using Driver driver = await Drivers.Greeted(server, blocking, profile);
            await driver.Login("tim", "secret", Pop3LoginMethod.Plain);
            Assert.True(profile.NeedsTwoSteps);
        }
        Assert.Equal(["AUTH PLAIN ***", "AUTH PLAIN", "***", "AUTH PLAIN", "***"], Said(server));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_reply_too_many_where_AUTH_has_to_go_again_is_no_login(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        channel.Put("-ERR syntax error\r\n+OK welcome\r\n");
        Pop3ProtocolException broken = await Assert.ThrowsAsync<Pop3ProtocolException>(() => driver.Login("tim", "secret", Pop3LoginMethod.Plain));
        Assert.Equal(Pop3Fault.UnexpectedReply, broken.Fault);
        Assert.True(channel.IsClosed);
    }

    [Theory]
    [InlineData(ChallengeStyle.Plus)]
    [InlineData(ChallengeStyle.BarePlus)]
    [InlineData(ChallengeStyle.PlusText)]
    public async Task A_server_that_does_not_read_an_initial_response_is_told_again_and_remembered(ChallengeStyle style)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            using Pop3TestServer server =
                Server(new Pop3TestServerOptions { ChallengeStyle = style, InitialResponse = InitialResponseHandling.Ignored });
            var profile = new Pop3ServerProfile();
            for (int i = 0; i < 2; i++)
            {
                using Driver driver = await Drivers.Greeted(server, blocking, profile);
                await driver.Login("tim", "secret", Pop3LoginMethod.Plain);
                Assert.True(profile.NeedsTwoSteps);
            }
            Assert.Equal(["AUTH PLAIN ***", "***", "AUTH PLAIN", "***"], Said(server));
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_server_that_goes_on_asking_for_an_initial_response_is_told_twice_at_most(bool blocking)
    {
        var channel = new ScriptChannel { Answer = _ => "+\r\n", ClosesAtEnd = true };
        using Driver driver = await Drivers.Greeted(channel, blocking);
        await Assert.ThrowsAsync<Pop3ProtocolException>(() => driver.Login("tim", "secret", Pop3LoginMethod.Plain));
        Assert.True(driver.Session.IsOver);
        Assert.True(channel.Writes is 3, "AUTH, the message once more, *");
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_server_that_closes_on_an_initial_response_gets_two_steps_the_next_time(bool blocking)
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { InitialResponse = InitialResponseHandling.Closes });
        var profile = new Pop3ServerProfile();
        using Driver first = await Drivers.Greeted(server, blocking, profile);
        Pop3ConnectionLostException lost = await Assert.ThrowsAsync<Pop3ConnectionLostException>(
            () => first.Login("tim", "secret", Pop3LoginMethod.Plain));
        Assert.Equal(Pop3Command.Auth, lost.Command);
        Assert.True(profile.NeedsTwoSteps);
        Assert.True(profile.IsChanged);
        using Driver second = await Drivers.Greeted(server, blocking, profile);
        await second.Login("tim", "secret", Pop3LoginMethod.Plain);
        Assert.Equal(["AUTH PLAIN ***", "AUTH PLAIN", "***"], Said(server));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_connection_that_is_lost_does_not_unlearn_two_steps(bool blocking)
    {
        var profile = new Pop3ServerProfile();
        // closes on an initial response; takes two steps; is cut off behind the challenge, and on AUTH; takes two steps still
        foreach (string replies in (string[])["", "+ \r\n+OK\r\n", "+ \r\n", "", "+ \r\n+OK\r\n"])
        {
            var channel = new ScriptChannel { ClosesAtEnd = true };
            using Driver driver = await Drivers.Greeted(channel, blocking, profile: profile);
            channel.Put(replies);
            if (replies.EndsWith("OK\r\n", StringComparison.Ordinal)) await driver.Login("tim", "secret", Pop3LoginMethod.Plain);
            else await Assert.ThrowsAsync<Pop3ConnectionLostException>(() => driver.Login("tim", "secret", Pop3LoginMethod.Plain));
            Assert.True(profile.NeedsTwoSteps);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_connection_that_is_lost_behind_the_challenge_leaves_the_guess(bool blocking)
    {
        var profile = new Pop3ServerProfile();
        foreach (string replies in (string[])["", "+ \r\n"])
        {
            var channel = new ScriptChannel { ClosesAtEnd = true };
            using Driver driver = await Drivers.Greeted(channel, blocking, profile: profile);
            channel.Put(replies);
            await Assert.ThrowsAsync<Pop3ConnectionLostException>(() => driver.Login("tim", "secret", Pop3LoginMethod.Plain));
            Assert.True(profile.NeedsTwoSteps);
        }
    }

    [Theory]
    [InlineData(Pop3LoginMethod.Automatic)]
    [InlineData(Pop3LoginMethod.UserPass)]
    [InlineData(Pop3LoginMethod.Plain)]
    [InlineData(Pop3LoginMethod.Login)]
    [InlineData(Pop3LoginMethod.Apop)]
    public async Task A_wrong_password_is_tried_once(Pop3LoginMethod method)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            foreach (bool codes in (bool[])[true, false])
            {
                using Pop3TestServer server = Server(new Pop3TestServerOptions { Apop = true, ResponseCodes = codes });
                using Driver driver = await Drivers.Greeted(server, blocking);
                Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(() => driver.Login("tim", "wrong", method));
                Assert.Equal(codes ? Pop3ResponseCode.Auth : Pop3ResponseCode.None, refused.ResponseCode);
                Assert.Equal(1, server.Commands.Count(word => word is "AUTH" or "PASS" or "APOP"));
                Assert.False(driver.Session.Profile.NeedsTwoSteps);
                Assert.False(driver.Session.IsOver);
            }
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_close_behind_a_refused_user_is_still_a_refusal(bool blocking)
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions());
        server.On("USER").Reply("-ERR who?\r\n").Close();
        using Driver driver = await Drivers.Greeted(server, blocking);
        Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(
            () => driver.Login("tim", "secret", Pop3LoginMethod.UserPass));
        Assert.Equal(Pop3Command.User, refused.Command);
        Assert.Equal("who?", refused.StatusText);
        Assert.True(driver.Session.IsOver);
    }
}
