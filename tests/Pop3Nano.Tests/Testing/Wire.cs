using System;
using System.Diagnostics;
using System.Net.Sockets;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Testing;

namespace Pop3Nano.Tests.Testing;

/// <summary>A bare client of a proxy.</summary>
internal static class Wire
{
    /// <summary>Longer than anything takes that is going to happen.</summary>
    public static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    /// <summary>Connects.</summary>
    public static async Task<TcpClient> Connect(FaultProxy proxy)
    {
        var client = new TcpClient { NoDelay = true };
        await client.ConnectAsync("127.0.0.1", proxy.Port);
        return client;
    }

    /// <summary>So many octets, or fewer if the connection ends.</summary>
    public static async Task<string> Read(TcpClient client, int most)
    {
        byte[] octets = new byte[most];
        int count = await client.GetStream().ReadAtLeastAsync(octets, most, throwOnEndOfStream: false).AsTask().WaitAsync(Patience);
        return Encoding.ASCII.GetString(octets, 0, count);
    }

    /// <summary>Octets up to LF.</summary>
    public static async Task<string> ReadLine(TcpClient client)
    {
        string line = "";
        string octet;
        while (!line.EndsWith('\n') && (octet = await Read(client, 1)).Length > 0) line += octet;
        return line;
    }

    /// <summary>Waits for a condition.</summary>
    public static async Task<bool> Holds(Func<bool> condition)
    {
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < Patience; await Task.Delay(1))
        {
            if (condition()) return true;
        }
        return false;
    }
}
