using System;
using System.Diagnostics;
using System.IO;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Testing;

/// <summary>What a fault does to plain octets, before anything is concluded from it.</summary>
public sealed class FaultProxyTests : IAsyncDisposable
{
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
        Assert.Equal(Greeting, await Wire.Read(client, Greeting.Length));
        client.GetStream().Write("QUIT\r\n"u8);
        Assert.StartsWith("+OK", await Wire.Read(client, 1000), StringComparison.Ordinal);
        Assert.Equal(6, _proxy.OctetsFromClient(1));
        Assert.Equal(_server.Connection(1).OctetsSent, _proxy.OctetsFromServer(1));
    }

    [Theory, InlineData(0), InlineData(4)]
    public async Task A_cut_ends_both_ways_in_order(int octets)
    {
        _proxy.FromServer(1, Fault.Cut(octets));
        using TcpClient client = await Connect();
        Assert.Equal(Greeting[..octets], await Wire.Read(client, 1000));
        Assert.True(_server.WaitForIdle(Wire.Patience, connections: 1));
    }

    [Fact]
    public async Task Half_a_close_leaves_the_other_way_open()
    {
        _proxy.FromServer(1, Fault.HalfClose(4));
        using TcpClient client = await Connect();
        Assert.Equal("+OK ", await Wire.Read(client, 1000));
        client.GetStream().Write("QUIT\r\n"u8);
        client.Client.Shutdown(SocketShutdown.Send);
        Assert.True(_server.WaitForIdle(Wire.Patience, connections: 1));
        Assert.Contains("QUIT", _server.Commands);
    }

    [Fact]
    public async Task A_reset_is_an_error_of_the_socket()
    {
        _proxy.FromClient(1, Fault.Reset(2));
        using TcpClient client = await Connect();
        await Wire.Read(client, Greeting.Length);
        client.GetStream().Write("NOOP\r\n"u8);
        IOException lost = await Assert.ThrowsAsync<IOException>(() => Wire.Read(client, 1));
        Assert.Equal(SocketError.ConnectionReset, Assert.IsType<SocketException>(lost.InnerException).SocketErrorCode);
        Assert.True(_server.WaitForIdle(Wire.Patience, connections: 1));
    }

    [Fact]
    public async Task A_stall_says_nothing_more_and_ends_with_the_client()
    {
        _proxy.FromServer(1, Fault.Stall(4));
        using (TcpClient client = await Connect())
        {
            Assert.Equal("+OK ", await Wire.Read(client, 4));
            await Task.Delay(50);
            Assert.Equal(0, client.Available);
            Assert.Equal(1, _proxy.OpenConnections);
            Assert.False(await _proxy.WaitForIdleAsync(TimeSpan.FromMilliseconds(50)));
        }
        Assert.True(await _proxy.WaitForIdleAsync(Wire.Patience));
        Assert.Equal(0, _proxy.OpenConnections);
    }

    [Fact]
    public async Task A_wait_for_the_end_of_all_connections_can_be_cancelled()
    {
        using TcpClient client = await Connect();
        await Wire.Read(client, Greeting.Length);
        using var cancellation = new CancellationTokenSource();
        Task<bool> waiting = _proxy.WaitForIdleAsync(Wire.Patience, cancellation.Token);

        await cancellation.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => waiting);
    }

    [Fact]
    public async Task Behind_a_stall_not_even_the_servers_end_comes()
    {
        _proxy.FromServer(1, Fault.Stall(4));
        using (TcpClient client = await Connect())
        {
            client.GetStream().Write("QUIT\r\n"u8);
            Assert.True(await Wire.Holds(() => _proxy.Log.Contains("S 0\n", StringComparison.Ordinal))); // the server has ended
            Assert.Equal("+OK ", await Wire.Read(client, 4));
            Task<int> end = client.GetStream().ReadAsync(new byte[1]).AsTask();
            Assert.NotSame(end, await Task.WhenAny(end, Task.Delay(50)));
        }
        Assert.True(await _proxy.WaitForIdleAsync(Wire.Patience));
    }

    [Fact]
    public async Task A_bit_is_turned_in_one_octet()
    {
        _proxy.FromServer(1, Fault.FlipBit(1, 5)); // 'O' becomes 'o'
        using TcpClient client = await Connect();
        Assert.Equal("+oK ready\r\n", await Wire.Read(client, Greeting.Length));
    }

    [Fact]
    public async Task An_octet_comes_twice()
    {
        _proxy.FromServer(1, Fault.Duplicate(1));
        using TcpClient client = await Connect();
        Assert.Equal("+OOK ready\r\n", await Wire.Read(client, Greeting.Length + 1));
        Assert.Equal(Greeting.Length, _proxy.OctetsFromServer(1));
    }

    [Theory, InlineData(1), InlineData(3)]
    public async Task Pieces_are_cut_anew(int size)
    {
        _proxy.FromServer(1, Fault.Segments(size));
        using TcpClient client = await Connect();
        Assert.Equal(Greeting, await Wire.Read(client, Greeting.Length));
        Assert.Contains($"client hears {size}\n", _proxy.Log, StringComparison.Ordinal);
        Assert.DoesNotContain($"client hears {Greeting.Length}", _proxy.Log, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_port_where_nobody_listens_closes_the_connection()
    {
        int port = _server.Port;
        await _server.DisposeAsync();
        await using var proxy = new FaultProxy(port);
        using TcpClient client = await Wire.Connect(proxy);
        Assert.Equal(0, await client.GetStream().ReadAsync(new byte[1]).AsTask().WaitAsync(Wire.Patience));
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

    private Task<TcpClient> Connect() => Wire.Connect(_proxy);
}
