using System;
using System.Diagnostics;
using System.IO;
using System.Net.Sockets;
using System.Threading.Tasks;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Testing;

/// <summary>What a fault does to plain octets, before anything is concluded from it.</summary>
public sealed class FaultProxyTests : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private const string Greeting = "+OK ready\r\n";

    private readonly Pop3TestServer _server = new(new Pop3TestServerOptions { Greeting = "ready" });
    private readonly FaultProxy _proxy;

    public FaultProxyTests()
    {
        _server.Start();
        _proxy = new FaultProxy(_server.Port);
    }

    [Fact]
    public async Task Without_a_fault_all_octets_pass_and_are_counted()
    {
        using TcpClient client = await Connect();
        Assert.Equal(Greeting, await Read(client, Greeting.Length));
        client.GetStream().Write("QUIT\r\n"u8);
        Assert.StartsWith("+OK", await Read(client, 1000), StringComparison.Ordinal);
        Assert.Equal(6, _proxy.OctetsFromClient(1));
        Assert.Equal(_server.Connection(1).OctetsSent, _proxy.OctetsFromServer(1));
    }

    [Theory, InlineData(0), InlineData(4)]
    public async Task A_cut_ends_both_ways_in_order(int octets)
    {
        _proxy.FromServer(1, Fault.Cut(octets));
        using TcpClient client = await Connect();
        Assert.Equal(Greeting[..octets], await Read(client, 1000));
        Assert.True(_server.WaitForIdle(Patience, connections: 1));
    }

    [Fact]
    public async Task Half_a_close_leaves_the_other_way_open()
    {
        _proxy.FromServer(1, Fault.HalfClose(4));
        using TcpClient client = await Connect();
        Assert.Equal("+OK ", await Read(client, 1000));
        client.GetStream().Write("QUIT\r\n"u8);
        client.Client.Shutdown(SocketShutdown.Send);
        Assert.True(_server.WaitForIdle(Patience, connections: 1));
        Assert.Contains("QUIT", _server.Commands);
    }

    [Fact]
    public async Task A_reset_is_an_error_of_the_socket()
    {
        _proxy.FromClient(1, Fault.Reset(2));
        using TcpClient client = await Connect();
        await Read(client, Greeting.Length);
        client.GetStream().Write("NOOP\r\n"u8);
        IOException lost = await Assert.ThrowsAsync<IOException>(() => Read(client, 1));
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(lost.InnerException).SocketErrorCode);
        Assert.True(_server.WaitForIdle(Patience, connections: 1));
    }

    [Fact]
    public async Task A_stall_says_nothing_more_and_ends_with_the_client()
    {
        _proxy.FromServer(1, Fault.Stall(4));
        using (TcpClient client = await Connect())
        {
            Assert.Equal("+OK ", await Read(client, 4));
            await Task.Delay(50);
            Assert.Equal(0, client.Available);
            Assert.Equal(1, _proxy.OpenConnections);
            Assert.False(await _proxy.WaitForIdleAsync(TimeSpan.FromMilliseconds(50)));
        }
        Assert.True(await _proxy.WaitForIdleAsync(Patience));
        Assert.Equal(0, _proxy.OpenConnections);
    }

    [Fact]
    public async Task A_bit_is_turned_in_one_octet()
    {
        _proxy.FromServer(1, Fault.FlipBit(1, 5)); // 'O' becomes 'o'
        using TcpClient client = await Connect();
        Assert.Equal("+oK ready\r\n", await Read(client, Greeting.Length));
    }

    [Fact]
    public async Task An_octet_comes_twice()
    {
        _proxy.FromServer(1, Fault.Duplicate(1));
        using TcpClient client = await Connect();
        Assert.Equal("+OOK ready\r\n", await Read(client, Greeting.Length + 1));
        Assert.Equal(Greeting.Length, _proxy.OctetsFromServer(1));
    }

    [Theory, InlineData(1), InlineData(3)]
    public async Task Pieces_are_cut_anew(int size)
    {
        _proxy.FromServer(1, Fault.Segments(size));
        using TcpClient client = await Connect();
        Assert.Equal(Greeting, await Read(client, Greeting.Length));
        Assert.Contains($"client hears {size}\n", _proxy.Log, StringComparison.Ordinal);
        Assert.DoesNotContain($"client hears {Greeting.Length}", _proxy.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Octets_drip_one_by_one_each_in_its_time()
    {
        var clock = new ManualClock();
        await using var proxy = new FaultProxy(_server.Port, clock);
        proxy.FromServer(0, Fault.Drip(TimeSpan.FromSeconds(1), 4));
        using TcpClient client = await Connect(proxy);
        Assert.Equal("+OK ", await Read(client, 4));
        foreach (char octet in Greeting[4..])
        {
            Assert.True(clock.WaitForTimers(1, Patience));
            Assert.Equal(0, client.Available);
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(octet.ToString(), await Read(client, 1));
        }
    }

    [Fact]
    public async Task A_round_trip_takes_the_delay_of_both_ways()
    {
        var clock = new ManualClock();
        await using FaultProxy proxy = LongWay(clock);
        using TcpClient client = await Connect(proxy);
        await Way(clock); // the greeting's
        Assert.Equal(Greeting, await Read(client, Greeting.Length));
        for (int i = 1; i <= 3; i++)
        {
            client.GetStream().Write("HELO\r\n"u8);
            await Way(clock);
            await Way(clock);
            Assert.StartsWith("-ERR", await ReadLine(client), StringComparison.Ordinal);
            Assert.Equal(i, proxy.Flights);
        }
        Assert.Equal(TimeSpan.FromMilliseconds(50 * 7), clock.GetUtcNow() - new ManualClock().GetUtcNow());
    }

    [Fact]
    public async Task What_is_under_way_travels_together_and_in_order()
    {
        var clock = new ManualClock();
        await using FaultProxy proxy = LongWay(clock);
        using TcpClient client = await Connect(proxy);
        await Way(clock);
        Assert.Equal(Greeting, await Read(client, Greeting.Length));
        for (int sent = 1; sent <= 5; sent++)
        {
            client.GetStream().Write("CAPA\r\n"u8[(sent - 1)..sent]);
            Assert.True(await Holds(() => proxy.Log.Split("C 1\n").Length == sent + 1)); // each in a piece of its own
        }
        client.GetStream().Write("\n"u8);
        Assert.True(await Holds(() => proxy.Log.Split("C 1\n").Length == 7));
        await Way(clock);
        await Way(clock);
        Assert.StartsWith("+OK", await ReadLine(client), StringComparison.Ordinal);
        Assert.Equal(1, proxy.Flights);
    }

    [Fact]
    public async Task A_delay_may_begin_behind_some_octets()
    {
        var clock = new ManualClock();
        await using var proxy = new FaultProxy(_server.Port, clock);
        proxy.FromServer(1, Fault.Delay(TimeSpan.FromMilliseconds(50), 4));
        using TcpClient client = await Connect(proxy);
        Assert.Equal("+OK ", await Read(client, 4));
        Assert.Equal(0, client.Available);
        await Way(clock);
        Assert.Equal(Greeting[4..], await Read(client, Greeting.Length - 4));
    }

    [Fact]
    public async Task Much_passes_a_long_way_unchanged_and_an_end_is_passed_on()
    {
        using var listener = new TcpListener(System.Net.IPAddress.Loopback, 0);
        listener.Start();
        await using var proxy = new FaultProxy(((System.Net.IPEndPoint)listener.LocalEndpoint).Port);
        proxy.FromServer(0, Fault.Delay(TimeSpan.FromMilliseconds(2)));
        proxy.FromClient(0, Fault.Delay(TimeSpan.FromMilliseconds(2)));
        using TcpClient client = await Connect(proxy);
        using TcpClient echo = await listener.AcceptTcpClientAsync();
        Task echoing = Echo(echo);
        byte[] octets = new byte[3_000_000];
        new Random(1).NextBytes(octets);
        Task writing = Task.Run(async () =>
        {
            await client.GetStream().WriteAsync(octets);
            client.Client.Shutdown(SocketShutdown.Send);
        });
        using var back = new MemoryStream();
        await client.GetStream().CopyToAsync(back).WaitAsync(Patience);
        await Task.WhenAll(writing, echoing);
        Assert.Equal(octets, back.ToArray());
    }

    [Fact]
    public async Task A_port_where_nobody_listens_closes_the_connection()
    {
        int port = _server.Port;
        await _server.DisposeAsync();
        await using var proxy = new FaultProxy(port);
        using TcpClient client = await Connect(proxy);
        Assert.Equal(0, await client.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(Patience));
    }

    [Fact]
    public void Faults_that_make_no_sense_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Cut(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.FlipBit(0, 8));
        Assert.Throws<ArgumentOutOfRangeException>(() => Fault.Segments(0));
        Assert.Throws<ArgumentOutOfRangeException>(() => _proxy.FromServer(-1, Fault.None));
        Assert.Throws<ArgumentOutOfRangeException>(() => _proxy.OctetsFromServer(1));
        Assert.Equal("Cut behind 7", Fault.Cut(7).ToString());
    }

    public async ValueTask DisposeAsync()
    {
        await _proxy.DisposeAsync();
        await _server.DisposeAsync();
    }

    private Task<TcpClient> Connect() => Connect(_proxy);

    private static async Task<TcpClient> Connect(FaultProxy proxy)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", proxy.Port);
        return client;
    }

    private FaultProxy LongWay(ManualClock clock)
    {
        var proxy = new FaultProxy(_server.Port, clock);
        proxy.FromServer(0, Fault.Delay(TimeSpan.FromMilliseconds(50)));
        proxy.FromClient(0, Fault.Delay(TimeSpan.FromMilliseconds(50)));
        return proxy;
    }

    // What is under way arrives.
    private static async Task Way(ManualClock clock)
    {
        Assert.True(await Task.Run(() => clock.WaitForTimers(1, Patience)));
        clock.Advance(TimeSpan.FromMilliseconds(50));
    }

    private static async Task<bool> Holds(Func<bool> condition)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(1))
        {
            if (condition()) return true;
        }
        return false;
    }

    private static async Task Echo(TcpClient client)
    {
        await client.GetStream().CopyToAsync(client.GetStream());
        client.Client.Shutdown(SocketShutdown.Send);
    }

    private static async Task<string> ReadLine(TcpClient client)
    {
        string line = "";
        while (!line.EndsWith('\n')) line += await Read(client, 1);
        return line;
    }

    // So many octets, or fewer if the connection ends.
    private static async Task<string> Read(TcpClient client, int most)
    {
        byte[] octets = new byte[most];
        int count = await client.GetStream().ReadAtLeastAsync(octets, most, throwOnEndOfStream: false).AsTask().WaitAsync(Patience);
        return System.Text.Encoding.ASCII.GetString(octets, 0, count);
    }
}
