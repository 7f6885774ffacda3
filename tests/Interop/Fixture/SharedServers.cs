using System;
using System.Collections.Generic;

namespace Pop3Nano.Interop;

/// <summary>The six servers, each started for the first test that asks and shared by all: each test takes accounts of its own.</summary>
public sealed class SharedServers : IDisposable
{
    /// <summary>The collection whose tests share them.</summary>
    public const string Collection = "Servers";

    private readonly Dictionary<ServerKind, IMailServer> _servers = [];

    /// <summary>A server that runs.</summary>
    public IMailServer this[ServerKind kind]
    {
        get
        {
            if (_servers.TryGetValue(kind, out IMailServer? running)) return running;
            IMailServer server = kind == ServerKind.Dovecot ? DovecotServer.Start(new DovecotOptions()) : Start(kind);
            _servers.Add(kind, server);
            return server;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (IMailServer server in _servers.Values) ((IDisposable)server).Dispose();
    }

    private static MailServer Start(ServerKind kind)
    {
        ServersInstallation.Demand();
        for (int attempt = 1; ; attempt++)
        {
            MailServer server = Make(kind);
            try
            {
                server.Start();
                return server;
            }
            catch (InvalidOperationException) when (attempt < 3 && server.Log.Contains("in use", StringComparison.Ordinal))
            {
                server.Dispose(); // somebody was faster at the port
            }
            catch (Exception)
            {
                server.Dispose();
                throw;
            }
        }
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
