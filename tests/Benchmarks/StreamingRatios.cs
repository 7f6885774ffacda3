using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net.Sockets;
using Pop3Nano.Session;

namespace Pop3Nano.Benchmarks;

/// <summary>
/// The README's figures. Absolute times of a shared machine say little, so each row is a ratio: the bare loop's time over the session's,
/// medians of rounds that alternate, in one process.
/// </summary>
internal static class StreamingRatios
{
    private const int BufferSize = 16384;
    private const int Rounds = 15;
    private const int OctetsEachRound = 200 << 20;

    public static void Print(TextWriter output)
    {
        output.WriteLine("| message | bare `Socket.Receive` loop | `Pop3Session.Retr` to `Stream.Null` | share of the bare loop's speed | allocated |");
        output.WriteLine("|---|---|---|---|---|");
        foreach (int size in new[] { 100 * 1024, 1024 * 1024 }) Row(output, size);
        output.WriteLine();
        output.WriteLine(FormattableString.Invariant($"Medians of {Rounds} alternating rounds, {DateTime.UtcNow:yyyy-MM-dd}, {Environment.ProcessorCount} cores, .NET {Environment.Version}, buffers of {BufferSize} octets."));
    }

    private static void Row(TextWriter output, int size)
    {
        using var server = new MessageServer(size);
        using var bare = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        byte[] buffer = new byte[BufferSize];
        bare.Connect("127.0.0.1", server.Port);
        bare.Receive(buffer);
        using Pop3Session session = Pop3Session.Connect(
            new Pop3Endpoint("127.0.0.1", server.Port, Pop3Security.None), new Pop3SessionOptions { ReceiveBuffer = BufferSize }, new Pop3ServerProfile());
        session.Login("ann", "x", Pop3LoginMethod.UserPass);
        int times = OctetsEachRound / size;
        var bareTimes = new List<double>();
        var sessionTimes = new List<double>();
        long allocated = 0;
        for (int round = 0; round <= Rounds; round++)
        {
            double first = Time(times, () => Bare(bare, buffer, server.ReplyLength));
            long before = GC.GetAllocatedBytesForCurrentThread();
            double second = Time(times, () => session.Retr(1, Stream.Null));
            allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / times;
            if (round == 0) continue; // warm-up
            bareTimes.Add(first);
            sessionTimes.Add(second);
        }
        double bareMedian = Median(bareTimes);
        double sessionMedian = Median(sessionTimes);
        output.WriteLine(FormattableString.Invariant(
            $"| {size / 1024} KB | {bareMedian:0} µs | {sessionMedian:0} µs | {bareMedian / sessionMedian:P0} | {allocated} octets |"));
    }

    private static long Bare(Socket socket, byte[] buffer, int length)
    {
        socket.Send("RETR 1\r\n"u8);
        int rest = length;
        while (rest > 0) rest -= socket.Receive(buffer);
        return rest;
    }

    // Microseconds for one.
    private static double Time(int times, Func<long> one)
    {
        var watch = Stopwatch.StartNew();
        for (int i = 0; i < times; i++) one();
        return watch.Elapsed.TotalMicroseconds / times;
    }

    private static double Median(List<double> times) => times.Order().ElementAt(times.Count / 2);
}
