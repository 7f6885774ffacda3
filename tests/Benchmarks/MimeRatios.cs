using System;
using System.Buffers.Text;
using System.Diagnostics;
using System.IO;
using System.Text;
using Pop3Nano.Mime;

namespace Pop3Nano.Benchmarks;

/// <summary>
/// A message of 10 MB with base64 attachments through the reader, against a loop that does nothing but decode the same lines. Both are
/// timed piece by piece, and of each piece the fastest round counts: what other programs take of the machine is in neither sum.
/// </summary>
internal static class MimeRatios
{
    private const int Rounds = 41;
    private const int Attachments = 4;
    private const int Pieces = 128;
    private const int LinesOfEach = 1050;
    private const int LineLength = 78;

    public static void Print(TextWriter output)
    {
        (byte[] mail, byte[] lines) = Write();
        double[] loop = new double[Pieces];
        double[] read = new double[Pieces];
        Array.Fill(loop, double.MaxValue);
        Array.Fill(read, double.MaxValue);
        var reader = new MimeReader();
        byte[] target = new byte[64];
        long allocated = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            reader.Begin();
            for (int piece = 0; piece < Pieces; piece++)
            {
                long start = Stopwatch.GetTimestamp();
                Decode(lines, piece * LinesOfEach * LineLength, LinesOfEach, target);
                long middle = Stopwatch.GetTimestamp();
                Read(reader, mail, piece);
                loop[piece] = Math.Min(loop[piece], Stopwatch.GetElapsedTime(start, middle).TotalMilliseconds);
                read[piece] = Math.Min(read[piece], Stopwatch.GetElapsedTime(middle).TotalMilliseconds);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        double share = Sum(loop) / Sum(read);
        output.WriteLine("| message | loop over `Base64.DecodeFromUtf8` | `MimeReader` | share of the loop's speed | allocated |");
        output.WriteLine("|---|---|---|---|---|");
        output.WriteLine(FormattableString.Invariant($"| {mail.Length / 1e6:0} MB, {Attachments} attachments | {Sum(loop):0.0} ms | {Sum(read):0.0} ms | {share:P0} | {allocated} octets |"));
        output.WriteLine();
        output.WriteLine(FormattableString.Invariant($"Fastest of {Rounds} alternating rounds for each of {Pieces} pieces, {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, .NET {Environment.Version}."));
    }

    private static (byte[] Mail, byte[] Lines) Write()
    {
        var random = new Random(1);
        byte[] octets = new byte[57];
        var mail = new StringBuilder("Subject: large\r\nContent-Type: multipart/mixed; boundary=\"=_b\"\r\n\r\n--=_b\r\nContent-Type: text/plain\r\n\r\nhello\r\n");
        var lines = new StringBuilder();
        for (int attachment = 0; attachment < Attachments; attachment++)
        {
            mail.Append("--=_b\r\nContent-Type: application/octet-stream\r\nContent-Disposition: attachment; filename=a.bin\r\nContent-Transfer-Encoding: base64\r\n\r\n");
            for (int line = 0; line < LinesOfEach * Pieces / Attachments; line++)
            {
                random.NextBytes(octets);
                string text = Convert.ToBase64String(octets) + "\r\n";
                mail.Append(text);
                lines.Append(text);
            }
        }

        return (Encoding.ASCII.GetBytes(mail.Append("--=_b--\r\n").ToString()), Encoding.ASCII.GetBytes(lines.ToString()));
    }

    private static void Decode(byte[] lines, int at, int count, byte[] target)
    {
        for (; count > 0; count--)
        {
            int lineFeed = Array.IndexOf(lines, (byte)'\n', at);
            Base64.DecodeFromUtf8(lines.AsSpan(at, lineFeed - 1 - at), target, out _, out _);
            at = lineFeed + 1;
        }
    }

    private static void Read(MimeReader reader, byte[] mail, int piece)
    {
        int start = (int)((long)mail.Length * piece / Pieces);
        reader.Push(mail, start, (int)((long)mail.Length * (piece + 1) / Pieces) - start);
        if (piece == Pieces - 1) reader.Complete();
        while (reader.Read() is not (MimeToken.NeedOctets or MimeToken.MessageEnd))
        {
        }
    }

    private static double Sum(double[] times)
    {
        double sum = 0;
        foreach (double time in times) sum += time;
        return sum;
    }
}
