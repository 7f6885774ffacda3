using System;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Testing;

/// <summary>The client's end of a connection in memory: reads that wait, and the time that passes in them.</summary>
public sealed class InMemoryStreamTests
{
    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(60);

    private readonly ManualClock _clock = new();
    private readonly DateTimeOffset _start;
    private readonly byte[] _buffer = new byte[100];

    public InMemoryStreamTests() => _start = _clock.GetUtcNow();

    private TimeSpan Passed => _clock.GetUtcNow() - _start;

    private static Pop3TestServer Server(TimeProvider clock)
    {
        var server = new Pop3TestServer(new Pop3TestServerOptions { Clock = clock });
        server.AddMailbox("tim", "secret");
        return server;
    }

    private async Task<Stream> Greeted(Pop3TestServer server)
    {
        Stream stream = server.Connect();
        Assert.Equal(23, await stream.ReadAsync(_buffer));
        return stream;
    }

    [Fact]
    public async Task What_the_server_says_behind_a_cancelled_read_is_for_the_next_one()
    {
        using Pop3TestServer server = Server(_clock);
        await using Stream stream = await Greeted(server);
        using var cancel = new CancellationTokenSource();
        Task<int> cancelled = stream.ReadAsync(_buffer, cancel.Token).AsTask();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => cancelled);
        stream.Write("NOOP\r\n"u8);
        int count = await stream.ReadAsync(_buffer).AsTask().WaitAsync(Bound);
        Assert.Equal("-ERR log in first\r\n", Encoding.ASCII.GetString(_buffer, 0, count));
    }

    [Fact]
    public async Task The_servers_end_is_the_end_of_a_read_that_waits()
    {
        Pop3TestServer server = Server(_clock);
        await using Stream stream = await Greeted(server);
        Task<int> read = stream.ReadAsync(_buffer).AsTask();
        await server.DisposeAsync();
        Assert.Equal(0, await read.WaitAsync(Bound));
        Assert.Equal(0, await stream.ReadAsync(_buffer));
    }

    [Fact]
    public async Task A_delay_beyond_the_callers_deadline_is_a_cancellation_and_the_rest_of_it_comes_later()
    {
        using Pop3TestServer server = Server(_clock);
        server.On("NOOP").Delay(TimeSpan.FromSeconds(60));
        await using Stream stream = await Greeted(server);
        stream.Write("NOOP\r\n"u8);
        foreach (int end in (int[])[25, 50])
        {
            using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(25), _clock);
            Assert.True(stream.ReadAsync(_buffer, deadline.Token).AsTask().IsCanceled);
            Assert.Equal(TimeSpan.FromSeconds(end), Passed);
        }
        Assert.True(await stream.ReadAsync(_buffer) > 0);
        Assert.Equal(TimeSpan.FromSeconds(60), Passed);
    }

    [Fact]
    public async Task A_deadline_before_the_timeout_ends_the_read_at_its_own_time()
    {
        using Pop3TestServer server = Server(_clock);
        await using Stream stream = await Greeted(server);
        stream.ReadTimeout = 60_000;
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(30), _clock);
        Assert.True(stream.ReadAsync(_buffer, deadline.Token).AsTask().IsCanceled);
        Assert.Equal(TimeSpan.FromSeconds(30), Passed);
    }

    [Fact]
    public void By_another_clock_a_delay_takes_no_time_and_is_a_timeout_if_it_is_longer()
    {
        using Pop3TestServer server = Server(TimeProvider.System);
        server.On("NOOP").Delay(TimeSpan.FromHours(1));
        server.On("STAT").Delay(TimeSpan.FromMinutes(59));
        using Dialogue client = Dialogue.InMemory(server);
        client.Stream.ReadTimeout = (int)TimeSpan.FromMinutes(59).TotalMilliseconds;
        client.LogIn().Send("NOOP").ExpectSilence();
        client.Expect("+OK").Send("STAT").Ok();
    }

    [Fact]
    public void A_client_that_leaves_waits_for_nothing()
    {
        using Pop3TestServer server = Server(_clock);
        server.On("NOOP").Delay(TimeSpan.FromHours(1));
        using (Dialogue client = Dialogue.InMemory(server)) client.LogIn().Send("NOOP", "QUIT");
        Assert.Equal(TimeSpan.Zero, Passed);
        Assert.Equal(["USER", "PASS", "NOOP", "QUIT"], server.Commands);
    }
}
