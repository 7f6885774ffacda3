using System;
using System.Collections.Generic;
using System.Linq;

namespace Pop3Nano.Testing;

// What of a command line may be shown: nothing that is secret, and nothing that may be a secret in the wrong place.
internal static class Redaction
{
    internal const string Hidden = "***";

    private static readonly HashSet<string> Table =
        [.. Enum.GetValues<Pop3Command>().Where(c => c is not Pop3Command.None and not Pop3Command.Extension).Select(Pop3Names.Of)];

    internal static bool IsInTable(string keyword) => Table.Contains(keyword);

    internal static string Keyword(string line)
    {
        int blank = line.IndexOf(' ', StringComparison.Ordinal);
        return (blank < 0 ? line : line[..blank]).ToUpperInvariant();
    }

    // An unknown keyword is shown if it looks like one: a password or a base64 response hardly does.
    internal static string Shown(string keyword, Script script) =>
        IsKnown(keyword, script) || (keyword.Length is >= 3 and <= 7 && keyword.All(char.IsAsciiLetter)) ? keyword : Hidden;

    internal static string Line(string line, Script script)
    {
        string keyword = Keyword(line);
        string shown = Shown(keyword, script);
        string[] words = line.Split(' ');
        return keyword switch
        {
            "PASS" when words.Length > 1 => shown + " " + Hidden,
            "APOP" or "AUTH" when words.Length > 2 => shown + " " + words[1] + " " + Hidden,
            _ when IsKnown(keyword, script) => shown + line[keyword.Length..],
            _ when words.Length > 1 => shown + " " + Hidden,
            _ => shown,
        };
    }

    private static bool IsKnown(string keyword, Script script) => IsInTable(keyword) || script.Handler(keyword) is not null;
}
