using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.IO;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace Pop3Nano.Interop;

/// <summary>
/// A proxy program of one's own on a free loopback port, its configuration in a fresh folder. Disposing it stops the program and
/// removes the folder. It also stops when the tests are killed.
/// </summary>
public sealed class ProxyServer : IDisposable
{
    /// <summary>The user name that the kinds with a password take.</summary>
    public const string UserName = "bob";

    /// <summary>And the password.</summary>
    public const string Password = "open-sesame";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly string _folder = Directory.CreateTempSubdirectory("pop3nano-proxy-").FullName;
    private readonly Process _shell;

    private ProxyServer(ProxyKind kind)
    {
        using (var free = new TcpListener(IPAddress.Loopback, 0))
        {
            free.Start();
            Port = ((IPEndPoint)free.LocalEndpoint).Port;
        }
        // The shell waits for the end of its input, which comes when this process ends, however it ends, and then stops the proxy.
        var start = new ProcessStartInfo("/bin/sh")
        {
            RedirectStandardInput = true,
            ArgumentList = { "-c", "out=\"$1\"; shift; \"$@\" </dev/null >\"$out\" 2>&1 & read end; kill $! 2>/dev/null; wait $!", "sh", Path.Combine(_folder, "out") },
        };
        foreach (string word in Command(kind)) start.ArgumentList.Add(word);
        _shell = Process.Start(start)!;
    }

    /// <summary>Where it listens.</summary>
    public int Port { get; }

    /// <summary>Starts a proxy and waits until it takes connections.</summary>
    public static ProxyServer Start(ProxyKind kind)
    {
        var server = new ProxyServer(kind);
        try
        {
            server.WaitForPort();
            return server;
        }
        catch (Exception)
        {
            server.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _shell.StandardInput.Close();
        if (!_shell.WaitForExit(Patience)) _shell.Kill(entireProcessTree: true);
        _shell.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    private IEnumerable<string> Command(ProxyKind kind)
    {
        string file = Path.Combine(_folder, "proxy.conf");
        switch (kind)
        {
            case ProxyKind.Microsocks:
                return [ProxyInstallation.Demand("microsocks"), "-i", "127.0.0.1", "-p", $"{Port}"];
            case ProxyKind.MicrosocksWithPassword:
                return [ProxyInstallation.Demand("microsocks"), "-i", "127.0.0.1", "-p", $"{Port}", "-u", UserName, "-P", Password];
            case ProxyKind.Dante:
                File.WriteAllText(file, $$"""
                    logoutput: stderr
                    internal: 127.0.0.1 port = {{Port}}
                    external: 127.0.0.1
                    socksmethod: none
                    clientmethod: none
                    {{(Environment.IsPrivilegedProcess ? "user.unprivileged: nobody" : "")}}
                    client pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }
                    socks pass { from: 127.0.0.0/8 to: 0.0.0.0/0 }

                    """);
                return [ProxyInstallation.Demand("danted"), "-f", file, "-p", Path.Combine(_folder, "pid")];
            default:
                File.WriteAllText(file, $"""
                    Port {Port}
                    Listen 127.0.0.1
                    Timeout 60
                    MaxClients 20
                    Allow 127.0.0.1
                    {(kind == ProxyKind.TinyproxyWithPassword ? $"BasicAuth {UserName} {Password}" : "")}

                    """);
                return [ProxyInstallation.Demand("tinyproxy"), "-d", "-c", file];
        }
    }

    private void WaitForPort()
    {
        long end = Environment.TickCount64 + (long)Patience.TotalMilliseconds;
        while (true)
        {
            try
            {
                using var client = new TcpClient();
                client.Connect(IPAddress.Loopback, Port);
                return;
            }
            catch (SocketException)
            {
                if (Environment.TickCount64 > end) throw new InvalidOperationException("The proxy does not start: " + File.ReadAllText(Path.Combine(_folder, "out")));
                Thread.Sleep(10);
            }
        }
    }
}
