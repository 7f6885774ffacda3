using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>Heavy calls over several connections: results in the caller's order, found again by unique-id, and fewer connections where the server lets no more in.</summary>
public class ManyConnectionsTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task ListMessages_and_FetchMessages_spread_and_keep_the_order(bool blocking)
    {
        using var bench = new ClientBench(messages: 40);
        using Pop3Client client = Client(bench, MultiConnectionMode.Enable);
        IReadOnlyList<Pop3MessageInfo> infos = blocking ? client.ListMessages(Pop3ListFields.Main) : await client.ListMessagesAsync(Pop3ListFields.Main);
        Assert.Equal(Enumerable.Range(1, 40).Select(i => $"message {i}"), infos.Select(info => info.Subject));
        Assert.Equal(3, bench.Server.Connections);
        Assert.All(bench.Server.Records, record => Assert.Contains("TOP", record.Commands));
        int[] backwards = [.. Enumerable.Range(1, 40).Reverse()];
        IReadOnlyList<Pop3FetchResult> results = blocking ? client.FetchMessages(backwards) : await client.FetchMessagesAsync(backwards);
        Assert.Equal(backwards.Select(i => $"message {i}"), results.Select(result => result.Message!.Subject));
        Assert.Equal(5, bench.Server.Connections); // the helpers said QUIT, and others came
        Assert.Equal(4, bench.Server.Commands.Count(command => command == "QUIT"));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_maildrop_that_is_locked_by_ourselves_leaves_one_connection(bool blocking)
    {
        using var bench = new ClientBench(messages: 10);
        bench.Mailbox.IsShared = false; // the others are told [IN-USE]
        using Pop3Client client = Client(bench, MultiConnectionMode.Enable);
        IReadOnlyList<Pop3FetchResult> results = blocking ? client.FetchMessages(Enumerable.Range(1, 10)) : await client.FetchMessagesAsync(Enumerable.Range(1, 10));
        Assert.Equal(Enumerable.Range(1, 10).Select(i => $"message {i}"), results.Select(result => result.Message!.Subject));
        Assert.Equal(1, bench.Server.Logins);
        Assert.Equal(10, bench.Server.Commands.Count(command => command == "RETR"));
    }

    [Fact]
    public void Numbers_of_another_session_do_not_count_unique_ids_do()
    {
        using var bench = new ClientBench(messages: 6);
        using Pop3Client client = Client(bench, MultiConnectionMode.Enable);
        client.Noop(); // this session sees six messages
        TestMessage[] messages = [.. bench.Mailbox.Messages];
        bench.Mailbox.Clear(); // the others see message 0, and then all but the fourth
        bench.Mailbox.Add("Subject: another\n\n");
        foreach (TestMessage message in messages.Where((_, index) => index != 3)) bench.Mailbox.Add($"Subject: {SubjectOf(messages, message)}\n\n", message.UniqueId);
        IReadOnlyList<Pop3MessageInfo> infos = client.ListMessages(Pop3ListFields.Main);
        Assert.Equal(Enumerable.Range(1, 6).Select(i => $"message {i}"), infos.Select(info => info.Subject));
        Assert.All(infos, info => Assert.Null(info.Error));

        static string SubjectOf(TestMessage[] all, TestMessage message) => $"message {Array.IndexOf(all, message) + 1}";
    }

    [Fact]
    public void ConnectionsQuantity_is_the_most_and_Auto_spreads_only_where_it_pays()
    {
        using var bench = new ClientBench(messages: 31);
        using Pop3Client client = Client(bench, MultiConnectionMode.Auto);
        client.ListMessages(Pop3ListFields.Main);
        Assert.Equal(1, bench.Server.Connections);
        bench.Mailbox.Add("Subject: message 32\n\n");
        client.ConnectionsQuantity = 2;
        Assert.Equal(32, client.ListMessages(closeTransaction: true).Count);
        int before = bench.Server.Connections;
        Assert.Equal("message 32", client.ListMessages(Pop3ListFields.Main)[31].Subject);
        Assert.Equal(1, bench.Server.Connections - before);
        client.ConnectionsQuantity = 1;
        client.ListMessages(Pop3ListFields.Main);
        Assert.Equal(1, bench.Server.Connections - before);
    }

    [Fact]
    public void A_connection_that_is_lost_on_the_way_loses_no_message()
    {
        using var bench = new ClientBench(messages: 12);
        using Pop3Client client = Client(bench, MultiConnectionMode.Enable);
        bench.Server.On("RETR", occurrence: 2, connection: 2).Cut(20);
        IReadOnlyList<Pop3FetchResult> results = client.FetchMessages(Enumerable.Range(1, 12));
        Assert.Equal(Enumerable.Range(1, 12).Select(i => $"message {i}"), results.Select(result => result.Message!.Subject));
    }

    [Fact]
    public void A_server_without_unique_ids_is_read_by_one_connection()
    {
        using var bench = new ClientBench(messages: 5, new Pop3TestServerOptions { Uidl = false });
        using Pop3Client client = Client(bench, MultiConnectionMode.Enable);
        Assert.Equal(5, client.FetchMessages(Enumerable.Range(1, 5)).Count(result => result.Succeeded));
        Assert.Equal(5, client.ListMessages(Pop3ListFields.Main).Count(info => info.HasHeaders));
        Assert.Equal(1, bench.Server.Connections);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Where_the_callers_own_connection_is_lost_the_others_end_at_once(bool blocking)
    {
        using var bench = new ClientBench(messages: 12);
        using Pop3Client client = Client(bench, MultiConnectionMode.Enable);
        client.Timeout = -1; // who waits for the others waits for ever
        bench.Server.On("RETR", occurrence: 1, connection: 1).Close();
        bench.Server.On("RETR", connection: 2).Stall(0);
        bench.Server.On("RETR", connection: 3).Stall(0);
        Task call = Task.Run(() => blocking ? Task.FromResult(client.FetchMessages(Enumerable.Range(1, 12))) : client.FetchMessagesAsync(Enumerable.Range(1, 12)));
        await Assert.ThrowsAsync<Pop3ConnectionLostException>(() => call.WaitAsync(TimeSpan.FromMinutes(1)));
        bench.Server.ClearScript();
        Assert.Equal(12, client.GetMessageCount());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Progress_counts_the_messages_of_all_connections(bool blocking)
    {
        using var bench = new ClientBench(messages: 12);
        using Pop3Client client = Client(bench, MultiConnectionMode.Enable);
        bench.Server.On("RETR", occurrence: 2, connection: 2).Cut(20); // its messages are read again, and counted once
        var seen = new Seen();
        if (blocking) client.FetchMessages(Enumerable.Range(1, 12), seen);
        else await client.FetchMessagesAsync(Enumerable.Range(1, 12), seen);
        Assert.All(seen, progress => Assert.Equal(12, progress.Total));
        Assert.All(seen, progress => Assert.InRange(progress.Messages, 0, 12));
        Assert.Equal(Enumerable.Range(1, 12), seen.Select(progress => progress.SequenceNumber).Distinct().Order());
        Assert.InRange(seen.Max(progress => progress.Messages), 9, 12); // when the last one began, two others at most were under way
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task What_one_connection_learns_of_the_server_the_others_know(bool blocking)
    {
        var options = new Pop3TestServerOptions { CapabilitiesBeforeLogin = ["USER"], CapabilitiesAfterLogin = ["USER", "UIDL", "TOP", "PIPELINING"] };
        using var bench = new ClientBench(messages: 60, options);
        using Pop3Client client = Client(bench, MultiConnectionMode.Enable);
        IReadOnlyList<Pop3MessageInfo> infos = blocking ? client.ListMessages(Pop3ListFields.Main) : await client.ListMessagesAsync(Pop3ListFields.Main);
        Assert.All(infos, info => Assert.Null(info.Error));
        Assert.True(client.UsePipelining.SupportedByServer); // while the connection is open
        Assert.True(client.UsePipelining.PipeliningEnabled);
        foreach (int helper in (int[])[2, 3]) Assert.InRange(bench.Server.Connection(helper).Flights, 1, 10); // twenty TOPs, and the few words around them
    }

    private sealed class Seen : ConcurrentQueue<Pop3Progress>, IProgress<Pop3Progress>
    {
        public void Report(Pop3Progress value) => Enqueue(value);
    }

    private static Pop3Client Client(ClientBench bench, MultiConnectionMode mode)
    {
        Pop3Client client = bench.NewClient();
        client.UseMultiConnection = mode;
        client.Timeout = 30000;
        return client;
    }
}
