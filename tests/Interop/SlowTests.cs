using System;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>
/// A server that takes its time over the login. It takes as long as the test likes and not a number of seconds: what a test then sees does
/// not depend on how fast the machine is.
/// </summary>
[Collection(SharedDovecot.Collection)]
public sealed class SlowTests(SharedDovecot shared)
{
    private const int Impatient = 500; // milliseconds; that it is too short is sure, on every machine

    private DovecotServer Slow => shared.With(new DovecotOptions { SlowStorage = true });

    [ServerTheory]
    [InlineData(Driver.Blocking, SecurityOptions.SSLImplicit)]
    [InlineData(Driver.Async, SecurityOptions.SSLImplicit)]
    [InlineData(Driver.Blocking, SecurityOptions.SSLExplicit)]
    [InlineData(Driver.Async, SecurityOptions.SSLExplicit)]
    public async Task Who_has_patience_logs_in(Driver driver, SecurityOptions security)
    {
        DovecotServer server = Slow;
        Account account = server.TakeAccount();
        server.Deliver(account, Mails.Of("worth it"));
        using Pop3Client client = server.NewClient(account, security);
        Task<int> count = Count(client, driver);
        server.WaitForStorage(account);
        Assert.False(count.IsCompleted);
        server.OpenStorage(account);
        Assert.Equal(1, await count);
    }

    [ServerTheory]
    [InlineData(Driver.Async, SecurityOptions.SSLImplicit)]
    [InlineData(Driver.Blocking, SecurityOptions.SSLExplicit)]
    public async Task Who_has_none_is_told_so_and_the_next_call_works(Driver driver, SecurityOptions security)
    {
        DovecotServer server = Slow;
        Account account = server.TakeAccount();
        server.Deliver(account, Mails.Of("worth it"));
        using Pop3Client client = server.NewClient(account, security);
        int patience = client.Timeout;
        client.Timeout = Impatient;
        await Assert.ThrowsAsync<TimeoutException>(() => Count(client, driver));
        Assert.NotEqual(ConnectionState.Open, client.ConnectionState);
        server.OpenStorage(account);
        client.Timeout = patience;
        Assert.Equal(1, await Count(client, driver));
        Assert.Equal("worth it", (await client.GetMessageInfoAsync(1)).Subject);
    }

    // What a device knows of the server stays known: nothing was lost behind a login that was never answered.
    [ServerTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task A_login_that_is_given_up_says_nothing_about_what_may_fly_behind_logins(Driver driver)
    {
        DovecotServer server = Slow;
        Account account = server.TakeAccount();
        var profile = new Pop3ServerProfile();
        server.OpenStorage(account);
        for (int i = 0; i < 2; i++)
        {
            await List(driver, account, profile, Timeout.Infinite);
            profile.NotePollWentWell();
        }
        Assert.Equal(Pop3LoginTrap.KeepsInput, profile.LoginTrap);

        Account other = server.TakeAccount();
        await Assert.ThrowsAsync<TimeoutException>(() => List(driver, other, profile, Impatient));
        Assert.Equal(Pop3LoginTrap.KeepsInput, profile.LoginTrap);
        server.OpenStorage(other);
        await List(driver, other, profile, Timeout.Infinite);
    }

    private async Task List(Driver driver, Account account, Pop3ServerProfile profile, int patience)
    {
        using Caller caller = await Caller.Connect(driver, Slow.Endpoint(Pop3Security.Implicit), profile);
        if (patience >= 0) caller.Session.Timeout = patience;
        var listing = new Pop3Flight();
        listing.List();
        Assert.True(await caller.Login(account, Pop3LoginMethod.Automatic, listing));
        while (await caller.NextReply()) await caller.Body();
        Assert.True(await caller.Quit());
    }

    private static Task<int> Count(Pop3Client client, Driver driver) =>
        driver == Driver.Async ? client.GetMessageCountAsync() : OwnThread.Run(client.GetMessageCount);
}
