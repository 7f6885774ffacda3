using System;
using System.Collections.Generic;

namespace Pop3Nano.Interop;

/// <summary>Servers, one for each shape, started for the first test that asks and shared by all: each test takes accounts of its own.</summary>
public sealed class SharedDovecot : IDisposable
{
    /// <summary>The collection whose tests share it. They run one after another: some of them measure time.</summary>
    public const string Collection = "Dovecot";

    private readonly Dictionary<DovecotOptions, DovecotServer> _servers = [];

    private KerberosRealm? _realm;

    /// <summary>The Kerberos realm that this process lives in from the first test that asks on.</summary>
    public KerberosRealm Realm => _realm ??= KerberosRealm.Start();

    /// <summary>The usual server.</summary>
    public DovecotServer Server => With(new DovecotOptions());

    /// <summary>A server of another shape.</summary>
    public DovecotServer With(DovecotOptions options)
    {
        if (_servers.TryGetValue(options, out DovecotServer? server)) return server;
        server = DovecotServer.Start(options);
        _servers.Add(options, server);
        return server;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (DovecotServer server in _servers.Values) server.Dispose();
        _realm?.Dispose();
    }
}
