using System;
using System.Linq;
using Pop3Nano.Commands;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>What is remembered of a server may be wrong or become so: the poller learns again.</summary>
public class RelearningTests
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_server_that_closes_or_falls_silent_on_capa_costs_one_poll_each_time(bool silent)
    {
        using var bench = new PollBench();
        if (silent) bench.Server.On("CAPA").Silence();
        else bench.Server.On("CAPA").Close();
        bench.Mail("led on");
        Assert.Equal(PollOutcome.Learned, bench.Poller.Poll().Outcome);
        for (int i = 0; i < 3 && bench.Mailbox.Count > 0; i++) bench.Poller.Poll();
        Assert.Equal(0, bench.Mailbox.Count);
        Assert.Equal(["led on"], bench.Board.Switched);
    }

    [Fact]
    public void Silence_on_capa_behind_the_login_is_learnt_whatever_the_method()
    {
        using var bench = new PollBench(options: options => options.Method = Pop3Nano.Session.Pop3LoginMethod.UserPass);
        bench.Server.On("CAPA").Silence();
        bench.Mail("led on");
        for (int i = 0; i < 3 && bench.Mailbox.Count > 0; i++) bench.Poller.Poll();
        Assert.Equal(["led on"], bench.Board.Switched);
    }

    [Fact]
    public void A_connection_that_breaks_in_the_capability_list_does_not_rule_a_mechanism_out()
    {
        using var bench = new PollBench(new Pop3TestServerOptions { User = false });
        bench.Server.On("CAPA", occurrence: 1).Cut(30);
        bench.Mail("led on");
        for (int i = 0; i < 3 && bench.Mailbox.Count > 0; i++) bench.Poller.Poll();
        Assert.Equal(["led on"], bench.Board.Switched);
    }

    [Fact]
    public void A_mechanism_that_is_gone_is_found_out_by_the_poll_after()
    {
        using var bench = new PollBench();
        bench.Acquaint(3);
        using var other = new PollBench(new Pop3TestServerOptions { SaslMechanisms = [] });
        bench.Connector.Server = other.Server;
        other.Mail("led on");
        Assert.Equal(PollOutcome.LoginRefused, bench.Poller.Poll().Outcome);
        Assert.Equal(1, other.Server.Commands.Count(word => word is "AUTH" or "PASS"));
        Assert.Equal(1, bench.PollWell().Done);
    }

    [Fact]
    public void A_wrong_password_makes_nothing_forgotten()
    {
        using var bench = new PollBench();
        bench.Acquaint(3);
        bench.Mailbox.Password = "changed";
        bench.Poller.Poll();
        bench.Mailbox.Password = "secret";
        bench.PollWell();
        Assert.Equal("AUTH UIDL LIST QUIT", bench.LastDialogue);
    }
}
