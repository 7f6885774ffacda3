using System;
using System.Diagnostics;
using System.IO;
using Pop3Nano.Mime;

namespace Pop3Nano.Benchmarks;

/// <summary>
/// A message of 10 MB with base64 attachments through the reader, against a loop that does nothing but decode the same lines. Both are
/// timed piece by piece, and of each piece the fastest round counts: what other programs take of the machine is in neither sum.
/// </summary>
internal static class MimeRatios
{
    private const int Rounds = 41;
    private const int Pieces = 128;

    public static void Print(TextWriter output)
    {
        var mail = new LargeMail();
        byte[] octets = mail.Octets;
        double[] loop = new double[Pieces];
        double[] read = new double[Pieces];
        Array.Fill(loop, double.MaxValue);
        Array.Fill(read, double.MaxValue);
        var reader = new MimeReader();
        long allocated = 0;
        for (int round = 0; round < Rounds; round++)
        {
            long before = GC.GetAllocatedBytesForCurrentThread();
            reader.Begin();
            for (int piece = 0; piece < Pieces; piece++)
            {
                long start = Stopwatch.GetTimestamp();
                mail.DecodeLines(piece * (LargeMail.Lines / Pieces), LargeMail.Lines / Pieces);
                long middle = Stopwatch.GetTimestamp();
                Read(reader, octets, piece);
                loop[piece] = Math.Min(loop[piece], Stopwatch.GetElapsedTime(start, middle).TotalMilliseconds);
                read[piece] = Math.Min(read[piece], Stopwatch.GetElapsedTime(middle).TotalMilliseconds);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        }

        double share = Sum(loop) / Sum(read);
        output.WriteLine("| message | loop over `Base64.DecodeFromUtf8` | `MimeReader` | share of the loop's speed | allocated |");
        output.WriteLine("|---|---|---|---|---|");
        output.WriteLine(FormattableString.Invariant($"| {octets.Length / 1e6:0} MB, 4 attachments | {Sum(loop):0.0} ms | {Sum(read):0.0} ms | {share:P0} | {allocated} octets |"));
        output.WriteLine();
        output.WriteLine(FormattableString.Invariant($"Fastest of {Rounds} alternating rounds for each of {Pieces} pieces, {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, .NET {Environment.Version}."));
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
