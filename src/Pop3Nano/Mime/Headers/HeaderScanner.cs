using System;

namespace Pop3Nano.Mime;

/// <summary>Finds the fields in the octets of a header, by the rules of <see cref="MimeReader"/>.</summary>
internal static class HeaderScanner
{
    /// <summary>
    /// The octets up to the empty line, or all. Text that begins without any field has no header (<see cref="MimeProblem.BadHeaderLine"/>).
    /// </summary>
    internal static int HeaderLength(ReadOnlySpan<byte> octets)
    {
        int at = MarkLength(octets);
        bool first = true;
        while (at < octets.Length)
        {
            int end = LineEnd(octets, at);
            ReadOnlySpan<byte> line = octets[at..end];
            if (IsEmpty(line)) return at;
            if (first && NameLength(line, out _) == 0)
            {
                if (!IsMailboxLine(line)) return 0;
            }
            else
            {
                first = false;
            }

            at = end;
        }

        return octets.Length;
    }

    /// <summary>Goes to the next field: where it starts, and <paramref name="at"/> where it ends. Lines that are no fields are passed over.</summary>
    internal static bool NextField(ReadOnlySpan<byte> octets, ref int at, out int start, out int nameLength, out int valueStart)
    {
        if (at == 0) at = MarkLength(octets);
        while (at < octets.Length)
        {
            start = at;
            at = LineEnd(octets, at);
            nameLength = NameLength(octets[start..at], out int colon);
            valueStart = start + colon + 1;
            if (nameLength == 0) continue;

            // A line that begins with a blank goes on with the field (RFC 5322 §2.2.3).
            while (at < octets.Length && octets[at] is (byte)' ' or (byte)'\t') at = LineEnd(octets, at);
            return true;
        }

        start = nameLength = valueStart = 0;
        return false;
    }

    private static int LineEnd(ReadOnlySpan<byte> octets, int at)
    {
        int lineFeed = octets[at..].IndexOf((byte)'\n');
        return lineFeed < 0 ? octets.Length : at + lineFeed + 1;
    }

    // A byte order mark in front of all, as text editors leave it.
    private static int MarkLength(ReadOnlySpan<byte> octets) => octets is [0xEF, 0xBB, 0xBF, ..] ? Words.MarkLength : 0;

    // CRs alone are nothing: some programs have made every LF of a mail CR LF once too often.
    private static bool IsEmpty(ReadOnlySpan<byte> line) => line is [.., (byte)'\n'] && line[..^1].IndexOfAnyExcept((byte)'\r') < 0;

    // "From " begins the line that mailbox files put in front of a message, and ">From " what they make of it inside one.
    private static bool IsMailboxLine(ReadOnlySpan<byte> line)
    {
        line = line is [(byte)'>', ..] ? line[1..] : line;
        return line.Length > 4 && line[4] == ' ' && System.Text.Ascii.EqualsIgnoreCase(line[..4], "from"u8);
    }

    // Blanks in front of the colon are obsolete and in real mail (RFC 5322 §4.5).
    private static int NameLength(ReadOnlySpan<byte> line, out int colon)
    {
        colon = line.IndexOf((byte)':');
        int length = colon;
        while (length > 0 && line[length - 1] is (byte)' ' or (byte)'\t') length--;
        return length <= 0 || line[..length].IndexOfAnyExceptInRange((byte)'!', (byte)'~') >= 0 ? 0 : length;
    }
}
