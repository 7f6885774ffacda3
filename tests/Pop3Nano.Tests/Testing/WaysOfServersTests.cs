using System;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Testing;

/// <summary>One test per option that makes the server like some real one.</summary>
public sealed class WaysOfServersTests
{
    private const string Message = "Subject: s\n\n.dot\nend\n";

    private static readonly string Plain = Convert.ToBase64String("\0tim\0secret"u8);

    private static Pop3TestServer Server(Pop3TestServerOptions options)
    {
        var server = new Pop3TestServer(options);
        server.AddMailbox("tim", "secret").Add(Message, "id-1");
        return server;
    }

    [Fact]
    public void Input_behind_a_login_is_kept_by_default()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions());
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("USER tim", "PASS secret", "STAT", "NOOP").Ok().Ok().Expect("+OK 1 25", "+OK");
        Assert.Equal(1, server.Flights);
    }

    [Theory]
    [InlineData(LoginInputLoss.AfterPass, true, false)]
    [InlineData(LoginInputLoss.AfterAuth, false, true)]
    [InlineData(LoginInputLoss.AfterAny, true, true)]
    public void Input_behind_a_login_is_lost(LoginInputLoss loss, bool afterPass, bool afterAuth)
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { LosesInputBehindLogin = loss });
        using (Dialogue client = Dialogue.InMemory(server))
        {
            client.Ok().Send("USER tim", "PASS secret", "STAT", "NOOP").Ok().Ok();
            if (afterPass) client.ExpectSilence();
            else client.Ok().Ok();
            client.Send("STAT").Expect("+OK 1 25");
        }
        using (Dialogue client = Dialogue.InMemory(server))
        {
            client.Ok().Send("AUTH PLAIN " + Plain, "STAT").Ok();
            if (afterAuth) client.ExpectSilence();
            else client.Ok();
        }
    }

    [Fact]
    public void Input_behind_a_login_that_failed_is_kept()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { LosesInputBehindLogin = LoginInputLoss.AfterAny });
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("USER tim", "PASS wrong", "CAPA").Ok().Err().Ok();
    }

    [Fact]
    public void No_capa_no_uidl_no_top()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { Capa = false, Uidl = false, Top = false });
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("CAPA").Err().Send("USER tim", "PASS secret").Ok().Ok()
            .Send("CAPA", "UIDL", "UIDL 1", "TOP 1 0").Err().Err().Err().Err();
    }

    [Fact]
    public void Capability_lines_are_what_the_options_say()
    {
        const string After = "PIPELINING";
        using Pop3TestServer server = Server(new Pop3TestServerOptions { CapabilitiesBeforeLogin = ["user"], CapabilitiesAfterLogin = [After] });
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("CAPA").Ok().Expect("user", ".").Send("USER tim", "PASS secret", "CAPA").Ok().Ok().Ok().Expect(After, ".");
    }

    [Fact]
    public void Everything_optional_can_be_switched_off()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions
        {
            User = false,
            SaslMechanisms = [],
            Stls = false,
            Pipelining = false,
            ResponseCodes = false,
            Implementation = "",
            Uidl = false,
            Top = false,
            Greeting = "",
        });
        using Dialogue client = Dialogue.InMemory(server);
        client.Expect("+OK").Send("CAPA").Ok().Expect(".").Send("USER tim", "PASS x", "AUTH PLAIN", "STLS", "APOP a b")
            .Err().Err().Err().Err().Err();
    }

    [Fact]
    public void An_initial_response_is_refused_or_not_read_or_closes()
    {
        using Pop3TestServer refuses = Server(new Pop3TestServerOptions { InitialResponse = InitialResponseHandling.Refused });
        using Dialogue one = Dialogue.InMemory(refuses);
        one.Ok().Send("AUTH PLAIN " + Plain).Expect("-ERR syntax error").Send("AUTH PLAIN").Expect("+ ").Send(Plain).Ok();
        using Pop3TestServer closes = Server(new Pop3TestServerOptions { InitialResponse = InitialResponseHandling.Closes });
        using Dialogue two = Dialogue.InMemory(closes);
        two.Ok().Send("AUTH PLAIN " + Plain).ExpectEnd();
        using Pop3TestServer ignores = Server(new Pop3TestServerOptions { InitialResponse = InitialResponseHandling.Ignored });
        using Dialogue three = Dialogue.InMemory(ignores);
        three.Ok().Send("AUTH PLAIN " + Plain).Expect("+ ").Send(Plain).Ok();
    }

    [Theory]
    [InlineData(ChallengeStyle.Plus, "+ ")]
    [InlineData(ChallengeStyle.BarePlus, "+")]
    [InlineData(ChallengeStyle.PlusOk, "+OK")]
    [InlineData(ChallengeStyle.PlusText, "+ go ahead!")]
    public void A_challenge_has_its_style(ChallengeStyle style, string line)
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { ChallengeStyle = style });
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("AUTH PLAIN").Expect(line).Send(Plain).Ok().Send("STAT").Ok();
    }

    [Fact]
    public void It_closes_without_a_reply()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { ClosesSilently = SilentClose.OnQuit | SilentClose.OnFailedLogin });
        using (Dialogue client = Dialogue.InMemory(server)) client.LogIn().Send("DELE 1").Ok().Send("QUIT").ExpectEnd();
        using (Dialogue client = Dialogue.InMemory(server)) client.LogIn().Send("STAT").Expect("+OK 0 0");
        using (Dialogue client = Dialogue.InMemory(server)) client.Ok().Send("USER tim", "PASS wrong").Ok().ExpectEnd();
        using Pop3TestServer other = Server(new Pop3TestServerOptions { ClosesSilently = SilentClose.OnPass });
        using (Dialogue client = Dialogue.InMemory(other)) client.Ok().Send("USER tim", "PASS secret").Ok().ExpectEnd();
    }

    [Fact]
    public void A_blank_line_follows_dele_and_top_answers_twice()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { BlankLineAfterDele = true, TopAnswersTwice = true });
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("TOP 1 0").Ok().Ok().Expect("Subject: s", "", ".").Send("DELE 1", "NOOP").Expect("+OK marked", "", "+OK");
    }

    [Fact]
    public void Status_lines_may_have_no_text()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { BareStatus = true, Greeting = "" });
        using Dialogue client = Dialogue.InMemory(server);
        client.Expect("+OK").Send("XYZZY", "USER tim", "PASS no", "USER tim", "PASS secret").Expect("-ERR", "+OK", "-ERR", "+OK", "+OK")
            .Send("STAT", "LIST", "RETR 1").Expect("+OK 1 25", "+OK", "1 25", ".", "+OK", "Subject: s", "", "..dot", "end", ".");
    }

    [Fact]
    public void Lines_may_end_with_lf_alone()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { LfOnly = true });
        using Dialogue client = Dialogue.InMemory(server);
        client.Send("USER tim", "PASS secret", "RETR 1", "LIST");
        string[] lines =
        [
            "+OK POP3 server ready", "+OK send PASS", "+OK 1 messages (25 octets)",
            "+OK 25 octets", "Subject: s", "", "..dot", "end", ".",
            "+OK 1 messages (25 octets)", "1 25", ".",
        ];
        foreach (string line in lines) Assert.Equal(line + "\n", client.RawLine());
    }

    [Fact]
    public void Byte_stuffing_and_the_last_crlf_may_be_missing()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { NoByteStuffing = true, OmitsLastCrlf = true });
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("RETR 1", "NOOP").Ok().Expect("Subject: s", "", ".dot", "end.", "+OK");
    }

    [Fact]
    public void Listings_may_have_blanks_words_and_gaps()
    {
        var options = new Pop3TestServerOptions { ExtraBlanksInListings = true, LeftOutOfListings = [2] };
        using Pop3TestServer server = Server(options);
        TestMailbox other = server.AddMailbox("tom", "secret");
        for (int i = 0; i < 3; i++) other.Add("x\n", "id");
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn("tom").Send("STAT", "LIST", "UIDL", "LIST 2")
            .Expect("+OK 3   9 ").Ok().Expect("1   3 ", "3   3 ", ".").Ok().Expect("1   id ", "3   id ", ".", "+OK 2   3 ");
        using Pop3TestServer wordy = Server(new Pop3TestServerOptions { ExtraWordsInListings = true });
        using Dialogue second = Dialogue.InMemory(wordy);
        second.LogIn().Send("STAT", "LIST 1", "UIDL 1").Expect("+OK 1 25 extra words", "+OK 1 25 extra words", "+OK 1 id-1 extra words");
    }

    [Fact]
    public void Listings_may_be_numbered_anew_behind_a_mark_while_other_commands_are_not()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { RenumbersListings = true });
        TestMailbox other = server.AddMailbox("tom", "secret");
        for (int i = 1; i <= 4; i++) other.Add("x\n", "id-" + i);
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn("tom").Send("DELE 2", "UIDL", "LIST").Ok().Ok().Expect("1 id-1", "2 id-3", "3 id-4", ".").Ok().Expect("1 3", "2 3", "3 3", ".")
            .Send("UIDL 3", "UIDL 2", "DELE 4", "RSET", "UIDL").Expect("+OK 3 id-3").Err().Ok().Ok().Ok().Expect("1 id-1", "2 id-2", "3 id-3", "4 id-4", ".");
    }

    [Theory]
    [InlineData(false, "1 id-1", "2 id-2")]
    [InlineData(true, "1 id-3", "2 id-4")]
    public void A_session_may_see_the_oldest_or_the_newest_messages_only(bool newest, params string[] listed)
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { ListsAtMost = 2, ListsNewest = newest });
        TestMailbox other = server.AddMailbox("tom", "secret");
        for (int i = 1; i <= 4; i++) other.Add("x\n", "id-" + i);
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn("tom").Send("UIDL").Ok().Expect(listed).Expect(".").Send("STAT", "RETR 3").Expect("+OK 2 6").Err();
    }

    [Fact]
    public void An_unknown_command_is_answered_in_the_servers_own_words()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { UnknownCommandReply = "+ERR what?" });
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("XYZZY").Expect("+ERR what?").Send("USER tim").Ok();
    }
}
