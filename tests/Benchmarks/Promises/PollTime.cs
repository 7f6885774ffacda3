using System.Globalization;

namespace Pop3Nano.Benchmarks;

/// <summary>The time of a whole poll against that of the same octets through bare sockets.</summary>
internal sealed class PollTime(string name, double most) : PollPromise
{
    public override string Name => name;

    public override Verdict Measure()
    {
        Conversation conversation = Record();
        (double limit, double ours) = Alternating.Measure(() => Bare(conversation), Poll);
        return new Verdict(ours / limit <= most, string.Create(CultureInfo.InvariantCulture, $"{ours / limit:0.00} × ({ours:0} µs, bare {limit:0} µs, {conversation.Flights.Count} flights each)"));
    }
}
