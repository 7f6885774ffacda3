using System;
using System.Text;

namespace Pop3Nano.Mime;

/// <summary>Puts the paragraphs of format=flowed together (RFC 3676 §4).</summary>
internal static class FlowedText
{
    private const string SignatureLine = "-- ";

    /// <summary>
    /// Joins lines that end with a blank with the next one of the same quote depth; with <paramref name="delsp"/> the blank is not text.
    /// Every paragraph ends as its last line did, and the last one with a line end.
    /// </summary>
    internal static string Join(string text, bool delsp)
    {
        var result = new StringBuilder(text.Length);
        int open = -1;
        string pendingEnd = "";
        for (int at = 0; at < text.Length;)
        {
            int lineFeed = text.IndexOf('\n', at);
            int next = lineFeed < 0 ? text.Length : lineFeed + 1;
            int end = lineFeed < 0 ? next : lineFeed > at && text[lineFeed - 1] == '\r' ? lineFeed - 1 : lineFeed;
            ReadOnlySpan<char> line = text.AsSpan(at, end - at);
            string lineEnd = lineFeed < 0 ? "" : text[end..next];
            at = next;

            int depth = line.IndexOfAnyExcept('>');
            depth = depth < 0 ? line.Length : depth;
            line = line[depth..];
            if (line is [' ', ..]) line = line[1..];
            bool signature = line.SequenceEqual(SignatureLine);
            if (open >= 0 && (open != depth || signature))
            {
                result.Append(pendingEnd);
                open = -1;
            }

            if (open < 0 && depth > 0) result.Append('>', depth).Append(' ');
            bool flows = line is [.., ' '] && !signature;
            result.Append(flows && delsp ? line[..^1] : line);
            open = flows ? depth : -1;
            pendingEnd = lineEnd;
            if (!flows) result.Append(lineEnd.Length > 0 ? lineEnd : "\r\n");
        }

        if (open >= 0) result.Append(pendingEnd);
        return result.ToString();
    }
}
