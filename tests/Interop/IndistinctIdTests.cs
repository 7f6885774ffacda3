using System.Threading.Tasks;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>popa3d makes unique-ids of the mail's own fields: a mail that comes twice has the same id twice, against RFC 1939 §7.</summary>
[Collection(SharedServers.Collection)]
public sealed class IndistinctIdTests(SharedServers shared)
{
    private readonly FakeBoard _board = new();

    [EveryServerTheory]
    [InlineData(Driver.Blocking)]
    [InlineData(Driver.Async)]
    public async Task The_same_mail_twice_has_the_same_id_twice(Driver driver)
    {
        Account account = Twice("led blink 1");
        using Caller caller = await Caller.Connect(driver, shared[ServerKind.Popa3d].Endpoint(Pop3Security.None));
        await caller.Login(account);
        Assert.Equal(await caller.UniqueId(1), await caller.UniqueId(2));
        Assert.True(await caller.Quit());
    }

    [EveryServerTheory]
    [InlineData("led blink 1", 2, 0)]
    [InlineData("buy now", 0, 2)]
    public void The_poller_reads_both_and_deletes_what_it_obeyed(string subject, int blinks, int left)
    {
        Account account = Twice(subject);
        MailboxPoller poller = Poller(account);
        PollReport report = poller.Poll();
        if (report.Outcome == PollOutcome.Learned) report = poller.Poll();
        Assert.Equal((PollOutcome.Completed, 2), (report.Outcome, report.Read));
        Assert.Equal(blinks, _board.Blinks);
        Assert.Equal(left, shared[ServerKind.Popa3d].Messages(account));
        Assert.Equal(0, poller.Poll().Read);
    }

    private MailboxPoller Poller(Account account)
    {
        var options = new PollerOptions(account.Name, account.Password);
        var connector = new TcpConnector(shared[ServerKind.Popa3d].Endpoint(Pop3Security.None), Caller.Options());
        return new MailboxPoller(_board, connector, options, Plain.Commands(_board, options));
    }

    private Account Twice(string subject)
    {
        var server = (Popa3dServer)shared[ServerKind.Popa3d];
        Account account = server.TakeAccount();
        server.DeliverTwice(account, Mails.Of(subject));
        return account;
    }
}
