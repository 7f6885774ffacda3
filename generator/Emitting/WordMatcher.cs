using System.Collections.Generic;
using System.Linq;

namespace Pop3Nano.Generator.Emitting;

/// <summary>
/// Emits a word comparison without strings: by length first, then four octets at a time, packed into an integer
/// and folded to capitals. A word whose length is no multiple of four is compared once more over its last four octets.
/// </summary>
internal static class WordMatcher
{
    /// <summary>Emits the body of a method "(byte[] octets, int start, int length)" that returns the word's value or <paramref name="otherwise"/>.</summary>
    public static void Emit(SourceWriter writer, IEnumerable<(string Token, string Value)> words, string otherwise)
    {
        writer.Block("switch (length)", () =>
        {
            foreach (IGrouping<int, (string Token, string Value)> group in words.GroupBy(w => w.Token.Length).OrderBy(g => g.Key))
            {
                writer.Line($"case {group.Key}:");
                foreach ((string token, string value) in group) writer.Line($"    if ({Condition(token)}) return {value}; // {token}");
                writer.Line("    break;");
            }
        });
        writer.Line($"return {otherwise};");
    }

    /// <summary>The first letters of a keyword as one number, the first letter highest.</summary>
    public static string Pack(string text)
    {
        ulong packed = 0;
        foreach (char c in text) packed = packed << 8 | c;
        return "0x" + packed.ToString(text.Length > 4 ? "X16" : "X8", System.Globalization.CultureInfo.InvariantCulture);
    }

    private static string Condition(string token)
    {
        if (token.Length < 4) return $"Word(octets, start, {token.Length}) == {Pack(token)}";
        var offsets = Enumerable.Range(0, token.Length / 4).Select(i => i * 4).ToList();
        if (token.Length % 4 != 0) offsets.Add(token.Length - 4);
        return string.Join(" && ", offsets.Select(at => $"Word(octets, start{(at == 0 ? "" : " + " + at)}, 4) == {Pack(token.Substring(at, 4))}"));
    }
}
