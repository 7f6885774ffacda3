using System;
using System.Linq;
using System.Text;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Testing;

/// <summary>Every command of the table, as a hand-written dialogue.</summary>
public sealed class CommandTests
{
    private const string Message1 = "Subject: one\r\n\r\nfirst\r\n.second\r\n";
    private const string Message2 = "Subject: two\n\nonly\n";

    private static Pop3TestServer Server(Pop3TestServerOptions? options = null)
    {
        var server = new Pop3TestServer(options ?? new Pop3TestServerOptions());
        TestMailbox mailbox = server.AddMailbox("tim", "secret");
        mailbox.Add(Message1, "id-1");
        mailbox.Add(Message2, "id-2");
        return server;
    }

    private static string Base64(string text) => Convert.ToBase64String(Encoding.UTF8.GetBytes(text));

    [Fact]
    public void A_whole_session_as_in_RFC_1939_section_10()
    {
        using var server = new Pop3TestServer();
        TestMailbox mailbox = server.AddMailbox("tim", "secret");
        mailbox.Add(Message1, "id-1");
        mailbox.Add(Message2, "id-2");
        using Dialogue client = Dialogue.InMemory(server);
        client.Expect("+OK POP3 server ready")
            .Send("USER tim").Expect("+OK send PASS")
            .Send("PASS secret").Expect("+OK 2 messages (54 octets)")
            .Send("STAT").Expect("+OK 2 54")
            .Send("LIST").Expect("+OK 2 messages (54 octets)", "1 32", "2 22", ".")
            .Send("LIST 2").Expect("+OK 2 22")
            .Send("UIDL").Expect("+OK 2 messages (54 octets)", "1 id-1", "2 id-2", ".")
            .Send("UIDL 1").Expect("+OK 1 id-1")
            .Send("RETR 1").Expect("+OK 32 octets", "Subject: one", "", "first", "..second", ".")
            .Send("TOP 1 1").Expect("+OK top of message follows", "Subject: one", "", "first", ".")
            .Send("TOP 1 0").Expect("+OK top of message follows", "Subject: one", "", ".")
            .Send("TOP 1 99").Expect("+OK top of message follows", "Subject: one", "", "first", "..second", ".")
            .Send("DELE 1").Expect("+OK marked")
            .Send("DELE 1").Err()
            .Send("RETR 1").Err()
            .Send("STAT").Expect("+OK 1 22")
            .Send("LIST").Ok().Expect("2 22", ".")
            .Send("RSET").Expect("+OK 2 messages (54 octets)")
            .Send("DELE 2").Ok()
            .Send("NOOP").Expect("+OK")
            .Send("QUIT").Expect("+OK bye")
            .ExpectEnd();
        Assert.Equal(["id-1"], mailbox.Messages.Select(m => m.UniqueId));
    }

    [Theory]
    [InlineData("STAT")]
    [InlineData("LIST")]
    [InlineData("UIDL 1")]
    [InlineData("RETR 1")]
    [InlineData("TOP 1 1")]
    [InlineData("DELE 1")]
    [InlineData("NOOP")]
    [InlineData("RSET")]
    [InlineData("PASS secret")]
    [InlineData("USER")]
    [InlineData("APOP tim 00000000000000000000000000000000")]
    [InlineData("AUTH")]
    [InlineData("AUTH GSSAPI")]
    [InlineData("XYZZY")]
    [InlineData("")]
    [InlineData("UTF8")]
    [InlineData("LANG")]
    public void Before_the_login_it_is_refused(string line)
    {
        using Pop3TestServer server = Server();
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send(line).Err().Send("USER tim").Ok();
    }

    [Theory]
    [InlineData("USER tim")]
    [InlineData("PASS secret")]
    [InlineData("AUTH PLAIN")]
    [InlineData("STLS")]
    [InlineData("UTF8")]
    [InlineData("RETR")]
    [InlineData("RETR 0")]
    [InlineData("RETR 3")]
    [InlineData("RETR x")]
    [InlineData("RETR 99999999999999999999")]
    [InlineData("TOP 1")]
    [InlineData("TOP 1 -1")]
    [InlineData("LIST 1 2")]
    [InlineData("STAT 1")]
    [InlineData("DELE -1")]
    public void After_the_login_it_is_refused(string line)
    {
        using Pop3TestServer server = Server();
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send(line).Err().Send("NOOP").Ok();
    }

    [Fact]
    public void Keywords_are_the_same_in_small_letters_and_passwords_may_hold_blanks()
    {
        using var server = new Pop3TestServer();
        server.AddMailbox("tim", "a b  c");
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Raw("user tim\npass a b  c\nquit\n").Ok().Ok().Ok().ExpectEnd();
    }

    [Fact]
    public void A_wrong_password_or_name_is_refused_with_a_code_and_may_be_tried_again()
    {
        using Pop3TestServer server = Server();
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("USER tim", "PASS wrong").Ok().ExpectStart("-ERR [AUTH] ")
            .Send("PASS secret").Err()
            .Send("USER nobody", "PASS secret").Ok().ExpectStart("-ERR [AUTH] ")
            .Send("USER tim", "PASS secret").Ok().Ok();
    }

    [Fact]
    public void Apop_takes_the_digest_of_the_greeting_and_no_other()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { Apop = true, Clock = new ManualClock() });
        using Dialogue client = Dialogue.InMemory(server);
        Assert.Equal("+OK POP3 server ready <1.1767225600000@localhost>", client.Line());
        // printf '<1.1767225600000@localhost>secret' | md5sum
        const string Digest = "18c0ee93b95445c7ce851b3f42d14e69";
        client.Send("APOP tim " + new string('0', 32)).ExpectStart("-ERR [AUTH]")
            .Send("APOP tim " + Digest).Ok().Send("STAT").Expect("+OK 2 54");
    }

    [Fact]
    public void Auth_plain_in_one_step_and_in_two()
    {
        using Pop3TestServer server = Server();
        using Dialogue one = Dialogue.InMemory(server);
        one.Ok().Send("AUTH PLAIN " + Base64("\0tim\0secret")).Ok().Send("QUIT").Ok().ExpectEnd();
        using Dialogue two = Dialogue.InMemory(server);
        two.Ok().Send("auth plain").Expect("+ ").Send(Base64("tim\0tim\0secret")).Ok().Send("QUIT").Ok().ExpectEnd();
        Assert.Equal(2, server.Logins);
    }

    [Fact]
    public void Auth_login_in_one_step_and_in_two()
    {
        using Pop3TestServer server = Server();
        using Dialogue one = Dialogue.InMemory(server);
        one.Ok().Send("AUTH LOGIN " + Base64("tim")).Expect("+ " + Base64("Password:")).Send(Base64("secret")).Ok().Send("QUIT").Ok();
        using Dialogue two = Dialogue.InMemory(server);
        two.Ok().Send("AUTH LOGIN").Expect("+ " + Base64("Username:"))
            .Send(Base64("tim")).Expect("+ " + Base64("Password:")).Send(Base64("secret")).Ok();
    }

    [Fact]
    public void Auth_that_is_cancelled_empty_or_garbled_is_refused()
    {
        using Pop3TestServer server = Server();
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("AUTH PLAIN").Expect("+ ").Send("*").Expect("-ERR authentication cancelled")
            .Send("AUTH PLAIN =").Err()
            .Send("AUTH PLAIN !").Err()
            .Send("AUTH LOGIN =").ExpectStart("+ ").Send(Base64("secret")).ExpectStart("-ERR [AUTH]")
            .Send("AUTH PLAIN " + Base64("other\0tim\0secret")).ExpectStart("-ERR [AUTH]")
            .Send("AUTH PLAIN").Expect("+ ").Send("").Err()
            .Send("AUTH PLAIN").Expect("+ ").Send(Base64("\0tim\0secret").Insert(4, " ")).Expect("-ERR not base64")
            .Send("AUTH PLAIN " + Base64("\0tim\0wrong")).ExpectStart("-ERR [AUTH]");
        Assert.Equal(0, server.Logins);
    }

    [Fact]
    public void A_line_beyond_255_octets_is_refused_and_a_long_sasl_response_is_not()
    {
        using var server = new Pop3TestServer();
        string password = new('x', 3000);
        server.AddMailbox("tim", password);
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("USER " + new string('n', 248)).Ok().Send("USER " + new string('n', 249)).Expect("-ERR line too long")
            .Send("AUTH PLAIN").Expect("+ ").Send(Base64("\0tim\0" + password)).Ok();
    }

    [Fact]
    public void Utf8_and_lang()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { Utf8 = true, Languages = ["en English", "de Deutsch"] });
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("UTF8").Ok().Send("LANG").Ok().Expect("en English", "de Deutsch", ".")
            .Send("LANG de").Expect("+OK de Deutsch").Send("LANG *").Expect("+OK en English").Send("LANG fr").Err();
    }

    /// <summary>RFC 4647 §3.3.1.</summary>
    [Theory]
    [InlineData("en", "+OK en-boont Boontling")]
    [InlineData("EN-Boont", "+OK en-boont Boontling")]
    [InlineData("en-boo", "-ERR no such language")]
    [InlineData("e", "-ERR no such language")]
    [InlineData("de", "+OK de Deutsch")]
    [InlineData("en-boont-x", "-ERR no such language")]
    public void A_language_range_takes_in_the_tags_that_say_more(string range, string reply)
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { Languages = ["en-boont Boontling", "de-AT x", "de Deutsch"] });
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("LANG " + range).Expect(reply);
    }

    /// <summary>RFC 2449 §6.7.</summary>
    [Fact]
    public void Expire_says_before_the_login_only_that_it_depends_on_the_user()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { Expire = "5 USER" });
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("CAPA").Ok();
        Assert.Contains("EXPIRE 5 USER", client.Listing());
        client.Send("USER tim", "PASS secret", "CAPA").Ok().Ok().Ok();
        Assert.Contains("EXPIRE 5", client.Listing());
    }

    [Fact]
    public void Stls_behind_utf8_is_refused()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { Utf8 = true });
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("UTF8").Ok().Send("STLS").Expect("-ERR STLS goes before UTF8").Send("USER tim").Ok();
        Assert.False(server.Connection(1).IsTls);
        using Dialogue other = Dialogue.InMemory(server);
        other.Ok().Send("STLS").Ok().Send("UTF8").Ok();
    }

    [Fact]
    public void Capabilities_are_the_same_after_the_login_but_for_stls_which_goes_under_tls_too()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions
        {
            LoginDelay = 7,
            Expire = "NEVER",
            ExtraCapabilities = ["XTND"],
            Utf8 = true,
            Languages = ["en x"],
        });
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("CAPA").Ok();
        string[] others =
        [
            "TOP", "UIDL", "PIPELINING", "RESP-CODES", "AUTH-RESP-CODE", "LOGIN-DELAY 7", "EXPIRE NEVER", "LANG",
            "IMPLEMENTATION Pop3Nano.Testing", "XTND",
        ];
        Assert.Equal(["USER", "SASL PLAIN LOGIN", "STLS", "UTF8", .. others], client.Listing());
        client.Send("STLS").Ok().Send("CAPA").Ok();
        Assert.Equal(["USER", "SASL PLAIN LOGIN", "UTF8", .. others], client.Listing());
        client.Send("USER tim", "PASS secret", "CAPA").Ok().Ok().Ok();
        Assert.Equal(["USER", "SASL PLAIN LOGIN", "UTF8", .. others], client.Listing());
    }

    [Fact]
    public void After_a_login_in_clear_text_stls_is_not_announced_any_more()
    {
        using Pop3TestServer server = Server();
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("CAPA").Ok();
        string[] listed = client.Listing();
        Assert.Contains("USER", listed);
        Assert.DoesNotContain("STLS", listed);
    }

    [Fact]
    public void Where_tls_is_required_no_login_works_without()
    {
        using Pop3TestServer server = Server(new Pop3TestServerOptions { RequiresTls = true, Apop = true });
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("USER tim").Err().Send("AUTH PLAIN").Err().Send("APOP tim x").Err().Send("CAPA").Ok();
        Assert.DoesNotContain(client.Listing(), line => line == "USER" || line.StartsWith("SASL", StringComparison.Ordinal));
        client.Send("STLS").Ok().Send("USER tim", "PASS secret").Ok().Ok();
    }

    [Fact]
    public void Own_commands_answer_before_and_after_login_and_pop3s_own_cannot_be_taken()
    {
        using Pop3TestServer server = Server();
        server.Command("xtnd", arguments => "+OK " + arguments + "\r\n");
        using Dialogue client = Dialogue.InMemory(server);
        client.Ok().Send("XTND a b").Expect("+OK a b").Send("USER tim", "PASS secret", "xtnd").Ok().Ok().Expect("+OK ");
        Assert.Throws<ArgumentException>(() => server.Command("retr", _ => ""));
        foreach (string none in (string[])["*", "XT ND", "XTND\r", "XÄ"]) Assert.Throws<ArgumentException>("keyword", () => server.Command(none, _ => ""));
        Assert.Equal(["XTND", "USER", "PASS", "XTND"], server.Commands);
    }
}
