using System;
using System.Globalization;
using System.IO;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Benchmarks;

/// <summary>What commands, replies and messages allocate whose octets are there: blocking, or async.</summary>
internal sealed class ReadyReads(string name, bool isAsync) : Promise
{
    private const int Rounds = 2000;

    public override string Name => name;

    public override Verdict Measure()
    {
        var message = new MemoryChannel(Encoding.ASCII.GetBytes("+OK\r\nSubject: x\r\n\r\n..stuffed\r\n" + new string('y', 50_000) + "\r\n.\r\n"));
        var listing = new MemoryChannel(new ReadyMaildrop(100, 1000).Uidl);
        var status = new MemoryChannel("+OK 1 120\r\n"u8.ToArray());
        Pop3Session[] sessions = [Open(message), Open(listing), Open(status)];
        for (int i = 0; i < 100; i++) Round(sessions);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (int i = 0; i < Rounds; i++) Round(sessions);
        long allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        return new Verdict(allocated == 0, string.Create(CultureInfo.InvariantCulture, $"{allocated} octets in {Rounds * 5} replies"));
    }

    private static Pop3Session Open(MemoryChannel channel)
    {
        var session = new Pop3Session(channel, new Pop3SessionOptions());
        session.Greet();
        session.Login("ann", "x", Pop3LoginMethod.UserPass);
        return session;
    }

    private void Round(Pop3Session[] sessions)
    {
        if (!isAsync)
        {
            Block(sessions);
            return;
        }
        ValueTask round = AwaitAsync(sessions);
        if (!round.IsCompletedSuccessfully) throw new InvalidOperationException("A read had to wait.");
    }

    private static void Block(Pop3Session[] sessions)
    {
        sessions[0].Retr(1, Stream.Null);
        sessions[1].UniqueIds();
        while (sessions[1].ReadLine())
        {
        }
        sessions[2].Stat();
        sessions[2].List(1);
        sessions[2].Dele(1);
    }

    private static async ValueTask AwaitAsync(Pop3Session[] sessions)
    {
        await sessions[0].RetrAsync(1, Stream.Null).ConfigureAwait(false);
        await sessions[1].UniqueIdsAsync().ConfigureAwait(false);
        while (await sessions[1].ReadLineAsync().ConfigureAwait(false))
        {
        }
        await sessions[2].StatAsync().ConfigureAwait(false);
        await sessions[2].ListAsync(1).ConfigureAwait(false);
        await sessions[2].DeleAsync(1).ConfigureAwait(false);
    }
}
