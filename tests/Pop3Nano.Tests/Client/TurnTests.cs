using System;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>Several callers of one connection: first come, first served; who gives up is no harm to the others; and what events tell.</summary>
public class TurnTests
{
    [Fact]
    public async Task Calls_are_served_in_the_order_in_which_they_came_blocking_or_not()
    {
        using var bench = new ClientBench(messages: 20);
        using Pop3Client client = bench.NewClient();
        client.Timeout = 60000;
        client.Noop();
        bench.Server.On("NOOP").Delay(TimeSpan.FromMilliseconds(1500));
        var calls = new List<Task> { client.NoopAsync() };
        for (int i = 1; i <= 20; i++)
        {
            int number = i;
            if (i % 5 != 0) calls.Add(client.GetMessageUniqueIdAsync(number));
            else
            {
                var served = new TaskCompletionSource();
                calls.Add(served.Task);
                var thread = new Thread(() =>
                {
                    client.GetMessageUniqueId(number);
                    served.SetResult();
                });
                thread.Start();
                while ((thread.ThreadState & ThreadState.WaitSleepJoin) == 0 && thread.IsAlive) await Task.Delay(5); // it waits for its turn
            }
        }
        await Task.WhenAll(calls);
        Assert.Equal(Enumerable.Range(1, 20).Select(i => $"C: UIDL {i}"), bench.Server.Transcript.Where(line => line.StartsWith("C: UIDL ", StringComparison.Ordinal)));
        Assert.Equal(1, bench.Server.Connections);
    }

    [Fact]
    public async Task Who_gives_up_waiting_harms_neither_the_call_before_nor_the_call_behind()
    {
        var clock = new ManualClock();
        using var bench = new ClientBench(messages: 2, new Pop3TestServerOptions { Clock = clock });
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage(1);
        bench.Server.On("NOOP").Delay(TimeSpan.FromSeconds(1));
        Task first = client.NoopAsync();
        using var cancel = new CancellationTokenSource();
        Task<int> second = client.GetMessageCountAsync(cancel.Token);
        Task<int> third = client.GetMessageCountAsync();
        await cancel.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => second);
        Assert.False(first.IsCompleted);
        Assert.True(clock.WaitForTimers(1, TimeSpan.FromMinutes(1)));
        clock.Advance(TimeSpan.FromSeconds(1));
        await first;
        Assert.Equal(1, await third);
        Assert.Equal(1, bench.Server.Connections);
        Assert.Single(bench.Server.Commands, command => command == "STAT");
    }

    [Fact]
    public async Task Those_who_wait_when_the_client_is_disposed_of_are_told()
    {
        using var bench = new ClientBench(messages: 2);
        Pop3Client client = bench.NewClient();
        client.Noop();
        bench.Server.On("NOOP").Silence();
        Task first = client.NoopAsync();
        Task[] waiting = [client.GetMessageCountAsync(), Task.Run(() => client.GetMessageCount()), client.FetchMessageAsync(1)];
        await Task.Delay(50);
        client.Dispose();
        foreach (Task task in waiting.Prepend(first)) await Assert.ThrowsAsync<ObjectDisposedException>(() => task.WaitAsync(TimeSpan.FromSeconds(60)));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_connection_that_is_disposed_of_goes_by_the_rules_of_the_client(bool blocking)
    {
        using var bench = new ClientBench(messages: 2);
        using Pop3Client client = bench.NewClient();
        var told = new List<int>();
        client.DeletesNotCommitted += (_, args) => told.AddRange(args.Numbers);
        IConnection one = client.CreateConnection();
        IConnection other = await client.CreateConnectionAsync();
        Assert.Equal((1, 2), (one.ConnectionId, other.ConnectionId));
        client.DeleteMessage(one, 2);
        if (blocking) one.Dispose();
        else await one.DisposeAsync();
        Assert.Equal([2], told);
        Assert.DoesNotContain("QUIT", bench.Server.Commands);
        if (blocking) other.Dispose();
        else await other.DisposeAsync();
        Assert.Equal((true, ConnectionState.Closed), (other.IsDisposed, other.ConnectionState));
        Assert.Single(bench.Server.Commands, command => command == "QUIT");
        Assert.Equal(2, client.GetMessageCount()); // the client lives on
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task OnConnect_and_BindIPEndPoint_tell_of_every_connection(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        var made = new List<IConnection>();
        var asked = new List<IPEndPoint>();
        client.OnConnect += (_, args) => made.Add(args.Connection);
        client.BindIPEndPoint += (_, args) =>
        {
            asked.Add(args.RemoteEndPoint);
            args.LocalEndPoint = new IPEndPoint(IPAddress.Loopback, 0);
        };
        Assert.Equal(1, blocking ? client.GetMessageCount() : await client.GetMessageCountAsync());
        Assert.Equal([client.CurrentConnection!], made);
        Assert.Equal([new IPEndPoint(IPAddress.Loopback, bench.Server.Port)], asked);
        client.CommitDeletes();
        client.Noop();
        Assert.Equal(2, made.Count);
    }
}
