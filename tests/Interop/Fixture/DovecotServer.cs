using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography.X509Certificates;
using System.Text;
using System.Threading;
using Pop3Nano.Session;

namespace Pop3Nano.Interop;

/// <summary>
/// A real Dovecot of one's own: private configuration, certificate, accounts and Maildirs in a fresh folder, free loopback ports.
/// Disposing it stops the server and removes the folder. It also stops when the tests are killed.
/// </summary>
public sealed class DovecotServer : IMailServer, IDisposable
{
    private const int Accounts = 400;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly string _folder;
    private readonly Process _shell;
    private readonly int _pid;
    private readonly string _client;
    private int _taken;

    private DovecotServer(DovecotOptions options, int port, int tlsPort)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("Dovecot does not run on Windows.");
        Port = port;
        TlsPort = tlsPort;
        _folder = Directory.CreateTempSubdirectory("pop3nano-").FullName;
        File.SetUnixFileMode(_folder, (UnixFileMode)0b111_101_101);
        var certificates = new TestCertificates(options.CertificateName, options.CertificateLife);
        Authority = Encoding.ASCII.GetBytes(certificates.Authority);
        _client = certificates.Client;
        File.WriteAllText(Path.Combine(_folder, "ca.pem"), certificates.Authority);
        File.WriteAllText(Path.Combine(_folder, "server.pem"), certificates.Server);
        File.WriteAllText(Path.Combine(_folder, "server.key"), certificates.Key);
        File.SetUnixFileMode(Path.Combine(_folder, "server.key"), UnixFileMode.UserRead | UnixFileMode.UserWrite);
        Directory.CreateDirectory(Path.Combine(_folder, "home"));
        WriteAccounts();
        string configuration = DovecotConfiguration.Write(_folder, options, port, tlsPort);

        // The shell waits for the end of its input, which comes when this process ends, however it ends, and then stops the server.
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            ArgumentList = { "-c", "\"$1\" -F -c \"$2\" </dev/null >\"$3\" 2>&1 & echo $!; read end; kill $! 2>/dev/null; wait $!", "sh", DovecotInstallation.Program, configuration, Path.Combine(_folder, "out") },
        };
        _shell = Process.Start(start)!;
        _pid = int.Parse(_shell.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    /// <summary>Where clear text and STLS are spoken.</summary>
    public int Port { get; }

    /// <summary>Where TLS is spoken from the start.</summary>
    public int TlsPort { get; }

    /// <summary>The certificate, PEM, that vouches for the server.</summary>
    public byte[] Authority { get; }

    /// <summary>What the server has logged so far.</summary>
    public string Log
    {
        get
        {
            string path = Path.Combine(_folder, "dovecot.log");
            return File.Exists(path) ? File.ReadAllText(path) : "";
        }
    }

    /// <summary>Starts a server and waits until it greets.</summary>
    public static DovecotServer Start(DovecotOptions options)
    {
        DovecotInstallation.Demand();
        for (int attempt = 1; ; attempt++)
        {
            (int port, int tlsPort) = FreePorts();
            var server = new DovecotServer(options, port, tlsPort);
            try
            {
                server.WaitForGreeting();
                return server;
            }
            catch (InvalidOperationException) when (attempt < 3 && server.Log.Contains("Address already in use", StringComparison.Ordinal))
            {
                server.Dispose(); // somebody was faster
            }
            catch (Exception)
            {
                server.Dispose();
                throw;
            }
        }
    }

    /// <summary>An account that no other test uses, its maildrop empty.</summary>
    public Account TakeAccount()
    {
        Account account = Usual(Interlocked.Increment(ref _taken));
        Maildir.Make(Drop(account));
        return account;
    }

    /// <summary>An account whose password is so long that AUTH PLAIN has to go in two steps (RFC 5034 §4).</summary>
    public static Account WordyAccount => new("wordy", string.Join(", ", Enumerable.Repeat("open sesame", 18)));

    /// <summary>A certificate that its authority gave to a client, with its key.</summary>
    public X509Certificate2 ClientCertificate() => X509Certificate2.CreateFromPem(_client, _client);

    /// <summary>How to reach the server: localhost, its authority trusted, a short deadline.</summary>
    public Pop3Endpoint Endpoint(Pop3Security security)
    {
        return EndpointAt(security == Pop3Security.Implicit ? TlsPort : Port, security);
    }

    /// <summary>The same at another port, such as a proxy's.</summary>
    public Pop3Endpoint EndpointAt(int port, Pop3Security security)
    {
        return new Pop3Endpoint("127.0.0.1", port, security) { TrustedCertificates = Authority };
    }

    /// <summary>Puts a mail into an account's maildrop, as a delivery agent does: complete, or not at all. On disk lines end with LF.</summary>
    public void Deliver(Account account, string mail) => Maildir.Deliver(Drop(account), mail);

    /// <summary>How many mails the account's maildrop holds on disk.</summary>
    public int Messages(Account account) => Maildir.Count(Drop(account));

    /// <summary>Waits until the log, from an earlier length of it on, holds some words.</summary>
    public void WaitForLog(int from, string words)
    {
        long end = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            string news = Log[from..];
            if (news.Contains(words, StringComparison.Ordinal)) return;
            if (Environment.TickCount64 > end) throw new TimeoutException($"The log does not say '{words}': {news}");
            Thread.Sleep(10);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _shell.StandardInput.Close();
        if (!_shell.WaitForExit(Patience)) _shell.Kill(entireProcessTree: true);
        _shell.Dispose();
        // The workers of a stopped server may still be writing their last words.
        for (int attempt = 1; Directory.Exists(_folder); attempt++)
        {
            try
            {
                Directory.Delete(_folder, recursive: true);
            }
            catch (IOException) when (attempt < 100)
            {
                Thread.Sleep(20);
            }
        }
    }

    private static Account Usual(int number)
    {
        return number <= Accounts ? new Account($"user{number:000}", $"pass \"word\" \\{number:000}") : throw new InvalidOperationException("No account is left.");
    }

    private static (int First, int Second) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }

    private string Drop(Account account) => Path.Combine(_folder, "home", account.Name, "Maildir");

    private void WriteAccounts()
    {
        var users = new StringBuilder();
        foreach (Account account in Enumerable.Range(1, Accounts).Select(Usual).Append(WordyAccount))
        {
            users.Append(account.Name).Append(":{PLAIN}").Append(account.Password).Append("::::::\n");
        }
        Maildir.Make(Drop(WordyAccount));
        Maildir.Make(Drop(new Account("anonymous", ""))); // who logs in without a password
        Maildir.Make(Drop(new Account("client", ""))); // the owner of ClientCertificate
        File.WriteAllText(Path.Combine(_folder, "users"), users.ToString());
    }

    private void WaitForGreeting()
    {
        long end = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (!Greets())
        {
            if (!IsRunning() || Environment.TickCount64 > end) throw new InvalidOperationException("Dovecot does not start:\n" + File.ReadAllText(Path.Combine(_folder, "out")) + Log);
            Thread.Sleep(10);
        }
    }

    private bool Greets()
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, Port);
            client.ReceiveTimeout = 5000;
            // QUIT, so that the log holds no connection that just went away: tests look for those.
            client.GetStream().Write("QUIT\r\n"u8);
            using var reader = new StreamReader(client.GetStream());
            return reader.ReadToEnd().StartsWith("+OK", StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return false;
        }
    }

    private bool IsRunning()
    {
        try
        {
            using Process server = Process.GetProcessById(_pid);
            return !server.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
