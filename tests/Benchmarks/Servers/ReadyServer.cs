using System;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Threading;

namespace Pop3Nano.Benchmarks;

/// <summary>Answers from a <see cref="ReadyMaildrop"/>: as little server as possible, a thread for each connection.</summary>
internal sealed class ReadyServer : IDisposable
{
    private const int Stack = 256 * 1024;
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly bool _isTls;

    public ReadyServer(ReadyMaildrop maildrop, bool isTls = false)
    {
        Maildrop = maildrop;
        _isTls = isTls;
        _listener.Start(1024);
        new Thread(Accept) { IsBackground = true }.Start();
    }

    public ReadyMaildrop Maildrop { get; }

    public int Port => ((IPEndPoint)_listener.LocalEndpoint).Port;

    /// <summary>When the newest connection's first command came (<see cref="Stopwatch"/>).</summary>
    public long FirstCommand { get; private set; }

    /// <summary>Takes down who says what and how much is answered; null: nobody.</summary>
    public Conversation? Recorder { get; set; }

    public void Dispose() => _listener.Stop();

    /// <summary>A connection's first command has come.</summary>
    internal void Begun() => FirstCommand = Stopwatch.GetTimestamp();

    private void Accept()
    {
        try
        {
            while (true)
            {
                Socket socket = _listener.AcceptSocket();
                new Thread(() => Serve(socket), Stack) { IsBackground = true }.Start();
            }
        }
        catch (SocketException)
        {
            // The benchmark is over.
        }
    }

    private void Serve(Socket socket)
    {
        Core.Bind(1);
        socket.NoDelay = true;
        try
        {
            using Stream stream = Secured(new NetworkStream(socket, ownsSocket: true));
            new ReadyConnection(this, stream).Serve();
        }
        catch (Exception gone) when (gone is IOException or ObjectDisposedException or System.Security.Authentication.AuthenticationException)
        {
            // The client is gone.
        }
    }

    private Stream Secured(NetworkStream stream)
    {
        if (!_isTls) return stream;
        var secured = new SslStream(stream);
        secured.AuthenticateAsServer(BenchCertificate.Server);
        return secured;
    }
}
