using System;
using System.Collections.Generic;

namespace Pop3Nano.Interop;

/// <summary>The six servers, each started for the first test that asks and shared by all: each test takes accounts of its own.</summary>
public sealed class SharedServers : IDisposable
{
    /// <summary>The collection whose tests share them.</summary>
    public const string Collection = "Servers";

    private readonly Dictionary<ServerKind, MailServer> _servers = [];

    /// <summary>A server that runs.</summary>
    public MailServer this[ServerKind kind]
    {
        get
        {
            if (_servers.TryGetValue(kind, out MailServer? running)) return running;
            MailServer server = Start(kind);
            _servers.Add(kind, server);
            return server;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (MailServer server in _servers.Values) server.Dispose();
    }

    private static MailServer Start(ServerKind kind)
    {
        if (kind == ServerKind.Dovecot) return DovecotServer.Start(new DovecotOptions());
        ServersInstallation.Demand();
        return MailServer.Started(() => Make(kind));
    }

    private static MailServer Make(ServerKind kind) => kind switch
    {
        ServerKind.Courier => new CourierServer(),
        ServerKind.Cyrus => new CyrusServer(),
        ServerKind.Mailutils => new MailutilsServer(),
        ServerKind.Popa3d => new Popa3dServer(),
        _ => new SolidServer(),
    };
}
