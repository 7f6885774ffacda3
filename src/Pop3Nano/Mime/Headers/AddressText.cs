using System;

namespace Pop3Nano.Mime;

/// <summary>The pieces of addresses with delimiters of their own (RFC 5322 §3.2.2, §3.2.4, §3.4). Each answers where it ends.</summary>
internal static class AddressText
{
    /// <summary>A comment behind its opening parenthesis, nested ones kept; an earlier one is forgotten.</summary>
    internal static int ReadComment(ReadOnlySpan<byte> value, int at, ref OctetBuilder comment)
    {
        comment.Clear();
        int depth = 1;
        while (at < value.Length)
        {
            byte c = value[at++];
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
            if (depth == 0) break;
            comment.Append(c == '\\' && at < value.Length ? value[at++] : c);
        }

        return at;
    }

    /// <summary>A quoted string behind its opening quote, its escapes undone.</summary>
    internal static int ReadQuoted(ReadOnlySpan<byte> value, int at, ref OctetBuilder text)
    {
        while (at < value.Length)
        {
            byte c = value[at++];
            if (c == '"') break;
            text.Append(c == '\\' && at < value.Length ? value[at++] : c);
        }

        return at;
    }

    /// <summary>
    /// An address behind its opening bracket, without white space, comments and the route of obsolete mail (RFC 5322 §4.4). A missing
    /// bracket is supplied at a comma.
    /// </summary>
    internal static int ReadAngle(ReadOnlySpan<byte> value, int at, ref OctetBuilder spec)
    {
        var comment = new OctetBuilder(16);
        while (at < value.Length)
        {
            byte c = value[at++];
            if (c == '>') break;
            bool inRoute = spec.Length > 0 && spec.Octets[0] == '@';
            if (c == (byte)',' && !inRoute)
            {
                at--;
                break;
            }

            if (c == '"')
            {
                int start = at - 1;
                while (at < value.Length && value[at] != '"') at += value[at] == '\\' ? 2 : 1;
                at = Math.Min(at + 1, value.Length);
                spec.Append(value[start..at]);
            }
            else if (c == '(')
            {
                at = ReadComment(value, at, ref comment);
            }
            else if (c == ':' && inRoute)
            {
                spec.Clear();
            }
            else if (c is not ((byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or (byte)'<'))
            {
                spec.Append(c);
            }
        }

        comment.Dispose();
        while (at < value.Length && value[at] == '>') at++;
        return at;
    }
}
