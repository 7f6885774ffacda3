using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>The end of a client: it never throws, takes no time worth speaking of, and tells what became of marks.</summary>
public class DisposeTests
{
    [Fact]
    public async Task Dispose_with_a_listener_that_throws_does_not_throw()
    {
        using var bench = new ClientBench(messages: 1);
        Pop3Client client = bench.NewClient();
        client.DeletesNotCommitted += (_, _) => throw new InvalidOperationException("a listener's mistake");
        client.DeleteMessage(1);
        client.Dispose();
        await client.DisposeAsync();
        Assert.Equal(1, bench.Mailbox.Count);
    }

    [Theory]
    [InlineData(true, "-ERR some not removed\r\n")]
    [InlineData(false, "-ERR some not removed\r\n")]
    [InlineData(true, "")]
    [InlineData(false, "")]
    public async Task CommitOnDispose_that_is_not_confirmed_is_told(bool blocking, string reply)
    {
        using var bench = new ClientBench(messages: 2);
        Pop3Client client = bench.NewClient();
        client.DeletePolicy = DeletePolicy.CommitOnDispose;
        var told = new List<int>();
        string reason = "";
        client.DeletesNotCommitted += (_, args) =>
        {
            told.AddRange(args.Numbers);
            reason = args.Reason;
        };
        client.DeleteMessages([1, 2]);
        Pop3ReplyScript script = bench.Server.On("QUIT").Reply(reply.Length > 0 ? reply : "-ERR never seen\r\n");
        if (reply.Length == 0) script.Cut(0);
        if (blocking) client.Dispose();
        else await client.DisposeAsync();
        Assert.Equal([1, 2], told);
        Assert.NotEqual("", reason);
        Assert.Equal(2, bench.Mailbox.Count);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Dispose_does_not_wait_long_for_a_silent_server(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        Pop3Client client = bench.NewClient();
        client.Timeout = 60000;
        client.Noop();
        bench.Server.On("QUIT").Silence();
        var watch = System.Diagnostics.Stopwatch.StartNew();
        if (blocking) client.Dispose();
        else await client.DisposeAsync();
        Assert.InRange(watch.ElapsedMilliseconds, 900, 60000);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_call_that_Dispose_overtakes_while_it_clears_up_throws_what_ended_it(bool blocking)
    {
        using var bench = new ClientBench();
        bench.Mailbox.AddSynthetic(1 << 20);
        var clock = new Moment();
        Pop3Client client = bench.NewClient(clock);
        client.Noop();
        var full = new FullStream(() => clock.Then = client.Dispose); // as another thread may, just before the rest is read
        if (blocking) Assert.Throws<NotSupportedException>(() => client.SaveMessage(1, full));
        else await Assert.ThrowsAsync<NotSupportedException>(() => client.SaveMessageAsync(1, full));
        Assert.Null(clock.Then);
    }

    // The call goes on adding marks while Dispose copies them: a copy that is not of one moment lacks marks that were set long before.
    [Fact]
    public void Dispose_in_the_midst_of_many_marks_tells_all_that_were_set_until_then()
    {
        const int Messages = 50000;
        using var bench = new ClientBench(options: new Pop3TestServerOptions { KeepsTranscript = false });
        for (int i = 0; i < Messages; i++) bench.Mailbox.Add("Subject: one of many\n\n");
        int[] order = Enumerable.Range(1, Messages).ToArray();
        new Random(1).Shuffle(order);
        using var meeting = new Meeting(Messages / 2);
        Pop3Client client = bench.NewClient();
        client.ProtocolLog = meeting;
        client.EnableLogger = true;
        var told = new List<int>();
        client.DeletesNotCommitted += (_, args) => told.AddRange(args.Numbers);
        var other = new Thread(() =>
        {
            meeting.Wait();
            client.Dispose();
        });
        other.Start();
        Record.Exception(() => client.DeleteMessages(order)); // it ends in the midst, unless the other thread is late
        other.Join();
        Assert.InRange(told.Count, Messages / 4, Messages);
        Assert.Equal(order.Take(told.Count).Order(), told);
    }

    // Sends two threads off together, one of them a connection's, at so many lines from the server.
    private sealed class Meeting(int lines) : IProtocolLog, IDisposable
    {
        private readonly Barrier _barrier = new(2);
        private int _lines;

        public void Wait() => _barrier.SignalAndWait(TimeSpan.FromMinutes(1));

        public void Write(ProtocolLogEvent logged)
        {
            if (logged.Direction == ProtocolDirection.Received && ++_lines == lines) Wait();
        }

        public void Dispose() => _barrier.Dispose();
    }

    // Does something when somebody looks at it.
    private sealed class Moment : TimeProvider
    {
        private Action? _then;

        public Action? Then
        {
            get => _then;
            set => _then = value;
        }

        public override long GetTimestamp()
        {
            Interlocked.Exchange(ref _then, null)?.Invoke();
            return 0;
        }
    }

    // Takes nothing.
    private sealed class FullStream(Action refused) : MemoryStream([])
    {
        public override void Write(byte[] buffer, int offset, int count)
        {
            refused();
            throw new NotSupportedException("full");
        }

        public override ValueTask WriteAsync(ReadOnlyMemory<byte> buffer, CancellationToken cancellationToken = default)
        {
            refused();
            throw new NotSupportedException("full");
        }
    }
}
