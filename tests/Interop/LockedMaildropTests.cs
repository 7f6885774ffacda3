using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>
/// A maildrop that one session has for itself (RFC 1939 §4): Dovecot lets others wait some ten seconds before it sends them away. All that
/// is tried here is tried at the same time.
/// </summary>
[Collection(SharedDovecot.Collection)]
public sealed class LockedMaildropTests(SharedDovecot shared)
{
    private DovecotServer Locking => shared.With(new DovecotOptions { LockSession = true });

    [ServerFact]
    public async Task Who_comes_second_is_told_so_and_gets_in_when_the_first_has_gone()
    {
        DovecotServer server = Locking;
        await Task.WhenAll(
            ASecondClient(server, Driver.Blocking), ASecondClient(server, Driver.Async),
            ASecondSession(server, Driver.Blocking), ASecondSession(server, Driver.Async),
            OneClientOfManyConnections(server, Driver.Blocking), OneClientOfManyConnections(server, Driver.Async));
    }

    private static async Task ASecondClient(DovecotServer server, Driver driver)
    {
        Account account = server.TakeAccount();
        server.Deliver(account, Mails.Of("mine"));
        using Pop3Client first = server.NewClient(account);
        using Pop3Client second = server.NewClient(account);
        Assert.Equal(1, await first.GetMessageCountAsync());
        var refusal = await Assert.ThrowsAsync<Pop3CommandException>(() => Count(second, driver));
        Assert.Equal(Pop3ResponseCode.InUse, refusal.ResponseCode);
        await first.DeleteMessageAsync(1);
        await first.CommitDeletesAsync(); // QUIT
        Assert.Equal(0, await Count(second, driver));
    }

    private static async Task ASecondSession(DovecotServer server, Driver driver)
    {
        Account account = server.TakeAccount();
        using Pop3Session first = await Connect(server);
        await first.LoginAsync(account.Name, account.Password);
        using (Pop3Session second = await Connect(server))
        {
            var refusal = await Assert.ThrowsAsync<Pop3CommandException>(() => LogIn(second, account, driver));
            Assert.Equal(Pop3ResponseCode.InUse, refusal.ResponseCode);
        }
        Assert.True(await first.QuitAsync());
        using Pop3Session third = await Connect(server);
        await LogIn(third, account, driver);
        Assert.True(await third.QuitAsync());
    }

    private static ValueTask<Pop3Session> Connect(DovecotServer server) =>
        Pop3Session.ConnectAsync(server.Endpoint(Pop3Security.Implicit), new Pop3SessionOptions { Timeout = 100000 }, new Pop3ServerProfile(), CancellationToken.None);

    private static Task LogIn(Pop3Session session, Account account, Driver driver) => driver == Driver.Async
        ? session.LoginAsync(account.Name, account.Password).AsTask()
        : OwnThread.Run(() => session.Login(account.Name, account.Password));

    // A client that wants three connections gets one, and does everything there.
    private static async Task OneClientOfManyConnections(DovecotServer server, Driver driver)
    {
        Account account = server.TakeAccount();
        string[] subjects = Enumerable.Range(1, 6).Select(i => $"mail {i}").ToArray();
        foreach (string subject in subjects) server.Deliver(account, Mails.Of(subject));
        using Pop3Client client = server.NewClient(account);
        client.UseMultiConnection = MultiConnectionMode.Enable;
        IReadOnlyList<Pop3MessageInfo> infos = driver == Driver.Async
            ? await client.ListMessagesAsync(Pop3ListFields.Main)
            : await OwnThread.Run(() => client.ListMessages(Pop3ListFields.Main));
        Assert.Equal(subjects, infos.Select(info => info.Subject));
    }

    private static Task<int> Count(Pop3Client client, Driver driver) =>
        driver == Driver.Async ? client.GetMessageCountAsync() : OwnThread.Run(client.GetMessageCount);
}
