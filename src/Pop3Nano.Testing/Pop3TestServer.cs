using System;
using System.Collections.Generic;
using System.IO;
using System.Security.Cryptography.X509Certificates;
using System.Threading.Tasks;

namespace Pop3Nano.Testing;

/// <summary>
/// A POP3 server in the test's own process. <see cref="Connect"/> gives connections without sockets or threads;
/// <see cref="Start"/> opens a port on the loopback address. Any number of servers can live side by side.
/// </summary>
public sealed partial class Pop3TestServer : IDisposable, IAsyncDisposable
{
    private readonly object _gate = new();
    private readonly Dictionary<string, TestMailbox> _mailboxes = new(StringComparer.Ordinal);
    private readonly Lazy<ServerCertificates> _certificates;
    private TcpEndpoint? _clear;
    private TcpEndpoint? _tls;
    private bool _isStarted;
    private bool _isDisposed;

    /// <summary>Makes a faultless server with all that the defaults of <see cref="Pop3TestServerOptions"/> offer.</summary>
    public Pop3TestServer()
        : this(new Pop3TestServerOptions())
    {
    }

    /// <summary>Makes a server. It listens nowhere until <see cref="Start"/>.</summary>
    public Pop3TestServer(Pop3TestServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegative(options.MaxReadSize);
        Options = options;
        _certificates = new Lazy<ServerCertificates>(() => new ServerCertificates(options));
    }

    /// <summary>What the server was made from.</summary>
    public Pop3TestServerOptions Options { get; }

    /// <summary>The port for clear text and STLS, chosen by the platform.</summary>
    /// <exception cref="InvalidOperationException">The server was not started.</exception>
    public int Port => (_clear ?? throw new InvalidOperationException("The server was not started.")).Port;

    /// <summary>The port for implicit TLS (RFC 8314 §3.1), opened when it is first asked for.</summary>
    /// <exception cref="InvalidOperationException">The server was not started.</exception>
    public int TlsPort
    {
        get
        {
            lock (_gate)
            {
                if (!_isStarted) throw new InvalidOperationException("The server was not started.");
                ObjectDisposedException.ThrowIf(_isDisposed, this);
                return (_tls ??= new TcpEndpoint(this, isTls: true)).Port;
            }
        }
    }

    /// <summary>
    /// The certificate of the authority that signed the server's. Made for this server alone; trust it and the server is trusted.
    /// </summary>
    public X509Certificate2 CaCertificate => _certificates.Value.Authority;

    /// <summary>The authority's certificate as PEM text.</summary>
    public string CaCertificatePem => CaCertificate.ExportCertificatePem();

    /// <summary>The certificate that the server shows.</summary>
    public X509Certificate2 ServerCertificate => Options.ServerCertificate ?? _certificates.Value.Server;

    internal ServerCertificates Certificates => _certificates.Value;

    /// <summary>
    /// Opens the port, and the one for implicit TLS if the options say so. Connections are served until the server is disposed.
    /// </summary>
    /// <exception cref="InvalidOperationException">The server was started before.</exception>
    /// <exception cref="System.Net.Sockets.SocketException">The address of the options is none of this machine's.</exception>
    public void Start()
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_isDisposed, this);
            if (_isStarted) throw new InvalidOperationException("The server was started before.");
            _clear ??= new TcpEndpoint(this, isTls: false);
            if (Options.ImplicitTls) _tls ??= new TcpEndpoint(this, isTls: true);
            _isStarted = true;
        }
    }

    /// <summary>
    /// Connects without sockets or threads: the server runs inside the stream's Read, on the caller's thread. Where the server
    /// is silent, Read moves a <see cref="ManualClock"/> on by ReadTimeout and throws what a socket throws at a timeout.
    /// STLS needs no handshake: clear text goes on and counts as TLS.
    /// </summary>
    /// <param name="isTls">Whether the connection counts as one under TLS from the start.</param>
    public Stream Connect(bool isTls = false) => new InMemoryStream(Open(isTls), Options.Clock);

    /// <summary>Adds an empty mailbox.</summary>
    /// <exception cref="ArgumentException">There is one of this name, or the name is empty.</exception>
    public TestMailbox AddMailbox(string user, string password)
    {
        ArgumentException.ThrowIfNullOrEmpty(user);
        ArgumentNullException.ThrowIfNull(password);
        var mailbox = new TestMailbox(user, password);
        lock (_gate) _mailboxes.Add(user, mailbox);
        return mailbox;
    }

    /// <summary>Ends all connections without removing anything and closes the ports. Returns when all of it is gone.</summary>
    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    /// <summary>Ends all connections without removing anything and closes the ports. Completes when all of it is gone.</summary>
    public async ValueTask DisposeAsync()
    {
        lock (_gate)
        {
            if (_isDisposed) return;
            _isDisposed = true;
        }
        if (_clear is not null) await _clear.DisposeAsync().ConfigureAwait(false);
        if (_tls is not null) await _tls.DisposeAsync().ConfigureAwait(false);
        foreach (ServerConnection connection in ActiveConnections()) connection.Stop();
        if (_certificates.IsValueCreated) _certificates.Value.Dispose();
    }

    internal TestMailbox? FindMailbox(string user)
    {
        lock (_gate) return _mailboxes.GetValueOrDefault(user);
    }
}
