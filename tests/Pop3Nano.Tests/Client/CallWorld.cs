using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>A server with three messages which lets many clients in, for tests that go through every call.</summary>
internal sealed class CallWorld : IDisposable
{
    private readonly ClientBench _bench = new(messages: 3);
    private readonly List<string> _wrong = [];

    public CallWorld()
    {
        UniqueIds = _bench.Mailbox.Messages.Select(message => message.UniqueId).ToArray();
    }

    public Pop3TestServer Server => _bench.Server;

    public IReadOnlyList<string> UniqueIds { get; }

    public string Folder { get; } = Directory.CreateTempSubdirectory("pop3nano").FullName;

    public Pop3Client NewClient() => _bench.NewClient();

    /// <summary>A client that is connected, and a connection of its own for the calls that want one.</summary>
    public Pop3Client Connected(EveryCall call, out IConnection? connection)
    {
        Pop3Client client = NewClient();
        client.Noop();
        connection = call.TakesConnection ? client.CreateConnection() : null;
        return client;
    }

    /// <summary>What a listing says, without headers.</summary>
    public Pop3MessageInfo[] Infos()
    {
        using Pop3Client client = NewClient();
        return client.ListMessages().ToArray();
    }

    /// <summary>Waits until the server has got another command than these many.</summary>
    public async Task Heard(int commands)
    {
        for (int i = 0; i < 2000 && Server.Commands.Count <= commands; i++) await Task.Delay(5);
        Assert.True(Server.Commands.Count > commands, "The server heard nothing.");
    }

    /// <summary>Notes down what is wrong with a call.</summary>
    public void Note(EveryCall call, string what) => _wrong.Add($"{call}: {what}");

    /// <summary>What a call ends with: an exception, or null.</summary>
    public static async Task<Exception?> Outcome(Func<Task> work)
    {
        try
        {
            await work().WaitAsync(TimeSpan.FromSeconds(60));
            return null;
        }
        catch (Exception failure)
        {
            return failure;
        }
    }

    /// <summary>Tries a thing with every call that it concerns; what is wrong is told of all of them at once.</summary>
    public async Task ForEach(Func<EveryCall, bool> concerned, Func<EveryCall, Task> test)
    {
        int count = 0;
        foreach (EveryCall call in EveryCall.All.Where(concerned))
        {
            count++;
            try
            {
                await test(call);
            }
            catch (Exception failure)
            {
                Note(call, failure.ToString());
            }
        }
        Assert.NotEqual(0, count);
        Assert.True(_wrong.Count == 0, string.Join('\n', _wrong));
    }

    public void Dispose()
    {
        _bench.Dispose();
        Directory.Delete(Folder, recursive: true);
    }
}
