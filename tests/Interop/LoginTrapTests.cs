using System;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>How a poller finds out that Dovecot keeps what is sent behind a login. Each poll is a new poller: only the store knows.</summary>
[Collection(SharedDovecot.Collection)]
public sealed class LoginTrapTests(SharedDovecot shared)
{
    private readonly FakeBoard _board = new();

    [ServerTheory]
    [InlineData(Pop3Security.Implicit, Pop3LoginMethod.Automatic, "CAPA|AUTH", "AUTH")]
    [InlineData(Pop3Security.StartTls, Pop3LoginMethod.Automatic, "STLS|CAPA|AUTH", "STLS|AUTH")]
    [InlineData(Pop3Security.Implicit, Pop3LoginMethod.UserPass, "USER PASS", "USER PASS")]
    [InlineData(Pop3Security.None, Pop3LoginMethod.Apop, "APOP", "APOP")]
    public void Three_polls_learn_that_the_listing_may_fly_with_the_login(Pop3Security security, Pop3LoginMethod method, string first, string login)
    {
        Account account = shared.Server.TakeAccount();

        Assert.Equal(first + "|UIDL LIST CAPA|QUIT", Poll(account, security, method, Pop3LoginTrap.Ready));
        Assert.Equal(1, _board.Writes);

        Assert.Equal(login + " NOOP|UIDL LIST|QUIT", Poll(account, security, method, Pop3LoginTrap.KeepsInput));
        Assert.Equal(2, _board.Writes);

        Assert.Equal(login + " UIDL LIST|QUIT", Poll(account, security, method, Pop3LoginTrap.KeepsInput));
        Assert.Equal(2, _board.Writes); // flash wears: nothing new, nothing written
    }

    [ServerFact]
    public void Auth_login_in_three_steps_lets_the_listing_fly_with_its_last_message()
    {
        Account account = shared.Server.TakeAccount();
        Poll(account, Pop3Security.Implicit, Pop3LoginMethod.Login, Pop3LoginTrap.Ready);
        Poll(account, Pop3Security.Implicit, Pop3LoginMethod.Login, Pop3LoginTrap.KeepsInput);
        string flights = Poll(account, Pop3Security.Implicit, Pop3LoginMethod.Login, Pop3LoginTrap.KeepsInput);
        Assert.EndsWith(" UIDL LIST|QUIT", flights, StringComparison.Ordinal);
        Assert.Equal(4, flights.Split('|').Length);
    }

    [ServerFact]
    public void Another_login_method_is_learnt_anew()
    {
        Account account = shared.Server.TakeAccount();
        Poll(account, Pop3Security.Implicit, Pop3LoginMethod.Plain, Pop3LoginTrap.Ready);
        Poll(account, Pop3Security.Implicit, Pop3LoginMethod.Plain, Pop3LoginTrap.KeepsInput);
        Poll(account, Pop3Security.Implicit, Pop3LoginMethod.UserPass, Pop3LoginTrap.Ready);
        Poll(account, Pop3Security.Implicit, Pop3LoginMethod.UserPass, Pop3LoginTrap.KeepsInput);
    }

    [ServerFact]
    public void Another_server_at_the_same_place_is_learnt_anew()
    {
        Account account = shared.Server.TakeAccount();
        Poll(account, Pop3Security.Implicit, Pop3LoginMethod.Automatic, Pop3LoginTrap.Ready);
        Poll(account, Pop3Security.Implicit, Pop3LoginMethod.Automatic, Pop3LoginTrap.KeepsInput);
        DovecotServer other = shared.With(new DovecotOptions { SessionsPerUser = 1 }); // another key
        Account same = other.TakeAccount();
        Assert.Equal("CAPA|AUTH|UIDL LIST CAPA|QUIT", Poll(other, same, Pop3Security.Implicit, Pop3LoginMethod.Automatic, Pop3LoginTrap.Ready));
    }

    private string Poll(Account account, Pop3Security security, Pop3LoginMethod method, Pop3LoginTrap learnt)
    {
        return Poll(shared.Server, account, security, method, learnt);
    }

    // What flew together, by verbs: a bar stands for a reply that was waited for.
    private string Poll(DovecotServer server, Account account, Pop3Security security, Pop3LoginMethod method, Pop3LoginTrap learnt)
    {
        var options = new PollerOptions(account.Name, account.Password) { Method = method };
        var transcript = new Transcript();
        Pop3SessionOptions sizes = Caller.Options();
        sizes.TraceTo(transcript);
        var connector = new TcpConnector(server.Endpoint(security), sizes);
        var poller = new MailboxPoller(_board, connector, options, Plain.Commands(_board, options));
        PollReport report = poller.Poll();
        Assert.Equal((PollOutcome.Completed, ""), (report.Outcome, report.Problem));
        Assert.Equal(learnt, poller.Profile.LoginTrap);
        return string.Join('|', transcript.Verbs);
    }
}
