using System;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;

namespace Pop3Nano.Benchmarks;

/// <summary>The physical limit: writes lines and receives so many octets into one buffer, over a socket or over TLS, and looks at none of them.</summary>
internal sealed class BareConnection : IDisposable
{
    private readonly Socket _socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private readonly SslStream? _tls;
    private readonly byte[] _buffer;

    /// <summary>Connects and reads the greeting, which is one segment.</summary>
    public BareConnection(int port, byte[] buffer, bool isTls)
    {
        _buffer = buffer;
        _socket.Connect("127.0.0.1", port);
        if (isTls)
        {
            _tls = new SslStream(new NetworkStream(_socket));
            var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust };
            trust.CustomTrustStore.Add(BenchCertificate.Server);
            _tls.AuthenticateAsClient(new SslClientAuthenticationOptions { TargetHost = "localhost", CertificateChainPolicy = trust });
            _tls.ReadExactly(_buffer, 0, "+OK ready\r\n".Length);
        }
        else
        {
            _socket.Receive(_buffer);
        }
    }

    /// <summary>One flight.</summary>
    public void Talk(ReadOnlySpan<byte> said, long answered)
    {
        if (_tls == null)
        {
            _socket.Send(said);
            while (answered > 0) answered -= _socket.Receive(_buffer);
        }
        else
        {
            _tls.Write(said);
            while (answered > 0) answered -= _tls.Read(_buffer);
        }
    }

    /// <summary>All flights.</summary>
    public void Talk(Conversation conversation)
    {
        foreach ((byte[] said, long answered) in conversation.Flights) Talk(said, answered);
    }

    public void Dispose()
    {
        _socket.Dispose();
        _tls?.Dispose();
    }
}
