using System;
using System.Collections.Generic;
using System.Text;
using Pop3Nano.Mime;
using Xunit;

namespace Pop3Nano.Tests.Mime;

/// <summary>
/// What a reader says about a mail, one line for each field, part, body and problem, pieces joined:
/// <c>Name:value</c>, <c>{Media</c>, <c>=body</c>, <c>}</c>, <c>!Problem@offset</c>.
/// </summary>
internal static class Trace
{
    /// <summary>The mail's octets: every character below 256 is one.</summary>
    public static byte[] Octets(string mail) => Encoding.Latin1.GetBytes(mail);

    /// <summary>Reads the mail whole and in pieces of every size, and expects the same of each.</summary>
    public static void Check(string mail, params string[] expected)
    {
        byte[] octets = Octets(mail);
        for (int chunk = octets.Length + 1; chunk > 0; chunk--)
        {
            Assert.Equal(string.Join('\n', expected), string.Join('\n', Read(new MimeReader(512, 20, 1000, 100), octets, chunk)));
        }
    }

    /// <summary>As <see cref="Check"/>, without problems and fields: only parts and bodies.</summary>
    public static void CheckParts(string mail, params string[] expected)
    {
        byte[] octets = Octets(mail);
        for (int chunk = octets.Length + 1; chunk > 0; chunk--)
        {
            List<string> lines = Read(new MimeReader(512, 20, 1000, 100), octets, chunk);
            lines.RemoveAll(line => !(line.StartsWith('{') || line.StartsWith('=') || line.StartsWith('}')));
            Assert.Equal(string.Join('\n', expected), string.Join('\n', lines));
        }
    }

    public static List<string> Read(MimeReader reader, byte[] octets, int chunk)
    {
        var lines = new List<string>();
        int at = 0;
        bool joins = false;
        int depth = 0;
        while (true)
        {
            MimeToken token = reader.Read();
            string piece = Encoding.Latin1.GetString(reader.Buffer, reader.Start, reader.Length);
            switch (token)
            {
                case MimeToken.NeedOctets:
                    Assert.True(at <= octets.Length, "it asks for octets after the end");
                    if (at == octets.Length)
                    {
                        reader.Complete();
                        at++;
                    }
                    else
                    {
                        // A copy that is overwritten when the next is pushed: the reader may not look back.
                        int count = Math.Min(chunk, octets.Length - at);
                        byte[] copy = new byte[count + 2];
                        Array.Copy(octets, at, copy, 1, count);
                        reader.Push(copy, 1, count);
                        at += count;
                    }

                    continue;
                case MimeToken.HeaderName:
                    lines.Add(piece + ":");
                    break;
                case MimeToken.HeaderValue:
                    Assert.True(piece.Length > 0);
                    lines[^1] += piece;
                    break;
                case MimeToken.PartStart:
                    Assert.Equal(depth, reader.Depth);
                    lines.Add("{" + reader.Media);
                    depth++;
                    break;
                case MimeToken.Body:
                    Assert.True(piece.Length > 0);
                    if (joins)
                    {
                        lines[^1] += piece;
                    }
                    else
                    {
                        lines.Add("=" + piece);
                    }

                    break;
                case MimeToken.PartEnd:
                    depth--;
                    Assert.Equal(depth, reader.Depth);
                    lines.Add("}");
                    break;
                case MimeToken.Problem:
                    lines.Add("!" + reader.Problem + "@" + reader.Offset);
                    break;
                case MimeToken.MessageEnd:
                    Assert.Equal(0, depth);
                    return lines;
            }

            joins = token == MimeToken.Body;
        }
    }
}
