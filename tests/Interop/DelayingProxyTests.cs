using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>A measure must be measured first. These need no server.</summary>
public sealed class DelayingProxyTests : IDisposable
{
    private readonly TcpListener _echo = new(IPAddress.Loopback, 0);
    private readonly Task _echoing;

    public DelayingProxyTests()
    {
        _echo.Start();
        _echoing = EchoAsync();
    }

    [Fact]
    public async Task A_round_trip_takes_the_delay_of_both_directions()
    {
        await using var proxy = new DelayingProxy(Target);
        using TcpClient client = await Connect(proxy);
        var clock = Stopwatch.StartNew();
        for (byte i = 0; i < 3; i++)
        {
            client.GetStream().WriteByte(i);
            Assert.Equal(i, client.GetStream().ReadByte());
        }
        Assert.InRange(clock.ElapsedMilliseconds, 300, 399);
        Assert.Equal(3, proxy.Flights);
    }

    [Fact]
    public async Task Chunks_travel_together_and_stay_in_order()
    {
        await using var proxy = new DelayingProxy(Target);
        using TcpClient client = await Connect(proxy);
        var clock = Stopwatch.StartNew();
        for (byte i = 0; i < 10; i++)
        {
            client.GetStream().WriteByte(i);
            await Task.Delay(2);
        }
        for (byte i = 0; i < 10; i++) Assert.Equal(i, client.GetStream().ReadByte());
        Assert.InRange(clock.ElapsedMilliseconds, 100, 199);
        Assert.Equal(1, proxy.Flights);
        Assert.Equal(10, proxy.Connections[0].Sent);
        Assert.Equal(10, proxy.Connections[0].Received);
    }

    [Fact]
    public async Task Much_passes_unchanged_and_an_end_is_passed_on()
    {
        await using var proxy = new DelayingProxy(Target, TimeSpan.FromMilliseconds(5));
        using TcpClient client = await Connect(proxy);
        var octets = new byte[3_000_000];
        new Random(1).NextBytes(octets);
        Task writing = Task.Run(async () =>
        {
            await client.GetStream().WriteAsync(octets);
            client.Client.Shutdown(SocketShutdown.Send);
        });
        using var back = new MemoryStream();
        await client.GetStream().CopyToAsync(back);
        await writing;
        Assert.Equal(octets, back.ToArray());
    }

    [Fact]
    public async Task A_port_where_nobody_listens_closes_the_connection()
    {
        int port = Target;
        _echo.Stop();
        await using var proxy = new DelayingProxy(port, TimeSpan.Zero);
        using TcpClient client = await Connect(proxy);
        Assert.Equal(0, await client.GetStream().ReadAsync(new byte[1]));
    }

    public void Dispose()
    {
        _echo.Stop();
        _echoing.Wait(TimeSpan.FromSeconds(5));
        _echo.Dispose();
    }

    private int Target => ((IPEndPoint)_echo.LocalEndpoint).Port;

    private static async Task<TcpClient> Connect(DelayingProxy proxy)
    {
        var client = new TcpClient { NoDelay = true, ReceiveTimeout = 10000 };
        await client.ConnectAsync(IPAddress.Loopback, proxy.Port);
        return client;
    }

    private async Task EchoAsync()
    {
        try
        {
            using TcpClient client = await _echo.AcceptTcpClientAsync();
            client.NoDelay = true;
            await client.GetStream().CopyToAsync(client.GetStream());
        }
        catch (Exception failure) when (failure is SocketException or IOException or ObjectDisposedException)
        {
            // Stopped.
        }
    }
}
