using System;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>The poller against each of the six servers, and what it learns about their logins.</summary>
[Collection(SharedServers.Collection)]
public sealed class EveryServerPollerTests(SharedServers shared)
{
    private readonly FakeBoard _board = new();

    [EveryServerTheory]
    [InlineData(ServerKind.Dovecot, Pop3Security.Implicit)]
    [InlineData(ServerKind.Courier, Pop3Security.Implicit)]
    [InlineData(ServerKind.Cyrus, Pop3Security.Implicit)]
    [InlineData(ServerKind.Mailutils, Pop3Security.Implicit)]
    [InlineData(ServerKind.Popa3d, Pop3Security.None)]
    [InlineData(ServerKind.Solid, Pop3Security.None)]
    public void The_board_obeys_its_mails_and_the_maildrop_is_empty_afterwards(ServerKind kind, Pop3Security security)
    {
        MailServer server = shared[kind];
        Account account = server.TakeAccount();
        server.Deliver(account, Mails.Of("led on"));
        server.Deliver(account, Mails.Of("Relay 1 ON", "Thanks!"));
        server.Deliver(account, Mails.Of("led blink 3"));
        var polls = PollUntilCompleted(server, account, security);
        Assert.Equal((3, 3, 3), (polls.Messages, polls.Done, polls.Deleted));
        Assert.True(_board.IsLit);
        Assert.True(_board.Relays[1]);
        Assert.Equal(3, _board.Blinks);
        Assert.Equal(0, server.MessagesSoon(account, 0));
    }

    // Two polls that go the slow way and try; then what is known is used, and no poll is lost any more.
    [EveryServerTheory]
    [InlineData(ServerKind.Dovecot, Pop3LoginMethod.Automatic, Pop3LoginTrap.KeepsInput)]
    [InlineData(ServerKind.Dovecot, Pop3LoginMethod.UserPass, Pop3LoginTrap.KeepsInput)]
    [InlineData(ServerKind.Courier, Pop3LoginMethod.Automatic, Pop3LoginTrap.LosesInput)]
    [InlineData(ServerKind.Courier, Pop3LoginMethod.UserPass, Pop3LoginTrap.LosesInput)]
    [InlineData(ServerKind.Cyrus, Pop3LoginMethod.Automatic, Pop3LoginTrap.LosesInput)]
    [InlineData(ServerKind.Cyrus, Pop3LoginMethod.UserPass, Pop3LoginTrap.KeepsInput)]
    [InlineData(ServerKind.Mailutils, Pop3LoginMethod.Automatic, Pop3LoginTrap.KeepsInput)]
    [InlineData(ServerKind.Popa3d, Pop3LoginMethod.Automatic, Pop3LoginTrap.Ready)]
    [InlineData(ServerKind.Solid, Pop3LoginMethod.Automatic, Pop3LoginTrap.Ready)]
    public void Three_polls_learn_whether_the_listing_may_fly_with_the_login(ServerKind kind, Pop3LoginMethod method, Pop3LoginTrap learnt)
    {
        MailServer server = shared[kind];
        Account account = server.TakeAccount();
        PollOutcome[] outcomes = new PollOutcome[4];
        Pop3LoginTrap last = Pop3LoginTrap.Unknown;
        for (int i = 0; i < outcomes.Length; i++)
        {
            server.Deliver(account, Mails.Of("led blink 1"));
            MailboxPoller poller = Poller(server, account, Pop3Security.None, method);
            outcomes[i] = poller.Poll().Outcome;
            last = poller.Profile.LoginTrap;
        }
        Assert.Equal(learnt, last);
        Assert.Equal(PollOutcome.Completed, outcomes[0]);
        Assert.Equal(learnt == Pop3LoginTrap.LosesInput ? PollOutcome.Learned : PollOutcome.Completed, outcomes[1]);
        Assert.Equal([PollOutcome.Completed, PollOutcome.Completed], outcomes[2..]);
        Assert.Equal(4, _board.Blinks);
        Assert.Equal(0, server.MessagesSoon(account, 0));
    }

    [EveryServerTheory]
    [MemberData(nameof(Rows.EveryServer), MemberType = typeof(Rows))]
    public void A_wrong_password_is_reported_and_nothing_is_touched(ServerKind kind)
    {
        MailServer server = shared[kind];
        Account account = server.TakeAccount();
        server.Deliver(account, Mails.Of("led on"));
        PollReport report = PollUntil(server, account with { Password = "wrong" }, Pop3Security.None, PollOutcome.LoginRefused);
        Assert.Equal(0, report.Messages);
        Assert.False(_board.IsLit);
        Assert.Equal(1, server.MessagesSoon(account, 1));
    }

    private PollReport PollUntilCompleted(MailServer server, Account account, Pop3Security security) => PollUntil(server, account, security, PollOutcome.Completed);

    // A server that takes no CAPA costs the first connection at most: nothing else may be learnt that way.
    private PollReport PollUntil(MailServer server, Account account, Pop3Security security, PollOutcome outcome)
    {
        PollReport report = Poller(server, account, security, Pop3LoginMethod.Automatic).Poll();
        if (report.Outcome == PollOutcome.Learned) report = Poller(server, account, security, Pop3LoginMethod.Automatic).Poll();
        Assert.True(outcome == report.Outcome, $"{report.Outcome}: {report.Problem}");
        return report;
    }

    private MailboxPoller Poller(MailServer server, Account account, Pop3Security security, Pop3LoginMethod method)
    {
        var options = new PollerOptions(account.Name, account.Password) { Method = method };
        return new MailboxPoller(_board, new TcpConnector(server.Endpoint(security), Caller.Options()), options, Plain.Commands(_board, options));
    }
}
