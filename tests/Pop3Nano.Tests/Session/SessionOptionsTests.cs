using System;
using System.Net;
using System.Net.Sockets;
using System.Threading.Tasks;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>Sizes are refused where they are set, so that no connection is made for nothing, and none is lost.</summary>
public class SessionOptionsTests
{
    [Fact]
    public void The_send_buffer_has_a_least_size() => Takes(32, int.MaxValue, (options, value) => options.SendBuffer = value, options => options.SendBuffer);

    [Fact]
    public void The_receive_buffer_has_a_least_size() => Takes(64, int.MaxValue, (options, value) => options.ReceiveBuffer = value, options => options.ReceiveBuffer);

    [Fact]
    public void The_window_of_commands_has_bounds() => Takes(1, 1024, (options, value) => options.MaxCommands = value, options => options.MaxCommands);

    [Fact]
    public void The_window_of_octets_has_a_bound() =>
        Takes(1, int.MaxValue, (options, value) => options.MaxUnansweredOctets = value, options => options.MaxUnansweredOctets);

    [Fact]
    public void A_timeout_is_positive_or_none()
    {
        var options = new Pop3SessionOptions { Timeout = -1 };
        Assert.Equal(-1, options.Timeout);
        options.Timeout = 1;
        foreach (int value in (int[])[0, -2, int.MinValue]) Assert.Throws<ArgumentException>(() => options.Timeout = value);
        Assert.Equal(1, options.Timeout);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_session_that_memory_does_not_hold_closes_its_connection(bool blocking)
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var endpoint = new Pop3Endpoint("127.0.0.1", ((IPEndPoint)listener.LocalEndpoint).Port, Pop3Security.None);
        var options = new Pop3SessionOptions { ReceiveBuffer = int.MaxValue }; // more than any array holds
        await Assert.ThrowsAsync<OutOfMemoryException>(async () =>
        {
            if (blocking) Pop3Session.Connect(endpoint, options);
            else await Pop3Session.ConnectAsync(endpoint, options);
        });
        using Socket peer = await listener.AcceptSocketAsync();
        Assert.Equal(0, await peer.ReceiveAsync(new byte[1]).WaitAsync(TimeSpan.FromSeconds(60)));
    }

    private static void Takes(int least, int greatest, Action<Pop3SessionOptions, int> set, Func<Pop3SessionOptions, int> get)
    {
        var options = new Pop3SessionOptions();
        int usual = get(options);
        foreach (int value in (int[])[int.MinValue, -1, 0, least - 1]) Assert.Throws<ArgumentException>(() => set(options, value));
        if (greatest < int.MaxValue) Assert.Throws<ArgumentException>(() => set(options, greatest + 1));
        Assert.Equal(usual, get(options));
        set(options, greatest);
        set(options, least);
        Assert.Equal(least, get(options));
    }
}
