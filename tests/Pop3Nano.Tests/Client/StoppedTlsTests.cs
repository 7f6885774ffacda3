using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Authentication;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Mime;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>
/// A client under real TLS that is stopped in the midst of each operation, by a token or by another thread's Dispose: the call ends and says so, the connection
/// is closed, no mark is lost in silence, and the next call works. In memory, each read and write is stopped: <see cref="Faults.EveryOperationTests"/>.
/// </summary>
public class StoppedTlsTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    // What is not answered, or only its first octets; and whether a message is marked by then. No command: the greeting.
    private static readonly (string Command, int Octets, bool IsMarked)[] Places =
    [
        ("", 0, false), ("", 5, false), ("CAPA", 0, false), ("PASS", 0, false), ("LIST", 0, false), ("LIST", 12, false),
        ("DELE", 0, false), ("RETR", 0, true), ("RETR", 40, true), ("QUIT", 0, true),
    ];

    public static TheoryData<SecurityOptions, SslProtocols> Ways => new()
    {
        { SecurityOptions.SSLImplicit, SslProtocols.Tls12 },
        { SecurityOptions.SSLImplicit, SslProtocols.Tls13 },
        { SecurityOptions.SSLExplicit, SslProtocols.Tls12 },
        { SecurityOptions.SSLExplicit, SslProtocols.Tls13 },
    };

    [Theory, MemberData(nameof(Ways))]
    public async Task A_cancelled_call_ends_and_the_next_one_works(SecurityOptions security, SslProtocols protocol)
    {
        foreach ((string command, int octets, bool isMarked) in Places)
        {
            using ClientBench bench = Bench(protocol);
            using Pop3Client client = NewClient(bench, security);
            Silence(bench.Server, command, octets);
            using var cancel = new CancellationTokenSource();
            Task story = TellAsync(client, cancel.Token);
            await Heard(bench.Server, command);
            await cancel.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => story.WaitAsync(Patience));
            await IsClosed(bench);
            if (isMarked) Assert.Equal([1], (await Assert.ThrowsAsync<Pop3ConnectionLostException>(() => client.NoopAsync())).LostMarks);
            Assert.Equal(2, await client.GetMessageCountAsync());
        }
    }

    [Theory, MemberData(nameof(Ways))]
    public async Task A_client_that_is_disposed_of_meanwhile_ends_its_call(SecurityOptions security, SslProtocols protocol)
    {
        foreach ((string command, int octets, bool isMarked) in Places)
        {
            foreach (bool blocking in (bool[])[true, false])
            {
                using ClientBench bench = Bench(protocol);
                Pop3Client client = NewClient(bench, security);
                var told = new List<int>();
                client.DeletesNotCommitted += (_, lost) => told.AddRange(lost.Numbers);
                Silence(bench.Server, command, octets);
                Task story = blocking ? OnItsOwnThread(() => Tell(client)) : TellAsync(client, default);
                await Heard(bench.Server, command);
                client.Dispose();
                await Assert.ThrowsAsync<ObjectDisposedException>(() => story.WaitAsync(Patience));
                await IsClosed(bench);
                Assert.True(told.SequenceEqual(isMarked ? [1] : []), $"in {command}: told of {told.Count}");
                using Pop3Client next = NewClient(bench, security);
                Assert.Equal(2, next.GetMessageCount());
            }
        }
    }

    private static ClientBench Bench(SslProtocols protocol) =>
        new(messages: 2, new Pop3TestServerOptions { ImplicitTls = true, SslProtocols = protocol, SaslMechanisms = [], Pipelining = false });

    private static Pop3Client NewClient(ClientBench bench, SecurityOptions security)
    {
        int port = security == SecurityOptions.SSLImplicit ? bench.Server.TlsPort : bench.Server.Port;
        return new Pop3Client("localhost", port, ClientBench.Name, ClientBench.Password, security)
        {
            Timeout = 600_000,
            GreetingTimeout = 600_000,
            TrustedCertificates = Encoding.ASCII.GetBytes(bench.Server.CaCertificatePem),
        };
    }

    private static void Silence(Pop3TestServer server, string command, int octets)
    {
        Pop3ReplyScript script = command.Length == 0 ? server.OnGreeting() : server.On(command);
        if (octets == 0) script.Silence();
        else script.Stall(octets);
    }

    // What a program does with a maildrop.
    private static void Tell(Pop3Client client)
    {
        client.ListMessages();
        client.DeleteMessage(1);
        client.FetchMessage(2).Dispose();
        client.CommitDeletes();
    }

    private static async Task TellAsync(Pop3Client client, CancellationToken token)
    {
        await client.ListMessagesAsync(token);
        await client.DeleteMessageAsync(1, token);
        using (MailMessage mail = await client.FetchMessageAsync(2, token)) Assert.Equal("message 2", mail.Subject);
        await client.CommitDeletesAsync(token);
    }

    private static async Task Heard(Pop3TestServer server, string command)
    {
        for (int i = 0; i < 6000; i++)
        {
            if (server.Connections == 1 && (command.Length == 0 || server.Connection(1).Commands.Contains(command))) return;
            await Task.Delay(10);
        }
        Assert.Fail($"The server never heard {command}.");
    }

    // Nothing is left of the connection, and the server answers again.
    private static async Task IsClosed(ClientBench bench)
    {
        Assert.True(await bench.Server.WaitForIdleAsync(Patience), "A connection is left.");
        bench.Server.ClearScript();
    }

    private static Task OnItsOwnThread(Action call) => Task.Factory.StartNew(call, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
}
