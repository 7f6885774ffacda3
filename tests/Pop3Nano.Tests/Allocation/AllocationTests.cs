using System;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Protocol;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Allocation;

/// <summary>Zero allocation is a promise: here it is measured, in octets.</summary>
[Collection(AloneCollection.Name)]
public class AllocationTests
{
    private const int Rounds = 2000;

    private static readonly byte[] Listing = Encoding.ASCII.GetBytes("+OK\r\n1 120\r\n2 200\r\n3 99999\r\n.\r\n");
    private static readonly byte[] Message = Encoding.ASCII.GetBytes("+OK 50 octets\r\nSubject: x\r\n\r\n..stuffed\r\n" + new string('y', 5000) + "\r\n.\r\n");
    private static readonly byte[] Status = Encoding.ASCII.GetBytes("+OK 3 320\r\n");
    private static readonly byte[] OneMessage = Encoding.ASCII.GetBytes("+OK 2 200\r\n");

    [Fact]
    public void A_blocking_session_allocates_nothing_per_command_reply_and_message_octet()
    {
        Pop3Session session = Open(out LoopChannel channel);
        Assert.Equal(0, Measure(() => Round(session, channel)));
    }

    [Fact]
    public async Task An_async_session_allocates_nothing_when_reads_complete_synchronously()
    {
        Pop3Session session = Open(out LoopChannel channel);
        for (int i = 0; i < 50; i++) await RoundAsync(session, channel);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Rounds; i++) await RoundAsync(session, channel);
        Assert.Equal(0, GC.GetAllocatedBytesForCurrentThread() - before);
    }

    [Fact]
    public async Task An_async_session_allocates_at_most_one_octet_per_operation_when_reads_suspend()
    {
        const int Operations = 100_000;
        using var server = new NoopServer();
        using Pop3Session session = await server.OpenAsync();
        for (int i = 0; i < 2000; i++) await session.NoopAsync();
        long least = long.MaxValue;
        for (int round = 0; round < 3; round++)
        {
            long before = GC.GetTotalAllocatedBytes(precise: true);
            for (int i = 0; i < Operations; i++) await session.NoopAsync();
            least = Math.Min(least, (GC.GetTotalAllocatedBytes(precise: true) - before) / Operations);
        }
        Assert.InRange(least, 0, 1); // of three rounds: what the process does besides is counted, too
    }

    [Fact]
    public void A_message_of_1_GB_passes_through_2_KB_of_buffers()
    {
        const long Octets = 1L << 30;
        using var server = new Pop3TestServer(new Pop3TestServerOptions { KeepsTranscript = false });
        server.AddMailbox("ann", "x").AddSynthetic(Octets);
        var options = new Pop3SessionOptions { SendBuffer = 512, ReceiveBuffer = 1536 };
        using var session = new Pop3Session(new StreamChannel(server.Connect()), options);
        session.Greet();
        session.Login("ann", "x");
        session.Retr(1);
        long count = 0;
        while (session.ReadOctets()) count += session.TextLength;
        Assert.Equal(Octets, count);
        Assert.True(session.Quit());
    }

    [Fact]
    public void The_engine_allocates_nothing_for_logins_and_capabilities()
    {
        byte[] send = new byte[512];
        byte[] receive = new byte[512];
        var engine = new Pop3Engine(send, receive, 8, 256);
        Feed(engine, receive, "+OK ready\r\n"u8);
        Assert.Equal(Pop3Event.Greeting, engine.Next());
        Assert.Equal(0, Measure(() =>
        {
            engine.WriteUser("ann", 0);
            engine.WritePass("wrong", 1);
            engine.Sent(engine.SendLength);
            Feed(engine, receive, "+OK\r\n-ERR [AUTH] no\r\n"u8);
            Drain(engine, 2);
            engine.WriteAuthPlain("ann", "wrong", 2);
            engine.Sent(engine.SendLength);
            Feed(engine, receive, "-ERR [AUTH] no\r\n"u8);
            Drain(engine, 1);
            engine.WriteCapa(3);
            engine.Sent(engine.SendLength);
            Feed(engine, receive, "+OK\r\nSASL PLAIN LOGIN\r\nLOGIN-DELAY 60\r\n.\r\n"u8);
            Drain(engine, 4);
        }));
    }

    private static Pop3Session Open(out LoopChannel channel)
    {
        channel = new LoopChannel();
        var session = new Pop3Session(channel, new Pop3SessionOptions { ReceiveBuffer = 1024 });
        channel.Answer("+OK ready\r\n"u8.ToArray());
        session.Greet();
        channel.Answer("+OK\r\n+OK\r\n"u8.ToArray());
        session.Login("ann", "x", Pop3LoginMethod.UserPass);
        return session;
    }

    private static void Round(Pop3Session session, LoopChannel channel)
    {
        channel.Answer(Status);
        session.Stat();
        channel.Answer(OneMessage);
        session.List(2);
        channel.Answer(Listing);
        session.List();
        while (session.ReadLine())
        {
        }
        channel.Answer(Message);
        session.Retr(1, Stream.Null);
        channel.Answer(Status);
        session.Dele(1);
    }

    private static async ValueTask RoundAsync(Pop3Session session, LoopChannel channel)
    {
        channel.Answer(Status);
        await session.StatAsync();
        channel.Answer(Listing);
        await session.ListAsync();
        while (await session.ReadLineAsync())
        {
        }
        channel.Answer(Message);
        await session.RetrAsync(1, Stream.Null);
        channel.Answer(Status);
        await session.DeleAsync(1);
    }

    private static long Measure(Action round)
    {
        for (int i = 0; i < 50; i++) round();
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Rounds; i++) round();
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Feed(Pop3Engine engine, byte[] receive, ReadOnlySpan<byte> octets)
    {
        engine.Next();
        engine.GetReceiveSpace(out int start, out _);
        octets.CopyTo(receive.AsSpan(start));
        engine.Received(octets.Length);
    }

    private static void Drain(Pop3Engine engine, int events)
    {
        for (int i = 0; i < events; i++)
        {
            if (engine.Next() == Pop3Event.NeedOctets) throw new InvalidOperationException("An event is missing.");
        }
    }
}
