using System;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>A cancelled session is dead: its late reply must not be taken for another's.</summary>
public class CancellationTests
{
    private static readonly CancellationToken Cancelled = new(canceled: true);

    private static Pop3TestServer Server()
    {
        var server = new Pop3TestServer();
        server.AddMailbox("tim", "secret").Add("Subject: one\n\nbody\n");
        return server;
    }

    public static TheoryData<string> Words =>
        ["STAT", "LIST", "LIST 1", "UIDL", "UIDL 1", "RETR 1", "TOP 1 0", "DELE 1", "NOOP", "RSET", "CAPA", "LANG", "LANG en", "QUIT"];

    [Fact]
    public async Task A_token_that_is_cancelled_before_sends_nothing_and_ends_the_session()
    {
        using Pop3TestServer server = Server();
        using Driver driver = await Drivers.LoggedIn(server, blocking: false);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => driver.Session.NoopAsync(Cancelled).AsTask());
        await IsOver(driver);
        Assert.Equal(["USER", "PASS"], server.Commands);
    }

    [Fact]
    public async Task A_login_that_is_cancelled_before_sends_nothing()
    {
        foreach (Pop3LoginMethod method in Enum.GetValues<Pop3LoginMethod>())
        {
            using var server = new Pop3TestServer(new Pop3TestServerOptions { Apop = true });
            using Driver driver = await Drivers.Greeted(server, blocking: false);
            await Assert.ThrowsAnyAsync<OperationCanceledException>(
                () => driver.Session.LoginAsync("tim", "secret", method, Cancelled).AsTask());
            await IsOver(driver);
            Assert.Empty(server.Commands);
        }
    }

    [Theory, MemberData(nameof(Words))]
    public async Task A_word_that_waits_for_its_reply_can_be_cancelled(string line)
    {
        using Pop3TestServer server = Server();
        using Driver driver = await Drivers.LoggedIn(server, blocking: false);
        server.On("*").Silence();
        using var cancel = new CancellationTokenSource();
        driver.Token = cancel.Token;
        Task word = driver.Say(line);
        Assert.False(word.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => word);
        await IsOver(driver);
        Assert.True(server.Connection(1).IsClosed);
    }

    [Theory]
    [InlineData(Pop3LoginMethod.UserPass)]
    [InlineData(Pop3LoginMethod.Plain)]
    [InlineData(Pop3LoginMethod.Login)]
    [InlineData(Pop3LoginMethod.Automatic)]
    public async Task A_login_that_waits_for_its_reply_can_be_cancelled(Pop3LoginMethod method)
    {
        using Pop3TestServer server = Server();
        using Driver driver = await Drivers.Greeted(server, blocking: false);
        server.On("*").Silence();
        using var cancel = new CancellationTokenSource();
        Task login = driver.Session.LoginAsync("tim", "secret", method, cancel.Token).AsTask();
        Assert.False(login.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => login);
        await IsOver(driver);
    }

    [Fact]
    public async Task A_message_can_be_cancelled_half_way()
    {
        using Pop3TestServer server = Server();
        using Driver driver = await Drivers.LoggedIn(server, blocking: false);
        server.On("RETR").Stall(30);
        await driver.Say("RETR 1");
        using var cancel = new CancellationTokenSource();
        driver.Token = cancel.Token;
        Task rest = driver.Octets();
        Assert.False(rest.IsCompleted);
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => rest);
        await IsOver(driver);
    }

    [Fact]
    public async Task Disposing_ends_a_word_that_waits()
    {
        using Pop3TestServer server = Server();
        using Driver driver = await Drivers.LoggedIn(server, blocking: false);
        server.On("NOOP").Silence();
        Task word = driver.Say("NOOP");
        driver.Dispose();
        await Assert.ThrowsAnyAsync<Exception>(() => word);
        await IsOver(driver);
    }

    private static async Task IsOver(Driver driver)
    {
        Assert.True(driver.Session.IsOver);
        driver.Token = default;
        await Assert.ThrowsAnyAsync<InvalidOperationException>(() => driver.Say("NOOP"));
    }
}
