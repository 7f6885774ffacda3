using System;
using System.IO;
using System.Net;
using System.Net.Security;
using System.Net.Sockets;
using System.Security.Authentication;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading.Tasks;

namespace Pop3Nano.Tests.Attacks;

/// <summary>A server of somebody in between: it shows a certificate, from the start or behind STLS, and takes down what is said to it under TLS.</summary>
internal sealed class TlsTrap : IDisposable
{
    private readonly TcpListener _listener = new(IPAddress.Loopback, 0);
    private readonly SslStreamCertificateContext _shown;
    private readonly bool _stls;

    public TlsTrap(X509Certificate2 shown, X509Certificate2Collection others, bool stls)
    {
        _shown = SslStreamCertificateContext.Create(shown, others, offline: true);
        _stls = stls;
        _listener.Start();
        Port = ((IPEndPoint)_listener.LocalEndpoint).Port;
        Heard = ServeAsync();
    }

    public int Port { get; }

    /// <summary>What the first client said under TLS, when it is gone; empty: nothing.</summary>
    public Task<string> Heard { get; }

    public void Dispose() => _listener.Dispose();

    private async Task<string> ServeAsync()
    {
        try
        {
            using Socket socket = await _listener.AcceptSocketAsync();
            _listener.Stop(); // nobody is let in twice
            await using var stream = new NetworkStream(socket);
            if (_stls) await LeadToTlsAsync(stream);
            await using var tls = new SslStream(stream);
            await tls.AuthenticateAsServerAsync(new SslServerAuthenticationOptions { ServerCertificateContext = _shown });
            if (!_stls) await tls.WriteAsync("+OK ready\r\n"u8.ToArray());
            byte[] said = new byte[1000];
            return Encoding.Latin1.GetString(said, 0, await tls.ReadAsync(said));
        }
        catch (Exception gone) when (gone is IOException or AuthenticationException or SocketException or ObjectDisposedException)
        {
            return "";
        }
    }

    private static async Task LeadToTlsAsync(NetworkStream stream)
    {
        await stream.WriteAsync("+OK ready\r\n"u8.ToArray());
        byte[] said = new byte[6]; // STLS and CRLF
        await stream.ReadExactlyAsync(said);
        await stream.WriteAsync("+OK begin TLS\r\n"u8.ToArray());
    }
}
