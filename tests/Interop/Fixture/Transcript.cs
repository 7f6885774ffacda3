using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Pop3Nano.Protocol;

namespace Pop3Nano.Interop;

/// <summary>The dialogue, line by line: commands as they were queued ("C: "), replies as they came ("S: ").</summary>
public sealed class Transcript : Pop3Trace
{
    /// <summary>The lines so far.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>The commands between two replies, as one line each: what flew together.</summary>
    public IEnumerable<string> Flights
    {
        get
        {
            var flight = new List<string>();
            foreach (string line in Lines)
            {
                if (line.StartsWith("C: ", StringComparison.Ordinal))
                {
                    flight.Add(line[3..].Trim());
                }
                else if (flight.Count > 0)
                {
                    yield return string.Join(", ", flight);
                    flight.Clear();
                }
            }
            if (flight.Count > 0) yield return string.Join(", ", flight);
        }
    }

    /// <summary>The verbs of each flight: a flight is a line, and what is secret is not there anyway.</summary>
    public string[] Verbs => Flights.Select(flight => string.Join(' ', flight.Split(", ").Select(command => command.Split(' ')[0]))).ToArray();

    /// <inheritdoc/>
    public override void Command(byte[] buffer, int start, int visible, int length) => Lines.Add("C: " + Encoding.UTF8.GetString(buffer, start, visible));

    /// <inheritdoc/>
    public override void Reply(byte[] buffer, int start, int length) => Lines.Add("S: " + Encoding.UTF8.GetString(buffer, start, length));

    /// <inheritdoc/>
    public override void Message(long octets) => Lines.Add("S: message");
}
