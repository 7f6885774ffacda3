using System.Linq;

namespace Pop3Nano.Generator.Tests.Tables;

/// <summary>One mistake in a user's table: the lines, with the place that the diagnostic must point at between « and ».</summary>
internal sealed record Mistake(string Id, string Name, string Says, string Marked)
{
    /// <summary>The table without the marks.</summary>
    public string Text => Marked.Replace("«", "", System.StringComparison.Ordinal).Replace("»", "", System.StringComparison.Ordinal);

    /// <summary>The line of the mistake, from 1.</summary>
    public int Line => Before.Count(c => c == '\n') + 1;

    /// <summary>The column of the mistake, from 1.</summary>
    public int Column => Before.Length - Before.LastIndexOf('\n');

    /// <summary>How many characters are wrong.</summary>
    public int Length => Marked.IndexOf('»', System.StringComparison.Ordinal) - Marked.IndexOf('«', System.StringComparison.Ordinal) - 1;

    private string Before => Marked[..Marked.IndexOf('«', System.StringComparison.Ordinal)];

    public override string ToString() => $"{Id} {Name}";
}
