using System;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Commands;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>How a poll ends, and when the next one is.</summary>
public class PollScheduleTests
{
    [Fact]
    public void A_wrong_password_waits_as_long_as_it_can()
    {
        using var bench = new PollBench();
        bench.Mailbox.Password = "changed";
        PollReport report = bench.Poller.Poll();
        Assert.Equal(PollOutcome.LoginRefused, report.Outcome);
        Assert.Equal(3_600_000, report.NextDelay);
        Assert.NotEqual("", report.Problem);
        Assert.DoesNotContain("secret", report.Problem, StringComparison.Ordinal);
        Assert.Equal(1, bench.Server.Commands.Count(word => word is "AUTH" or "PASS"));
        bench.Mailbox.Password = "secret";
        Assert.Equal(300_000, bench.PollWell().NextDelay);
    }

    [Theory]
    [InlineData("[IN-USE] another session", PollOutcome.Busy)]
    [InlineData("[LOGIN-DELAY] too soon", PollOutcome.Busy)]
    [InlineData("[sys/temp] disk", PollOutcome.Busy)]
    [InlineData("[SYS/PERM] gone", PollOutcome.LoginRefused)]
    [InlineData("[AUTH] wrong", PollOutcome.LoginRefused)]
    [InlineData("wrong", PollOutcome.LoginRefused)]
    public void A_refused_login_is_sorted_by_its_response_code(string text, PollOutcome outcome)
    {
        using var bench = new PollBench();
        bench.Server.On("AUTH").Reply("-ERR " + text + "\r\n");
        PollReport report = bench.Poller.Poll();
        Assert.Equal(outcome, report.Outcome);
        Assert.Equal(outcome == PollOutcome.Busy ? 600_000 : 3_600_000, report.NextDelay);
        Assert.Contains(text, report.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_maildrop_that_is_open_elsewhere_is_busy()
    {
        using var bench = new PollBench();
        bench.PollWell();
        using Driver other = await Drivers.Greeted(bench.Server, blocking: true);
        await other.Login("board", "secret");
        Assert.Equal(PollOutcome.Busy, bench.Poller.Poll().Outcome);
        other.Dispose();
        bench.PollWell();
    }

    [Fact]
    public void Failures_double_the_wait_up_to_a_limit_and_success_ends_it()
    {
        using var bench = new PollBench();
        int[] delays = new int[6];
        for (int i = 0; i < delays.Length; i++)
        {
            bench.Connector.Failure = new IOException("no network");
            PollReport report = bench.Poller.Poll();
            Assert.Equal((PollOutcome.NetworkFailed, "no network"), (report.Outcome, report.Problem));
            delays[i] = report.NextDelay;
        }
        Assert.Equal([600_000, 1_200_000, 2_400_000, 3_600_000, 3_600_000, 3_600_000], delays);
        Assert.Equal(300_000, bench.PollWell().NextDelay);
    }

    [Fact]
    public void The_back_off_is_never_shorter_than_the_interval()
    {
        using var bench = new PollBench(options: options =>
        {
            options.IntervalSeconds = 86_400;
            options.LongestBackOffSeconds = 3600;
        });
        bench.Connector.Failure = new IOException("no network");
        Assert.Equal(86_400_000, bench.Poller.Poll().NextDelay);
    }

    [Theory]
    [InlineData(0.0, 270_000)]
    [InlineData(0.5, 300_000)]
    [InlineData(0.999999, 330_000)]
    public void The_wait_varies_by_a_tenth(double random, int delay)
    {
        using var bench = new PollBench();
        bench.Board.NextRandom = limit => (int)(random * limit);
        Assert.InRange(bench.PollWell().NextDelay, delay - 1, delay + 1);
    }

    [Fact]
    public void Login_delay_is_kept()
    {
        var clock = new ManualClock();
        using var bench =
            new PollBench(new Pop3TestServerOptions { Clock = clock, LoginDelay = 900, LosesInputBehindLogin = LoginInputLoss.AfterAny });
        bench.Mail("led on");
        Assert.Equal(900_000, bench.PollWell().NextDelay);
        bench.Board.NextRandom = _ => 0;
        clock.Advance(TimeSpan.FromSeconds(900));
        PollReport report = bench.Poller.Poll();
        Assert.Equal((PollOutcome.Learned, 900_000), (report.Outcome, report.NextDelay));
        clock.Advance(TimeSpan.FromSeconds(900));
        Assert.Equal(900_000, bench.PollWell().NextDelay);
    }

    [Fact]
    public void A_poll_too_soon_is_busy_and_no_failure_of_the_password()
    {
        var clock = new ManualClock();
        using var bench = new PollBench(new Pop3TestServerOptions { Clock = clock, LoginDelay = 900 });
        bench.PollWell();
        Assert.Equal(PollOutcome.Busy, bench.Poller.Poll().Outcome);
    }

    [Fact]
    public void Without_the_right_time_nothing_is_connected()
    {
        using var bench = new PollBench();
        bench.Board.HasTime = false;
        Assert.Equal(PollOutcome.NoTime, bench.Poller.Poll().Outcome);
        Assert.Equal(0, bench.Server.Connections);
        bench.Board.HasTime = true;
        bench.PollWell();
    }

    [Theory]
    [InlineData("STAT", "-ERR", PollOutcome.Completed)] // STAT is not asked
    [InlineData("LIST", "+ERR what?\r\n", PollOutcome.ProtocolFailed)]
    [InlineData("UIDL", "nonsense\r\n", PollOutcome.ProtocolFailed)]
    [InlineData("QUIT", "-ERR [SYS/TEMP] some not removed\r\n", PollOutcome.Busy)]
    [InlineData("QUIT", "-ERR some not removed\r\n", PollOutcome.Refused)]
    public void Strange_replies_have_their_outcome(string keyword, string reply, PollOutcome outcome)
    {
        using var bench = new PollBench();
        bench.Mail("led on");
        bench.Server.On(keyword).Reply(reply);
        Assert.Equal(outcome, bench.Poller.Poll().Outcome);
    }

    [Theory]
    [InlineData("220 mail ESMTP\r\n", PollOutcome.ProtocolFailed)]
    [InlineData("* OK IMAP4rev1\r\n", PollOutcome.ProtocolFailed)]
    [InlineData("-ERR [SYS/TEMP] later\r\n", PollOutcome.Busy)]
    [InlineData("-ERR go away\r\n", PollOutcome.Refused)]
    [InlineData("", PollOutcome.TimedOut)]
    public void Strange_greetings_have_their_outcome(string greeting, PollOutcome outcome)
    {
        using var bench = new PollBench();
        bench.Server.OnGreeting().Reply(greeting);
        PollReport report = bench.Poller.Poll();
        Assert.Equal(outcome, report.Outcome);
        Assert.NotEqual("", report.Problem);
        Assert.Empty(bench.Server.Commands);
        Assert.All(bench.Server.Records, record => Assert.True(record.IsClosed));
    }

    [Fact]
    public void A_quit_without_a_reply_is_unconfirmed_and_no_failure()
    {
        using var bench = new PollBench(new Pop3TestServerOptions { ClosesSilently = SilentClose.OnQuit });
        bench.Mail("led on");
        PollReport report = bench.Poller.Poll();
        Assert.Equal((PollOutcome.Unconfirmed, 1, 300_000), (report.Outcome, report.Done, report.NextDelay));
    }

    [Fact]
    public void Run_polls_until_the_board_ends_and_feeds_the_watchdog()
    {
        using var bench = new PollBench();
        bench.Board.Rounds = 3;
        bench.Poller.Run();
        Assert.Equal(4, bench.Server.Connections);
        Assert.Equal([300_000, 300_000, 300_000, 300_000], bench.Board.Waits);
        Assert.InRange(bench.Board.WatchdogFeeds, 4, int.MaxValue);
        Assert.All(bench.Server.Records, record => Assert.True(record.IsClosed));
    }
}
