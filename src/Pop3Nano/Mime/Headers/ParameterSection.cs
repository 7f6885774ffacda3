using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Pop3Nano.Mime;

/// <summary>One section of a parameter: its number, and whether it is in the extended form (RFC 2231 §3, §4).</summary>
internal sealed record ParameterSection(int Number, bool Extended, byte[] Octets)
{
    // A parameter without sections. It counts if there are no others.
    private const int Plain = -1;

    /// <summary>Takes the section off the name.</summary>
    internal static ParameterSection Read(ref string name, byte[] octets)
    {
        int star = name.IndexOf('*', StringComparison.Ordinal);
        if (star <= 0) return new ParameterSection(Plain, false, octets);
        bool extended = name[^1] == '*';
        string number = name[(star + 1)..].TrimEnd('*');
        name = name[..star];
        bool read = int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out int section);
        return new ParameterSection(read ? section : 0, extended, octets);
    }

    /// <summary>The text of all sections in the order of their numbers; sections behind a missing one are left out.</summary>
    internal static (string Value, string Language) Join(List<ParameterSection> all)
    {
        List<ParameterSection> sections = all.Where(s => s.Number >= 0).OrderBy(s => s.Number).ToList();
        if (sections.Count == 0) return (HeaderReader.DecodeText(all[0].Octets), "");

        var octets = new List<byte>();
        Encoding? charset = null;
        string language = "";
        int next = sections[0].Number;
        foreach (ParameterSection section in sections)
        {
            if (section.Number < next) continue; // repeated
            if (section.Number > next) break;
            ReadOnlySpan<byte> text = section.Octets;
            if (section.Extended && octets.Count == 0 && SplitOff(ref text) is { } first && SplitOff(ref text) is { } second)
            {
                charset = Charsets.Find(first);
                language = second;
            }

            if (section.Extended) Unescape(text, octets);
            else octets.AddRange(text);
            next++;
        }

        bool extended = sections.Any(s => s.Extended);
        byte[] joined = [.. octets];
        return (extended ? Charsets.Decode(joined, charset) : HeaderReader.DecodeText(joined), language);
    }

    private static string? SplitOff(ref ReadOnlySpan<byte> text)
    {
        int quote = text.IndexOf((byte)'\'');
        if (quote < 0) return null;
        string before = HeaderReader.DecodeName(text[..quote]);
        text = text[(quote + 1)..];
        return before;
    }

    private static void Unescape(ReadOnlySpan<byte> text, List<byte> octets)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (text[i] == '%' && i + 2 < text.Length && Words.Hex(text[i + 1]) >= 0 && Words.Hex(text[i + 2]) >= 0)
            {
                octets.Add((byte)((Words.Hex(text[i + 1]) << 4) | Words.Hex(text[i + 2])));
                i += 2;
            }
            else
            {
                octets.Add(text[i]);
            }
        }
    }
}
