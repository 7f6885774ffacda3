using System.Text;
using Pop3Nano.Interop;

namespace Pop3Nano.Benchmarks;

/// <summary>The real servers of tests/Interop, each started for the first who asks.</summary>
internal static class BenchServers
{
    /// <summary>Dispose it when the bench is over.</summary>
    public static SharedServers All { get; } = new();

    /// <summary>A mail of so many octets.</summary>
    public static string Mail(int octets, int number)
    {
        var text = new StringBuilder($"From: Ann <ann@example.org>\r\nTo: Tim <tim@example.org>\r\nSubject: message {number}\r\nDate: Fri, 21 Nov 1997 09:55:06 -0600\r\n\r\n");
        while (text.Length < octets) text.Append("A line of a mail as people and machines write them, 72 octets or so long..\r\n");
        return text.ToString();
    }
}
