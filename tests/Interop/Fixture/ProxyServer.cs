using System;
using System.Collections.Generic;
using System.IO;

namespace Pop3Nano.Interop;

/// <summary>A proxy program of one's own.</summary>
public sealed class ProxyServer : LoopbackProgram
{
    /// <summary>The user name that the kinds with a password take.</summary>
    public const string UserName = "bob";

    /// <summary>And the password.</summary>
    public const string Password = "open-sesame";

    private readonly ProxyKind _kind;

    private ProxyServer(ProxyKind kind)
    {
        _kind = kind;
    }

    /// <summary>Starts a proxy and waits until it takes connections.</summary>
    public static ProxyServer Start(ProxyKind kind) => Started(new ProxyServer(kind));

    /// <inheritdoc/>
    protected override IEnumerable<string> Configure()
    {
        string file = In("proxy.conf");
        switch (_kind)
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
                return [ProxyInstallation.Demand("danted"), "-f", file, "-p", In("pid")];
            default:
                File.WriteAllText(file, $"""
                    Port {Port}
                    Listen 127.0.0.1
                    Timeout 60
                    MaxClients 20
                    Allow 127.0.0.1
                    {(_kind == ProxyKind.TinyproxyWithPassword ? $"BasicAuth {UserName} {Password}" : "")}

                    """);
                return [ProxyInstallation.Demand("tinyproxy"), "-d", "-c", file];
        }
    }
}
