using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Protocol;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session.Sasl;

/// <summary>Each mechanism logs in, is refused once, and leaves the session as it should.</summary>
public class MechanismLoginTests
{
    public static TheoryData<string, bool> All => Mechanisms.Each(Mechanisms.All);

    public static TheoryData<string, bool> WithSecret => Mechanisms.Each(Mechanisms.WithSecret);

    public static TheoryData<string, bool> SpeakingFirst => Mechanisms.Each([.. Mechanisms.All.Except(["LOGIN", "CRAM-MD5", "DIGEST-MD5"])]);

    private static IEnumerable<string> Said(Pop3TestServer server) =>
        server.Transcript.Where(line => line.StartsWith("C: ", StringComparison.Ordinal)).Select(line => line[3..]);

    [Theory, MemberData(nameof(All))]
    public async Task It_logs_in(string name, bool blocking)
    {
        using Pop3TestServer server = Mechanisms.Server("secret");
        using Driver driver = await Drivers.Greeted(server, blocking);
        await driver.Authenticate(Mechanisms.Create(name, "tim", "secret"));
        Assert.Equal(Pop3State.Transaction, driver.Session.State);
        Assert.Equal("tim", server.Connection(1).User);
        Assert.Equal(["AUTH"], server.Commands);
        Assert.StartsWith("AUTH " + name, Said(server).First(), StringComparison.Ordinal);
        Assert.True(await driver.Quit());
    }

    [Theory, MemberData(nameof(WithSecret))]
    public async Task A_wrong_secret_is_tried_once_and_the_session_goes_on(string name, bool blocking)
    {
        using Pop3TestServer server = Mechanisms.Server("secret");
        using Driver driver = await Drivers.Greeted(server, blocking);
        SaslMechanism wrong = Mechanisms.Create(name, "tim", "wrong");
        Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(() => driver.Authenticate(wrong));
        Assert.Equal(Pop3ResponseCode.Auth, refused.ResponseCode);
        Assert.Equal(Pop3Command.Auth, refused.Command);
        Assert.Equal(["AUTH"], server.Commands);
        Assert.Equal(name switch { "XOAUTH2" => "401", "OAUTHBEARER" => "invalid_token", _ => "" }, refused.Reason);
        Assert.Equal(Pop3State.Authorization, driver.Session.State);
        await Assert.ThrowsAsync<InvalidOperationException>(() => driver.Authenticate(wrong));
        await driver.Authenticate(Mechanisms.Create(name, "tim", "secret"));
        Assert.Equal(1, server.Logins);
    }

    [Theory, MemberData(nameof(SpeakingFirst))]
    public async Task The_first_word_flies_with_AUTH_unless_the_server_wants_two_steps(string name, bool blocking)
    {
        using Pop3TestServer server = await MetTwice(InitialResponseHandling.Refused, name, blocking);
        Assert.Equal(["AUTH " + name + " ***", "AUTH " + name, "***"], Said(server).Take(3));
        Assert.Equal(3, Said(server).Count(line => line.StartsWith("AUTH", StringComparison.Ordinal)));
    }

    [Theory, MemberData(nameof(SpeakingFirst))]
    public async Task A_first_word_that_the_server_did_not_read_is_said_again(string name, bool blocking)
    {
        using Pop3TestServer server = await MetTwice(InitialResponseHandling.Ignored, name, blocking);
        Assert.Equal(2, server.Logins);
        Assert.Equal(["AUTH " + name + " ***", "***"], Said(server).Take(2));
        Assert.Equal("AUTH " + name, Said(server).Last(line => line.StartsWith("AUTH", StringComparison.Ordinal)));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task PLAIN_that_was_not_read_may_be_asked_for_in_words(bool blocking)
    {
        var channel = new ScriptChannel { Answer = said => said.StartsWith("AUTH", StringComparison.Ordinal) ? "+ go ahead!\r\n" : "+OK\r\n" };
        using Driver driver = await Drivers.Greeted(channel, blocking);
        await driver.Authenticate(Mechanisms.Create("PLAIN", "tim", "secret"));
        Assert.True(driver.Session.Profile.NeedsTwoSteps);
    }

    // A second login, in two steps, would be a second try of a password that may be wrong.
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_close_behind_a_challenge_says_nothing_about_initial_responses(bool blocking)
    {
        var channel = new ScriptChannel { Answer = Challenge, ClosesAtEnd = true };
        using Driver driver = await Drivers.Greeted(channel, blocking);
        await Assert.ThrowsAsync<Pop3ConnectionLostException>(() => driver.Authenticate(Mechanisms.Create("SCRAM-SHA-256", "tim", "secret")));
        Assert.True(channel.Writes is 2, "AUTH with the first word, and the proof");
        Assert.False(driver.Session.Profile.NeedsTwoSteps);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_empty_first_word_is_an_equals_sign(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking);
        channel.Put("+OK\r\n");
        await driver.Authenticate(new ExternalMechanism());
        Assert.EndsWith("AUTH EXTERNAL =\r\n", channel.Written, StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task An_empty_answer_is_an_empty_line(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.Greeted(channel, blocking, profile: await TwoSteps());
        var lines = new List<string>();
        channel.Answer = said =>
        {
            lines.Add(said);
            return lines.Count == 1 ? "+\r\n" : "+OK\r\n";
        };
        await driver.Authenticate(new ExternalMechanism());
        Assert.Equal(["AUTH EXTERNAL\r\n", "\r\n"], lines);
    }

    // Outlook.com's tokens have more than 4,096 octets; a line of AUTH has at most 255 (RFC 5034 §4).
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_token_beyond_the_send_buffer_goes_in_two_steps(bool blocking)
    {
        string token = new('t', 6000);
        using Pop3TestServer server = Mechanisms.Server(token);
        using Driver driver = await Drivers.Greeted(server, blocking);
        await driver.Authenticate(new XOAuth2Mechanism("tim", token));
        Assert.Equal(["AUTH XOAUTH2", "***"], Said(server));
        Assert.False(driver.Session.Profile.NeedsTwoSteps);
        Assert.Equal(0, await driver.Stat());
    }

    [Theory, MemberData(nameof(All))]
    public async Task A_flight_flies_behind_it_once_the_server_is_known_to_keep_it(string name, bool blocking)
    {
        using Pop3TestServer server = Mechanisms.Server("secret");
        var profile = new Pop3ServerProfile();
        foreach (Pop3LoginTrap trap in (Pop3LoginTrap[])[Pop3LoginTrap.Ready, Pop3LoginTrap.KeepsInput, Pop3LoginTrap.KeepsInput])
        {
            using Driver driver = await Drivers.Greeted(server, blocking, profile);
            var flight = new Pop3Flight();
            flight.Stat();
            Assert.True(await driver.Authenticate(Mechanisms.Create(name, "tim", "secret"), flight));
            Assert.True(await driver.NextReply() && driver.Session.Succeeded);
            Assert.False(await driver.NextReply());
            await driver.Quit();
            profile.NotePollWentWell();
            Assert.Equal(trap, profile.LoginTrap);
        }
        Assert.Contains("NOOP", server.Commands);
        Assert.Equal(server.Connection(1).Flights - 1, server.Connection(3).Flights);
    }

    [Theory, MemberData(nameof(WithSecret))]
    public async Task A_flight_behind_a_refused_one_ends_with_the_refusal(string name, bool blocking)
    {
        using Pop3TestServer server = Mechanisms.Server("secret");
        var profile = new Pop3ServerProfile();
        var flight = new Pop3Flight();
        flight.Stat();
        for (int i = 0; i < 2; i++)
        {
            using Driver driver = await Drivers.Greeted(server, blocking, profile);
            Assert.True(await driver.Authenticate(Mechanisms.Create(name, "tim", "secret"), flight));
            while (await driver.NextReply()) Assert.True(driver.Session.Succeeded);
            await driver.Quit();
            profile.NotePollWentWell();
        }
        using Driver refused = await Drivers.Greeted(server, blocking, profile);
        await Assert.ThrowsAsync<Pop3CommandException>(() => refused.Authenticate(Mechanisms.Create(name, "tim", "wrong"), flight));
        Assert.Equal(2, server.Logins);
    }

    [Theory]
    [InlineData("", "secret")]
    [InlineData("tim", "")]
    [InlineData("t\r\nim", "secret")]
    [InlineData("tim", "sec\0ret")]
    [InlineData("tim", "sec\nret")]
    public void What_cannot_be_sent_is_refused_before_anything_is(string name, string secret)
    {
        foreach (string mechanism in Mechanisms.WithSecret)
        {
            if (mechanism == "OAUTHBEARER" && name.Length == 0) continue; // the token says whose it is
            Assert.Throws<ArgumentException>(() => Mechanisms.Create(mechanism, name, secret));
        }
        if (secret != "secret") Assert.Throws<ArgumentException>(() => new Pop3Credentials(name, secret));
    }

    [Fact]
    public void Tokens_are_words_and_fields_keep_apart()
    {
        foreach (string token in (string[])["two words", "tökén", "a\u0001auth=Bearer b"])
        {
            Assert.Throws<ArgumentException>(() => new XOAuth2Mechanism("tim", token));
            Assert.Throws<ArgumentException>(() => new OAuthBearerMechanism("tim", token));
        }
        Assert.Throws<ArgumentException>(() => new XOAuth2Mechanism("t\u0001im", "token"));
        Assert.Throws<ArgumentException>(() => new OAuthBearerMechanism("tim", "token", "ho\u0001st"));
        Assert.Throws<ArgumentException>(() => new AnonymousMechanism(new string('a', 256)));
        Assert.Throws<ArgumentException>(() => new SaslChannelBinding("tls,unique", [1]));
    }

    // SCRAM's first challenge, with the client's nonce; nothing to what follows.
    private static string Challenge(string said)
    {
        if (!said.StartsWith("AUTH", StringComparison.Ordinal)) return "";
        string first = Encoding.ASCII.GetString(Convert.FromBase64String(said.Split(' ')[2].TrimEnd()));
        string nonce = first[(first.LastIndexOf("r=", StringComparison.Ordinal) + 2)..];
        return "+ " + Convert.ToBase64String(Encoding.ASCII.GetBytes("r=" + nonce + "more,s=c2FsdA==,i=4096")) + "\r\n";
    }

    // A server that does this to initial responses, and two logins to it: the second knows what the first has learnt.
    private static async Task<Pop3TestServer> MetTwice(InitialResponseHandling handling, string name, bool blocking)
    {
        Pop3TestServer server = Mechanisms.Server("secret", o => new Pop3TestServerOptions
        {
            SaslMechanisms = o.SaslMechanisms,
            ExternalUser = "tim",
            AnonymousUser = "tim",
            InitialResponse = handling,
        });
        var profile = new Pop3ServerProfile();
        for (int i = 0; i < 2; i++)
        {
            using Driver driver = await Drivers.Greeted(server, blocking, profile);
            await driver.Authenticate(Mechanisms.Create(name, "tim", "secret"));
            Assert.True(profile.NeedsTwoSteps);
            await driver.Quit();
        }
        return server;
    }

    private static async Task<Pop3ServerProfile> TwoSteps()
    {
        var profile = new Pop3ServerProfile();
        using Pop3TestServer server = Mechanisms.Server("secret", _ => new Pop3TestServerOptions { Greeting = "ready", InitialResponse = InitialResponseHandling.Refused });
        using Driver driver = await Drivers.Greeted(server, blocking: true, profile);
        await driver.Authenticate(new PlainMechanism("tim", "secret"));
        return profile;
    }
}
