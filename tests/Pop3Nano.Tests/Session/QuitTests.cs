using System;
using System.Threading.Tasks;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>Only QUIT removes anything, and only if somebody asks for it (RFC 1939 §6).</summary>
public class QuitTests
{
    private static Pop3TestServer Server(out TestMailbox mailbox, SilentClose close = SilentClose.None)
    {
        var server = new Pop3TestServer(new Pop3TestServerOptions { ClosesSilently = close });
        mailbox = server.AddMailbox("tim", "secret");
        mailbox.Add("Subject: one\n\nbody\n");
        return server;
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Quit_removes_what_was_marked_and_says_so(bool blocking)
    {
        using Pop3TestServer server = Server(out TestMailbox mailbox);
        using Driver driver = await Drivers.LoggedIn(server, blocking);
        await driver.Say("DELE 1");
        Assert.True(await driver.Quit());
        Assert.True(driver.Session.IsOver);
        Assert.Equal(0, mailbox.Count);
        Assert.True(server.Connection(1).IsClosed);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Quit_before_the_login_just_leaves(bool blocking)
    {
        using Pop3TestServer server = Server(out _);
        using Driver driver = await Drivers.Greeted(server, blocking);
        Assert.True(await driver.Quit());
        Assert.Equal(["QUIT"], server.Commands);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Quit_that_is_refused_throws_and_the_session_is_over(bool blocking)
    {
        using Pop3TestServer server = Server(out _);
        server.On("QUIT").Reply("-ERR [SYS/TEMP] some deleted messages not removed\r\n");
        using Driver driver = await Drivers.LoggedIn(server, blocking);
        Pop3CommandException refused = await Assert.ThrowsAsync<Pop3CommandException>(driver.Quit);
        Assert.Equal(Pop3Command.Quit, refused.Command);
        Assert.Equal(Pop3ResponseCode.SysTemp, refused.ResponseCode);
        Assert.True(driver.Session.IsOver);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_close_without_a_reply_to_quit_is_false(bool blocking)
    {
        using Pop3TestServer server = Server(out _, SilentClose.OnQuit);
        using Driver driver = await Drivers.LoggedIn(server, blocking);
        Assert.False(await driver.Quit());
        Assert.True(driver.Session.IsOver);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Quit_skips_a_message_that_nobody_read(bool blocking)
    {
        using Pop3TestServer server = Server(out _);
        using Driver driver = await Drivers.LoggedIn(server, blocking);
        await driver.Say("RETR 1");
        Assert.True(await driver.Quit());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Dispose_sends_nothing_and_removes_nothing(bool blocking)
    {
        using Pop3TestServer server = Server(out TestMailbox mailbox);
        Driver driver = await Drivers.LoggedIn(server, blocking);
        await driver.Say("DELE 1");
        driver.Dispose();
        driver.Dispose();
        Assert.Equal(["USER", "PASS", "DELE"], server.Commands);
        Assert.Equal(1, mailbox.Count);
        Assert.True(server.Connection(1).IsClosed);
        Assert.True(driver.Session.IsOver);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_session_never_sends_rset_or_quit_by_itself(bool blocking)
    {
        using Pop3TestServer server = Server(out TestMailbox mailbox);
        Driver driver = await Drivers.LoggedIn(server, blocking);
        await driver.Say("DELE 1");
        await Assert.ThrowsAsync<Pop3CommandException>(() => driver.Say("RETR 1"));
        server.On("NOOP").Reply("+ERR what?\r\n");
        await Assert.ThrowsAsync<Pop3ProtocolException>(() => driver.Say("NOOP"));
        driver.Dispose();
        Assert.Equal(["USER", "PASS", "DELE", "RETR", "NOOP"], server.Commands);
        Assert.Equal(1, mailbox.Count);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task After_quit_no_word_is_left(bool blocking)
    {
        using Pop3TestServer server = Server(out _);
        using Driver driver = await Drivers.LoggedIn(server, blocking);
        await driver.Quit();
        await Assert.ThrowsAsync<InvalidOperationException>(() => driver.Say("NOOP"));
        await Assert.ThrowsAsync<InvalidOperationException>(driver.Quit);
        Assert.Equal(["USER", "PASS", "QUIT"], server.Commands);
    }
}
