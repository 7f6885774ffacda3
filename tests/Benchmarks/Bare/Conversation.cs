using System.Collections.Generic;

namespace Pop3Nano.Benchmarks;

/// <summary>What a client said, flight by flight, and how many octets came back: enough to say it again without knowing POP3.</summary>
internal sealed class Conversation
{
    private readonly List<(byte[] Said, long Answered)> _flights = [];

    public IReadOnlyList<(byte[] Said, long Answered)> Flights => _flights;

    public void Add(byte[] said, long answered)
    {
        lock (_flights) _flights.Add((said, answered));
    }
}
