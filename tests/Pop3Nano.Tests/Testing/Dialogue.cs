using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Testing;

/// <summary>A client that knows nothing of POP3 but lines: what it sends and expects is all in the test.</summary>
internal sealed class Dialogue : IDisposable
{
    private const int SocketTimeout = 20_000;

    private Dialogue(Stream stream) => Stream = stream;

    public Stream Stream { get; private set; }

    public static Dialogue InMemory(Pop3TestServer server, bool isTls = false) => new(server.Connect(isTls));

    public static Dialogue Tcp(int port)
    {
        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        socket.Connect(new IPEndPoint(IPAddress.Loopback, port));
        return new Dialogue(new NetworkStream(socket, ownsSocket: true) { ReadTimeout = SocketTimeout });
    }

    /// <summary>Shakes hands with nothing trusted but the server's own authority.</summary>
    public Dialogue Secure(Pop3TestServer server, string host = "localhost")
    {
        var policy = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck };
        policy.CustomTrustStore.Add(X509Certificate2.CreateFromPem(server.CaCertificatePem));
        var secure = new SslStream(Stream);
        Stream = secure;
        secure.AuthenticateAsClient(new SslClientAuthenticationOptions { TargetHost = host, CertificateChainPolicy = policy });
        return this;
    }

    public Dialogue Send(params string[] lines)
    {
        Stream.Write(Encoding.UTF8.GetBytes(string.Concat(lines.Select(line => line + "\r\n"))));
        return this;
    }

    public Dialogue Raw(string text)
    {
        Stream.Write(Encoding.UTF8.GetBytes(text));
        return this;
    }

    /// <summary>One line with its line end, or what came before the connection was closed.</summary>
    public string RawLine()
    {
        var octets = new List<byte>();
        int octet;
        while ((octet = Stream.ReadByte()) >= 0)
        {
            octets.Add((byte)octet);
            if (octet == '\n') break;
        }
        return Encoding.UTF8.GetString([.. octets]);
    }

    public string Line()
    {
        string line = RawLine();
        Assert.EndsWith("\r\n", line, StringComparison.Ordinal);
        return line[..^2];
    }

    /// <summary>The next lines are these.</summary>
    public Dialogue Expect(params string[] lines)
    {
        foreach (string line in lines) Assert.Equal(line, Line());
        return this;
    }

    /// <summary>Skips a status line that starts like this.</summary>
    public Dialogue ExpectStart(string start)
    {
        Assert.StartsWith(start, Line(), StringComparison.Ordinal);
        return this;
    }

    public Dialogue Ok() => ExpectStart("+OK");

    public Dialogue Err() => ExpectStart("-ERR");

    /// <summary>The lines up to the termination octet.</summary>
    public string[] Listing()
    {
        var lines = new List<string>();
        for (string line = Line(); line != "."; line = Line()) lines.Add(line);
        return [.. lines];
    }

    /// <summary>The server closed.</summary>
    public void ExpectEnd() => Assert.Equal("", RawLine());

    /// <summary>The server says nothing; in memory this takes no time.</summary>
    public void ExpectSilence()
    {
        var e = Assert.Throws<IOException>(() => Stream.ReadByte());
        Assert.Equal(SocketError.TimedOut, Assert.IsType<SocketException>(e.InnerException).SocketErrorCode);
    }

    public Dialogue LogIn(string user = "tim", string password = "secret") => Ok().Send("USER " + user).Ok().Send("PASS " + password).Ok();

    public void Dispose() => Stream.Dispose();
}
