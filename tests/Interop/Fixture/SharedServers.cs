using System;
using System.Collections.Generic;
using Pop3Nano.Client;
using Pop3Nano.Session;

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

    /// <summary>A client of a server's account, over the best protection that the server has.</summary>
    public Pop3Client NewClient(ServerKind kind, Account account, Pop3KnownAuthenticationType allowed = Pop3KnownAuthenticationType.All & ~Pop3KnownAuthenticationType.Anonymous)
    {
        bool tls = kind is not (ServerKind.Popa3d or ServerKind.Solid);
        Pop3Endpoint endpoint = this[kind].Endpoint(tls ? Pop3Security.StartTls : Pop3Security.None);
        return new Pop3Client(new Pop3ClientOptions
        {
            Host = "127.0.0.1",
            Port = endpoint.Port,
            Username = account.Name,
            Password = account.Password,
            SecurityOptions = tls ? SecurityOptions.SSLExplicit : SecurityOptions.None,
            TrustedCertificates = endpoint.TrustedCertificates,
            AllowedAuthentication = allowed,
            Timeout = 20000,
        });
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
