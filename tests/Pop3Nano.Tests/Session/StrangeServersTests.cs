using System;
using System.Threading.Tasks;
using Pop3Nano.Protocol;
using Pop3Nano.Session;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>What is no POP3, or never ends, is named in the exception and ends the session.</summary>
public class StrangeServersTests
{
    [Theory]
    [InlineData("220 mail.example.org ESMTP\r\n", Pop3Fault.SmtpGreeting, "SMTP")]
    [InlineData("* OK IMAP4rev1 ready\r\n", Pop3Fault.ImapGreeting, "IMAP")]
    [InlineData("\u0015\u0003\u0001\0\u0002\u0002\u0046", Pop3Fault.TlsGreeting, "TLS")]
    [InlineData("HTTP/1.1 400 Bad Request\r\n", Pop3Fault.BadGreeting, "no POP3 server")]
    [InlineData("SSH-2.0-OpenSSH_9.9\r\n", Pop3Fault.BadGreeting, "no POP3 server")]
    [InlineData("+ERR ready\r\n", Pop3Fault.BadGreeting, "no POP3 server")]
    [InlineData("+OKAY ready\r\n", Pop3Fault.BadGreeting, "no POP3 server")]
    public async Task Another_kind_of_server_is_named(string greeting, Pop3Fault fault, string named)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            ScriptChannel channel = new ScriptChannel().Put(greeting);
            using var driver = new Driver(new Pop3Session(channel, new Pop3SessionOptions()), blocking);
            Pop3ProtocolException broken = await Assert.ThrowsAsync<Pop3ProtocolException>(driver.Greet);
            Assert.Equal(fault, broken.Fault);
            Assert.Contains(named, broken.Message, StringComparison.Ordinal);
            Assert.True(channel.IsClosed);
            Assert.Equal("", channel.Written);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_greeting_that_refuses_is_a_refusal_of_the_connection(bool blocking)
    {
        ScriptChannel channel = new ScriptChannel().Put("-ERR [SYS/TEMP] too many connections\r\n");
        using var driver = new Driver(new Pop3Session(channel, new Pop3SessionOptions()), blocking);
        Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(driver.Greet);
        Assert.Equal(Pop3Command.None, refused.Command);
        Assert.Equal(Pop3ResponseCode.SysTemp, refused.ResponseCode);
        Assert.True(channel.IsClosed);
    }

    [Theory]
    [InlineData("+ERR no\r\n")]
    [InlineData("+OKAY\r\n")]
    [InlineData("+ok\r\n")]
    [InlineData("-ERROR\r\n")]
    [InlineData("+ \r\n")]
    [InlineData("OK\r\n")]
    public async Task A_status_that_is_neither_ok_nor_err_ends_the_session(string reply)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.LoggedIn(channel, blocking);
            channel.Put(reply);
            Pop3ProtocolException broken = await Assert.ThrowsAsync<Pop3ProtocolException>(() => driver.Say("NOOP"));
            Assert.Equal(Pop3Fault.BadStatus, broken.Fault);
            await IsOver(driver, channel, "NOOP\r\n");
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_reply_that_nobody_asked_for_ends_the_session(bool blocking)
    {
        var channel = new ScriptChannel();
        using Driver driver = await Drivers.LoggedIn(channel, blocking);
        channel.Put("+OK\r\n+OK surprise\r\n");
        await driver.Say("NOOP");
        await Assert.ThrowsAnyAsync<Exception>(() => driver.Say("STAT"));
        await IsOver(driver, channel, "NOOP\r\n");
    }

    [Theory]
    [InlineData("STAT", "+OK many 5\r\n")]
    [InlineData("STAT", "+OK 2147483648 5\r\n")]
    [InlineData("STAT", "+OK -1 5\r\n")]
    [InlineData("LIST 1", "+OK 0 5\r\n")]
    [InlineData("UIDL 1", "+OK none id\r\n")]
    [InlineData("LIST 1", "+OK 11 5\r\n")] // about another message
    [InlineData("UIDL 2", "+OK 1 id\r\n")]
    public async Task A_number_that_is_none_or_the_wrong_one_ends_the_session(string line, string reply)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            var channel = new ScriptChannel();
            using Driver driver = await Drivers.LoggedIn(channel, blocking);
            channel.Put(reply);
            Pop3ProtocolException broken = await Assert.ThrowsAsync<Pop3ProtocolException>(() => driver.Say(line));
            Assert.Equal(Pop3Fault.BadNumber, broken.Fault);
            await IsOver(driver, channel, line + "\r\n");
        }
    }

    [Theory]
    [InlineData("LIST", "+OK\r\n", "1 100\r\n", Pop3Fault.TooManyLines)]
    [InlineData("UIDL", "+OK\r\n", "1 id\r\n", Pop3Fault.TooManyLines)]
    [InlineData("LANG", "+OK\r\n", "en\r\n", Pop3Fault.TooManyLines)]
    [InlineData("LIST", "+OK\r\n", "rubbish\r\n", Pop3Fault.TooManyBadLines)]
    [InlineData("CAPA", "+OK\r\n", "X-MORE\r\n", Pop3Fault.TooManyLines)]
    [InlineData("LIST", "+OK\r\n", "1", Pop3Fault.LineTooLong)]
    [InlineData("CAPA", "+OK\r\n", "X", Pop3Fault.LineTooLong)]
    [InlineData("NOOP", "+OK ", "k", Pop3Fault.LineTooLong)]
    [InlineData("NOOP", "-ERR ", "k", Pop3Fault.LineTooLong)]
    [InlineData("NOOP", "", "\r\n", Pop3Fault.TooManyBlankLines)]
    [InlineData("NOOP", "", ".\r\n", Pop3Fault.TooManyBlankLines)]
    [InlineData("RETR 1", "", "+OK", Pop3Fault.LineTooLong)]
    public async Task What_never_ends_is_bounded(string line, string first, string again, Pop3Fault fault)
    {
        foreach (bool blocking in (bool[])[true, false])
        {
            var channel = new RepeatingChannel("+OK\r\n+OK\r\n+OK\r\n" + first, again);
            using var driver = new Driver(new Pop3Session(channel, new Pop3SessionOptions()), blocking);
            driver.Session.Engine.MaxListingLines = 10_000;
            await Assert.ThrowsAsync<Pop3ProtocolException>(async () =>
            {
                await driver.Greet();
                await driver.Login("tim", "secret", Pop3LoginMethod.UserPass);
                await driver.Say(line);
                while (await driver.ReadLine())
                {
                    // On and on.
                }
            });
            Assert.Equal(fault, driver.Session.Engine.Fault);
            Assert.True(driver.Session.IsOver);
            Assert.True(channel.IsClosed);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_greeting_that_never_ends_is_bounded(bool blocking)
    {
        var channel = new RepeatingChannel("+OK ", "hello ");
        using var driver = new Driver(new Pop3Session(channel, new Pop3SessionOptions()), blocking);
        Pop3ProtocolException broken = await Assert.ThrowsAsync<Pop3ProtocolException>(driver.Greet);
        Assert.Equal(Pop3Fault.LineTooLong, broken.Fault);
        Assert.True(channel.IsClosed);
    }

    private static async Task IsOver(Driver driver, ScriptChannel channel, string written)
    {
        Assert.True(driver.Session.IsOver);
        Assert.Equal(Pop3State.Closed, driver.Session.State);
        await Assert.ThrowsAsync<InvalidOperationException>(() => driver.Say("NOOP"));
        Assert.Equal(written, channel.Written);
        driver.Dispose();
        Assert.True(channel.IsClosed);
    }
}
