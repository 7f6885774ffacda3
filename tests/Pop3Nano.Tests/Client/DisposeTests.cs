using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
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
