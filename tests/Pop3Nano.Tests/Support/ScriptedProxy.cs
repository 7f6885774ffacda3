using System;
using System.Collections.Generic;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Tests.Support;

/// <summary>
/// A proxy on a loopback port that says what a test tells it to, one script for each connection, the last one again and again. Its last
/// answer and the first octets of the server go out together, so that a client that reads too far swallows the greeting.
/// </summary>
internal sealed class ScriptedProxy : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource _end = new();
    private readonly int _target;
    private readonly ProxyScript[] _scripts;
    private readonly List<byte[]> _heard = [];
    private int _connections;

    public ScriptedProxy(int target, params ProxyScript[] scripts)
    {
        _target = target;
        _scripts = scripts;
        _listener.Start();
        _ = AcceptAsync();
    }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    public int Connections => Volatile.Read(ref _connections);

    /// <summary>What was read, step by step, over all connections.</summary>
    public byte[][] Heard
    {
        get { lock (_heard) return [.. _heard]; }
    }

    public string Text(int step) => Encoding.Latin1.GetString(Heard[step]);

    public void Dispose()
    {
        _end.Cancel();
        _listener.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                TcpClient client = await _listener.AcceptTcpClientAsync(_end.Token);
                int number = Interlocked.Increment(ref _connections);
                _ = ServeAsync(client, _scripts[Math.Min(number, _scripts.Length) - 1]);
            }
        }
        catch (Exception e) when (e is OperationCanceledException or ObjectDisposedException or SocketException)
        {
        }
    }

    private async Task ServeAsync(TcpClient client, ProxyScript script)
    {
        using (client)
        {
            try
            {
                NetworkStream stream = client.GetStream();
                for (int i = 0; i < script.Steps.Count; i++)
                {
                    (int octets, byte[] answer) = script.Steps[i];
                    byte[] heard = octets > 0 ? await ExactlyAsync(stream, octets) : await HeaderAsync(stream);
                    lock (_heard) _heard.Add(heard);
                    bool last = i == script.Steps.Count - 1;
                    if (!last || script.End != ProxyScript.Ending.Tunnel) await SayAsync(stream, answer, script.Drips);
                    else await TunnelAsync(stream, answer, script.Drips);
                }
                while (script.End == ProxyScript.Ending.Endless) await stream.WriteAsync(script.Steps[^1].Answer, _end.Token);
                if (script.End == ProxyScript.Ending.Silence) await Task.Delay(Timeout.Infinite, _end.Token);
            }
            catch (Exception e) when (e is IOException or OperationCanceledException or SocketException or ObjectDisposedException)
            {
            }
        }
    }

    private async Task TunnelAsync(NetworkStream stream, byte[] answer, bool drips)
    {
        using var server = new TcpClient();
        await server.ConnectAsync(IPAddress.Loopback, _target, _end.Token);
        NetworkStream target = server.GetStream();
        byte[] first = new byte[4096];
        // A server under TLS waits for the client.
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(_end.Token);
        patience.CancelAfter(100);
        int count = 0;
        try
        {
            count = await target.ReadAsync(first, patience.Token);
        }
        catch (OperationCanceledException)
        {
        }
        await SayAsync(stream, [.. answer, .. first[..count]], drips);
        await Task.WhenAny(stream.CopyToAsync(target, _end.Token), target.CopyToAsync(stream, _end.Token));
    }

    private async Task SayAsync(NetworkStream stream, byte[] answer, bool drips)
    {
        stream.Socket.NoDelay = true;
        int piece = drips ? 1 : answer.Length;
        for (int i = 0; i < answer.Length; i += piece) await stream.WriteAsync(answer.AsMemory(i, piece), _end.Token);
    }

    private async Task<byte[]> ExactlyAsync(NetworkStream stream, int octets)
    {
        byte[] heard = new byte[octets];
        await stream.ReadExactlyAsync(heard, _end.Token);
        return heard;
    }

    private async Task<byte[]> HeaderAsync(NetworkStream stream)
    {
        var heard = new List<byte>();
        byte[] one = new byte[1];
        while (heard.Count < 4 || !heard[^4..].ToArray().AsSpan().SequenceEqual("\r\n\r\n"u8))
        {
            await stream.ReadExactlyAsync(one, _end.Token);
            heard.Add(one[0]);
        }
        return [.. heard];
    }
}
