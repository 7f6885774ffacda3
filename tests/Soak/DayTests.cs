using System;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Commands;
using Pop3Nano.Testing;
using Xunit;
using Xunit.Abstractions;

namespace Pop3Nano.Soak;

/// <summary>A device polls for 24 hours in virtual time, while all that can go wrong does: the seed says what and when.</summary>
public sealed class DayTests(ITestOutputHelper output)
{
    private const long Bound = 4_000_000; // one session's buffers that stayed with each poll would be ten times that

    private readonly int[] _outcomes = new int[Enum.GetValues<PollOutcome>().Length];

    [Theory, InlineData(1), InlineData(2), InlineData(3)]
    public async Task Each_command_runs_once_and_nothing_is_left(int seed)
    {
        var random = new Random(seed);
        var clock = new ManualClock();
        using var server = new ChangingServer(clock, losesInput: true);
        var board = new SimulatedBoard(clock, random);
        var orders = new Orders(clock, random);
        // Waits are short beside a day, so that there are thousands of polls.
        var options = new PollerOptions(ChangingServer.User, ChangingServer.Password) { IntervalSeconds = 20, LongestBackOffSeconds = 90 };
        var device = new Device(board, server, options, orders.Ran, orders.Reported);
        var weather = new Weather(server, board, clock, random);
        DateTimeOffset start = clock.GetUtcNow();
        Footprint? first = null;
        Holdings? held = null;
        for (int hour = 0; hour < 24; hour++)
        {
            while (clock.GetUtcNow() < start.AddHours(hour + 1))
            {
                weather.Pass();
                orders.Send(server.Mailbox);
                Poll(device, clock);
                if (random.Next(60) == 0) device.Restart();
            }
            weather.Clear();
            server.Change();
            first ??= new Footprint();
            held ??= new Holdings(device, board);
        }
        int polls = _outcomes.Sum();
        for (int i = 0; i < 500 && (orders.IsDue || server.Mailbox.Count > 0); i++)
        {
            orders.SendDue(server.Mailbox);
            Poll(device, clock);
        }
        server.Change();
        string story = $"{polls} polls, {orders.Mailed} commands, {orders.Again} of them mailed again: {string.Join(", ", Enum.GetValues<PollOutcome>().Select(outcome => $"{_outcomes[(int)outcome]} {outcome}"))}";
        output.WriteLine(story);

        orders.ProveAllRanOnce();
        Assert.Equal(0, server.Mailbox.Count);
        Assert.True(polls > 1500 && orders.Mailed > 500, story);
        Assert.Equal(Enum.GetValues<Trouble>().Length - 1, weather.Met.Count);
        Assert.All(_outcomes, count => Assert.True(count > 0, story));
        var kept = new Holdings(device, board);
        output.WriteLine($"the device and its server: {kept}; after the first hour: {held}");
        kept.ProveNoMoreThan(held!);
        output.WriteLine($"the heap has grown by {await first!.ProveNoGrowth(Bound, story)} octets");
    }

    private void Poll(Device device, ManualClock clock)
    {
        PollReport report = device.Poll();
        _outcomes[(int)report.Outcome]++;
        clock.Advance(TimeSpan.FromMilliseconds(report.NextDelay));
    }
}
