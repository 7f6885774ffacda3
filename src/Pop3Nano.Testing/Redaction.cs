using System;
using System.Linq;

namespace Pop3Nano.Testing;

// What of a command line may be shown: nothing that is secret, and nothing that may be a secret in the wrong place.
internal static class Redaction
{
    internal const string Hidden = "***";

    internal static bool IsInTable(string keyword) => Pop3ServerCommands.FirstSecret(keyword) >= 0;

    // POP3's own, or one that was added.
    internal static bool IsKnown(string keyword, Script script) => IsInTable(keyword) || script.Handler(keyword) is not null;

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
        if (!IsKnown(keyword, script)) return words.Length > 1 ? shown + " " + Hidden : shown;
        int secret = Pop3ServerCommands.FirstSecret(keyword);
        bool hides = secret > 0 && words.Length > secret;
        return hides ? shown + string.Concat(words[1..secret].Select(w => " " + w)) + " " + Hidden : shown + line[keyword.Length..];
    }
}
