using System;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Testing;

/// <summary>Drips and delays of a proxy, by a clock that goes when it is told: what is measured by it must be measured first.</summary>
public sealed class LongWayTests : IDisposable
{
    private const string Greeting = "+OK ready\r\n";

    private readonly Pop3TestServer _server = new(new Pop3TestServerOptions { Greeting = "ready" });

    public LongWayTests() => _server.Start();

    [Fact]
    public async Task Octets_drip_one_by_one_each_in_its_time()
    {
        var clock = new ManualClock();
        await using var proxy = new FaultProxy(_server.Port, clock);
        proxy.FromServer(0, Fault.Drip(TimeSpan.FromSeconds(1), 4));
        using TcpClient client = await Wire.Connect(proxy);
        Assert.Equal("+OK ", await Wire.Read(client, 4));
        foreach (char octet in Greeting[4..])
        {
            Assert.True(clock.WaitForTimers(1, Wire.Patience));
            Assert.Equal(0, client.Available);
            clock.Advance(TimeSpan.FromSeconds(1));
            Assert.Equal(octet.ToString(), await Wire.Read(client, 1));
        }
    }

    [Fact]
    public async Task A_round_trip_takes_the_delay_of_both_ways()
    {
        var clock = new ManualClock();
        await using FaultProxy proxy = LongWay(clock);
        using TcpClient client = await Wire.Connect(proxy);
        await Way(clock); // the greeting's
        Assert.Equal(Greeting, await Wire.Read(client, Greeting.Length));
        for (int i = 1; i <= 3; i++)
        {
            client.GetStream().Write("HELO\r\n"u8);
            await Way(clock);
            await Way(clock);
            Assert.StartsWith("-ERR", await Wire.ReadLine(client), StringComparison.Ordinal);
            Assert.Equal(i, proxy.Flights);
        }
        Assert.Equal(TimeSpan.FromMilliseconds(50 * 7), clock.GetUtcNow() - new ManualClock().GetUtcNow());
    }

    [Fact]
    public async Task What_is_under_way_travels_together_and_in_order()
    {
        var clock = new ManualClock();
        await using FaultProxy proxy = LongWay(clock);
        using TcpClient client = await Wire.Connect(proxy);
        await Way(clock);
        Assert.Equal(Greeting, await Wire.Read(client, Greeting.Length));
        for (int sent = 1; sent <= 5; sent++)
        {
            client.GetStream().Write("CAPA\r\n"u8[(sent - 1)..sent]);
            Assert.True(await Wire.Holds(() => proxy.Log.Split("C 1\n").Length == sent + 1)); // each in a piece of its own
        }
        client.GetStream().Write("\n"u8);
        Assert.True(await Wire.Holds(() => proxy.Log.Split("C 1\n").Length == 7));
        await Way(clock);
        await Way(clock);
        Assert.StartsWith("+OK", await Wire.ReadLine(client), StringComparison.Ordinal);
        Assert.Equal(1, proxy.Flights);
    }

    [Fact]
    public async Task A_delay_may_begin_behind_some_octets()
    {
        var clock = new ManualClock();
        await using var proxy = new FaultProxy(_server.Port, clock);
        proxy.FromServer(1, Fault.Delay(TimeSpan.FromMilliseconds(50), 4));
        using TcpClient client = await Wire.Connect(proxy);
        Assert.Equal("+OK ", await Wire.Read(client, 4));
        Assert.Equal(0, client.Available);
        await Way(clock);
        Assert.Equal(Greeting[4..], await Wire.Read(client, Greeting.Length - 4));
    }

    [Fact]
    public async Task Much_passes_a_long_way_unchanged_and_an_end_is_passed_on()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        await using var proxy = new FaultProxy(((IPEndPoint)listener.LocalEndpoint).Port);
        proxy.FromServer(0, Fault.Delay(TimeSpan.FromMilliseconds(2)));
        proxy.FromClient(0, Fault.Delay(TimeSpan.FromMilliseconds(2)));
        using TcpClient client = await Wire.Connect(proxy);
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
        await client.GetStream().CopyToAsync(back).WaitAsync(Wire.Patience);
        await Task.WhenAll(writing, echoing);
        Assert.Equal(octets, back.ToArray());
    }

    public void Dispose() => _server.Dispose();

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
        Assert.True(await Task.Run(() => clock.WaitForTimers(1, Wire.Patience)));
        clock.Advance(TimeSpan.FromMilliseconds(50));
    }

    private static async Task Echo(TcpClient client)
    {
        await client.GetStream().CopyToAsync(client.GetStream());
        client.Client.Shutdown(SocketShutdown.Send);
    }
}
