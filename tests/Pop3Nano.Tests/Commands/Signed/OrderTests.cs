using System;
using System.Linq;
using Pop3Nano.Commands;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Commands.Signed;

/// <summary>Counters: in which order commands run, and that none runs twice.</summary>
public class OrderTests
{
    [Fact]
    public void The_commands_of_a_poll_run_in_the_order_of_their_counters()
    {
        using var house = new Greenhouse();
        foreach (int counter in new[] { 3, 1, 4, 2 }) house.Mail(Greenhouse.SignerA.Sign(counter, $"relay {counter} on"));
        house.Mail(Greenhouse.SignerB.Sign(1, "led on"));
        Assert.Equal(5, house.Bench.PollWell().Done);
        Assert.Equal(["relay 1 on", "relay 2 on", "relay 3 on", "relay 4 on", "led on"], house.Board.Switched);
        Assert.Equal(0, house.Mailbox.Count);
    }

    [Fact]
    public void A_lower_counter_in_a_later_poll_is_superseded()
    {
        using var house = new Greenhouse();
        house.Mail(Greenhouse.SignerA.Sign(10, "led on"));
        house.Bench.PollWell();
        house.Mail(Greenhouse.SignerA.Sign(9, "led off"));
        house.Bench.PollWell();
        Assert.Equal(["10 executed", "9 superseded"], house.Reports);
        Assert.Equal((0, 1), (house.Mailbox.Count, house.Board.Switched.Count));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void A_replayed_command_does_not_run_again(bool afterRestart)
    {
        using var house = new Greenhouse();
        house.Mail(Greenhouse.SignerA.Sign(1, "led on"));
        house.Mail(Greenhouse.SignerA.Sign(1, "led on"));
        house.Bench.PollWell();
        house.Mail(Greenhouse.SignerA.Sign(1, "led on"));
        (afterRestart ? house.Restart() : house.Bench.Poller).Poll();
        Assert.Equal(["1 executed", "1 repeated", "1 repeated"], house.Reports);
        Assert.Equal(["led on"], house.Board.Switched);
        Assert.Equal((0, 2), (house.Mailbox.Count, house.Memory.Writes));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void A_mail_that_the_server_does_not_let_go_is_deleted_again_and_again_and_runs_once(bool uniqueIds)
    {
        using var house = new Greenhouse(new Pop3TestServerOptions { Uidl = uniqueIds });
        house.Mail(Greenhouse.SignerA.Sign(1, "led on"));
        for (int session = 1; session <= 3; session++) house.Bench.Server.On("QUIT", occurrence: session).Close();
        for (int poll = 0; poll < 3; poll++) house.Restart().Poll();
        Assert.Equal(1, house.Mailbox.Count);
        Assert.Equal(PollOutcome.Completed, house.Restart().Poll().Outcome);
        Assert.Equal(0, house.Mailbox.Count);
        Assert.Equal(["led on"], house.Board.Switched);
        Assert.Equal(["1 executed", "1 repeated", "1 repeated", "1 repeated"], house.Reports);
    }

    [Theory]
    [InlineData("same")]
    [InlineData("")]
    public void Unique_ids_that_are_not_unique_hide_no_command(string uniqueId)
    {
        using var house = new Greenhouse();
        house.Mailbox.Add("Subject: nothing\n\nnothing\n", uniqueId);
        house.Bench.PollWell();
        for (int i = 1; i <= 3; i++) house.Mailbox.Add("Subject: x\n\n" + Greenhouse.SignerA.Sign(i, $"relay {i} on"), uniqueId);
        house.Bench.PollWell();
        Assert.Equal(["relay 1 on", "relay 2 on", "relay 3 on"], house.Board.Switched);
        Assert.Equal(1, house.Mailbox.Count);
    }

    [Fact]
    public void An_expired_command_does_not_run_and_one_without_a_clock_waits()
    {
        using var house = new Greenhouse();
        var now = DateTimeOffset.FromUnixTimeSeconds(house.Board.UnixTime!.Value);
        house.Mail(Greenhouse.SignerA.Sign(1, "led on", now.AddSeconds(-1)));
        house.Bench.PollWell();
        Assert.Equal(["1 expired"], house.Reports);
        house.Board.UnixTime = null;
        house.Mail(Greenhouse.SignerA.Sign(2, "led off", now));
        house.Bench.PollWell();
        Assert.Equal(1, house.Mailbox.Count);
        Assert.Empty(house.Board.Switched);
        house.Board.UnixTime = now.ToUnixTimeSeconds();
        house.Bench.PollWell();
        Assert.Equal(["led off"], house.Board.Switched);
        Assert.Equal(0, house.Mailbox.Count);
    }

    [Fact]
    public void A_command_writes_twice_a_refused_one_and_an_empty_poll_never()
    {
        using var house = new Greenhouse();
        for (int i = 0; i < 3; i++) house.Bench.PollWell();
        house.Mail(Greenhouse.SignerA.Sign(1, "make coffee"));
        house.Mail(Greenhouse.SignerA.Sign(2, "relay 9 on"));
        int profile = house.Board.Store.Writes;
        house.Bench.PollWell();
        Assert.Equal(0, house.Memory.Writes);
        house.Mail(Greenhouse.SignerA.Sign(3, "led on"));
        house.Bench.PollWell();
        Assert.Equal((2, profile), (house.Memory.Writes, house.Board.Store.Writes));
        Assert.Equal(["1 unknown-verb", "2 bad-arguments", "3 executed"], house.Reports);
        Assert.Equal(["not a command of this device", "relay 1..4 on|off is expected", "the LED is on"], house.Results);
    }

    [Fact]
    public void With_little_room_the_lowest_counters_run_first_and_the_others_come_with_the_next_polls()
    {
        using var house = new Greenhouse(options: options => options.MaxMessages = 40);
        foreach (int i in Enumerable.Range(1, 40).Reverse()) house.Mail(Greenhouse.SignerA.Sign(i, "led blink " + i));
        for (int poll = 0; poll < 3; poll++) house.Bench.PollWell();
        Assert.Equal(Enumerable.Range(1, 40).Select(i => "blink " + i), house.Board.Switched);
        Assert.Equal(0, house.Mailbox.Count);
    }
}
