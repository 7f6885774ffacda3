using System;
using System.Collections.Generic;
using Pop3Nano.Session;
using Pop3Nano.Testing;

namespace Pop3Nano.Tests.Support;

/// <summary>Connects a poller to an in-memory server; the server can be replaced by another one between two polls.</summary>
internal sealed class TestConnector(Pop3TestServer server) : Pop3Connector
{
    public Pop3TestServer Server { get; set; } = server;

    public Pop3SessionOptions Options { get; set; } = new();

    /// <summary>Thrown in place of connecting, once.</summary>
    public Exception? Failure { get; set; }

    public List<Pop3Session> Sessions { get; } = [];

    public override Pop3Session Connect(Pop3ServerProfile profile)
    {
        if (Failure is { } failure)
        {
            Failure = null;
            throw failure;
        }
        var session = new Pop3Session(new StreamChannel(Server.Connect()), Options, profile);
        Sessions.Add(session);
        session.Greet();
        return session;
    }
}
