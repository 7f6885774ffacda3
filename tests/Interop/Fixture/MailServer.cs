using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using Pop3Nano.Session;

namespace Pop3Nano.Interop;

/// <summary>
/// A real server of one's own: private configuration, certificate, accounts and maildrops in a fresh folder, free loopback ports.
/// Disposing it stops the server and removes the folder. It also stops when the tests are killed.
/// </summary>
public abstract class MailServer : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private Process? _shell;
    private int _taken;

    /// <summary>Makes the folder and the certificate, and picks the ports.</summary>
    /// <param name="certificateName">The name in the certificate; empty: localhost and 127.0.0.1, which are right.</param>
    /// <param name="certificateLife">How long the certificate is still good; null: long enough.</param>
    protected MailServer(string certificateName = "", TimeSpan? certificateLife = null)
    {
        if (OperatingSystem.IsWindows()) throw new PlatformNotSupportedException("These servers do not run on Windows.");
        (Port, TlsPort) = FreePorts();
        Folder = Directory.CreateTempSubdirectory("pop3nano-").FullName;
        File.SetUnixFileMode(Folder, (UnixFileMode)0b111_101_101);
        var certificates = new TestCertificates(certificateName, certificateLife ?? TimeSpan.FromDays(30));
        ClientPem = certificates.Client;
        Authority = Encoding.ASCII.GetBytes(certificates.Authority);
        File.WriteAllText(In("ca.pem"), certificates.Authority);
        File.WriteAllText(In("server.pem"), certificates.Server);
        File.WriteAllText(In("server.key"), certificates.Key);
        File.WriteAllText(In("both.pem"), certificates.Key + "\n" + certificates.Server);
        foreach (string secret in new[] { "server.key", "both.pem" }) File.SetUnixFileMode(In(secret), UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    /// <summary>Where clear text and STLS are spoken.</summary>
    public int Port { get; }

    /// <summary>Where TLS is spoken from the start, if the server can.</summary>
    public int TlsPort { get; }

    /// <summary>The certificate, PEM, that vouches for the server.</summary>
    public byte[] Authority { get; }

    /// <summary>A certificate that the authority gave to a client, with its key, PEM.</summary>
    protected string ClientPem { get; }

    /// <summary>How many accounts the server has: tests share it.</summary>
    protected virtual int Accounts => 100;

    /// <summary>Everything that the server needs and writes.</summary>
    protected string Folder { get; }

    /// <summary>What its programs have said so far.</summary>
    public string Log => File.Exists(In("out")) ? File.ReadAllText(In("out")) : "";

    /// <summary>Makes a server, starts it and waits until it greets; with other ports, if somebody took these meanwhile.</summary>
    public static T Started<T>(Func<T> make) where T : MailServer
    {
        for (int attempt = 1; ; attempt++)
        {
            T server = make();
            try
            {
                server.Start();
                return server;
            }
            catch (InvalidOperationException) when (attempt < 3 && server.FoundPortsTaken)
            {
                server.Dispose();
            }
            catch (Exception)
            {
                server.Dispose();
                throw;
            }
        }
    }

    /// <summary>An account that no other test uses, its maildrop empty.</summary>
    public virtual Account TakeAccount()
    {
        int number = Interlocked.Increment(ref _taken);
        return number <= Accounts ? Usual(number) : throw new InvalidOperationException("No account is left.");
    }

    /// <summary>How to reach the server: its authority trusted.</summary>
    public Pop3Endpoint Endpoint(Pop3Security security) => EndpointAt(security == Pop3Security.Implicit ? TlsPort : Port, security);

    /// <summary>The same at another port, such as a proxy's.</summary>
    public Pop3Endpoint EndpointAt(int port, Pop3Security security) => new("127.0.0.1", port, security) { TrustedCertificates = Authority };

    /// <summary>Puts a mail into an account's maildrop.</summary>
    public abstract void Deliver(Account account, string mail);

    /// <summary>How many mails the account's maildrop holds.</summary>
    public abstract int Messages(Account account);

    /// <inheritdoc/>
    public void Dispose()
    {
        GC.SuppressFinalize(this);
        if (_shell != null)
        {
            _shell.StandardInput.Close();
            if (!_shell.WaitForExit(Patience)) _shell.Kill(entireProcessTree: true);
            _shell.Dispose();
        }
        // The workers of a stopped server may still be writing their last words.
        for (int attempt = 1; Directory.Exists(Folder); attempt++)
        {
            try
            {
                Directory.Delete(Folder, recursive: true);
            }
            catch (IOException) when (attempt < 100)
            {
                Thread.Sleep(20);
            }
        }
    }

    /// <summary>Folders and files of the machine that this server sees as its own (first), from its folder (second).</summary>
    protected virtual (string Place, string Own)[] Mounts => [];

    /// <summary>Shell lines that start the programs.</summary>
    protected abstract string Programs { get; }

    /// <summary>An account of many.</summary>
    protected abstract Account Usual(int number);

    /// <summary>Writes configuration and accounts.</summary>
    protected abstract void Configure();

    /// <summary>The path of something in the server's folder.</summary>
    protected string In(string name) => Path.Combine(Folder, name);

    /// <summary>Makes a folder in the server's folder that mails may be written into.</summary>
    protected string MailFolder(string name)
    {
        string path = Folder;
        foreach (string part in name.Split('/'))
        {
            path = Path.Combine(path, part);
            if (Directory.Exists(path)) continue;
            Directory.CreateDirectory(path);
            MailOwner.Take(path);
        }
        return path;
    }

    /// <summary>Runs a program that has to succeed; what it writes.</summary>
    protected static string Run(string input, string program, params string[] arguments) => Tool.Run(input, [], program, arguments);

    private void Start()
    {
        Configure();
        // The shell waits for the end of its input, which comes when this process ends, however it ends, and then stops the server:
        // first what it started, then the sessions that are left of it.
        File.WriteAllText(In("run.sh"), $$"""
            pids=
            start() { "$@" </dev/null 3<&- & pids="$pids $!"; }
            {{Script}}
            read end <&3
            kill $pids
            wait $pids
            trap '' TERM
            kill 0

            """);
        string world = Mounts.Length == 0 ? "" : "unshare -m ";
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            ArgumentList = { "-c", $"exec setsid {world}sh \"$1\" 3<&0 </dev/null >\"$2\" 2>&1", "sh", In("run.sh"), In("out") },
        };
        start.Environment["PATH"] += ":/usr/local/sbin:/usr/sbin:/sbin";
        _shell = Process.Start(start)!;
        WaitForGreeting();
    }

    private string Script => string.Concat(Mounts.Select(mount => $"mount --bind {In(mount.Own)} {mount.Place} || exit 1\n")) + Programs;

    private bool FoundPortsTaken => Log.Contains("already in use", StringComparison.Ordinal);

    private static (int First, int Second) FreePorts()
    {
        using var first = new TcpListener(IPAddress.Loopback, 0);
        using var second = new TcpListener(IPAddress.Loopback, 0);
        first.Start();
        second.Start();
        return (((IPEndPoint)first.LocalEndpoint).Port, ((IPEndPoint)second.LocalEndpoint).Port);
    }

    private void WaitForGreeting()
    {
        long end = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (!Greets())
        {
            if (_shell!.HasExited || FoundPortsTaken || Environment.TickCount64 > end) throw new InvalidOperationException($"{GetType().Name} does not start:\n{Log}");
            Thread.Sleep(20);
        }
    }

    private bool Greets()
    {
        try
        {
            using var client = new TcpClient();
            client.Connect(IPAddress.Loopback, Port);
            client.ReceiveTimeout = 5000;
            client.GetStream().Write("QUIT\r\n"u8);
            using var reader = new StreamReader(client.GetStream());
            return reader.ReadToEnd().StartsWith("+OK", StringComparison.Ordinal);
        }
        catch (Exception failure) when (failure is SocketException or IOException)
        {
            return false;
        }
    }
}
