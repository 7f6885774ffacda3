using System;
using Pop3Nano.Client;
using Pop3Nano.Testing;

namespace Pop3Nano.Tests.Client;

/// <summary>A server in this process with one account, and clients of it.</summary>
internal sealed class ClientBench : IDisposable
{
    public const string Name = "tim";
    public const string Password = "tanstaaf";

    public ClientBench(int messages = 0, Pop3TestServerOptions? options = null)
    {
        Server = options == null ? new Pop3TestServer() : new Pop3TestServer(options);
        Mailbox = Server.AddMailbox(Name, Password);
        Mailbox.IsShared = true; // a connection that was lost is not yet over for the server when the client makes another
        for (int i = 1; i <= messages; i++) Mailbox.Add($"From: Ann <ann@example.org>\nSubject: message {i}\n\nThis is message {i}.\n.dot\n");
        Server.Start();
    }

    public Pop3TestServer Server { get; }

    public TestMailbox Mailbox { get; }

    public Pop3Client NewClient() => new("127.0.0.1", Server.Port, Name, Password, SecurityOptions.None) { Timeout = 20000 };

    /// <summary>A client that has this clock for all that it measures itself.</summary>
    public Pop3Client NewClient(TimeProvider clock) => new(new Pop3ClientOptions
    {
        Host = "127.0.0.1",
        Port = Server.Port,
        Username = Name,
        Password = Password,
        SecurityOptions = SecurityOptions.None,
        Timeout = 20000,
        Clock = clock,
    });

    public void Dispose() => Server.Dispose();
}
