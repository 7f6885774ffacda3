using System;
using System.Collections.Generic;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Pop3Nano.Testing;

namespace Pop3Nano.NanoClient;

/// <summary>A server in memory with one account, and the device's client of it.</summary>
internal sealed class NanoBench : IDisposable
{
    public const string Name = "tim";
    public const string Password = "tanstaaf";

    public NanoBench(int messages = 0, Pop3TestServerOptions? options = null)
    {
        Server = new Pop3TestServer(options ?? new Pop3TestServerOptions());
        Mailbox = Server.AddMailbox(Name, Password);
        for (int i = 1; i <= messages; i++) Mailbox.Add($"From: ann@example.org\nSubject: message {i}\n\nThis is message {i}.\n.dot\n", $"id-{i}");
    }

    public Pop3TestServer Server { get; }

    public TestMailbox Mailbox { get; }

    /// <summary>The endpoints that were dialled.</summary>
    public List<Pop3Endpoint> Dialled { get; } = [];

    /// <summary>The channel of the last connection.</summary>
    public TestChannel? Channel { get; private set; }

    public Pop3Client NewClient() => Wire(new Pop3Client("pop.example.org", Name, Password, SecurityOptions.None));

    /// <summary>Leads the client's connections to the server.</summary>
    public Pop3Client Wire(Pop3Client client)
    {
        client.Dialer = endpoint =>
        {
            Dialled.Add(endpoint);
            return Channel = new TestChannel(Server.Connect(endpoint.Security == Pop3Security.Implicit), endpoint.Security == Pop3Security.Implicit);
        };
        return client;
    }

    public void Dispose() => Server.Dispose();
}
