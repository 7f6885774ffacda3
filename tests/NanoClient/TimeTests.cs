using System;
using System.Linq;
using System.Threading;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.NanoClient;

/// <summary>Deadlines, idle connections, and threads that share a client.</summary>
public class TimeTests
{
    [Fact]
    public void One_deadline_holds_for_a_call()
    {
        using var bench = new NanoBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        client.Timeout = 5000;
        client.GreetingTimeout = 300;
        client.GetMessageSize("id-1");
        Assert.InRange(bench.Channel!.Deadlines[0], 1, 300); // the greeting
        Assert.All(bench.Channel.Deadlines, deadline => Assert.InRange(deadline, 1, 5000));
    }

    [Fact]
    public void Streams_have_it_for_each_reply()
    {
        using var bench = new NanoBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        client.Timeout = 5000;
        client.FetchMessage(1, new TokenSink());
        Assert.Equal(5000, bench.Channel!.Deadlines[^1]);
    }

    [Fact]
    public void A_server_that_is_silent_ends_the_call_and_the_connection()
    {
        using var bench = new NanoBench(messages: 1, options: new Pop3TestServerOptions { Clock = new ManualClock() });
        using Pop3Client client = bench.NewClient();
        client.GetMessageCount();
        bench.Server.On("STAT").Silence();
        Assert.Throws<TimeoutException>(() => client.GetMessageCount());
        Assert.Equal(ConnectionState.Broken, client.ConnectionState);
        Assert.True(bench.Channel!.IsClosed);
    }

    [Fact]
    public void No_limit_is_none()
    {
        using var bench = new NanoBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        client.Timeout = Timeout.Infinite;
        client.GetMessageCount();
        Assert.Equal(-1, bench.Channel!.Deadlines[^1]);
    }

    [Fact]
    public void An_idle_connection_is_asked_by_NOOP_first()
    {
        using var bench = new NanoBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        client.GetMessageCount();
        bench.Channel!.Now += 299000;
        client.GetMessageCount();
        Assert.DoesNotContain("NOOP", bench.Server.Commands);
        bench.Channel.Now += 300000;
        client.GetMessageCount();
        Assert.Contains("NOOP", bench.Server.Commands);
        Assert.Single(bench.Dialled);
    }

    [Fact]
    public void One_that_does_not_answer_is_made_anew_unless_marks_are_lost()
    {
        using var bench = new NanoBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        client.ConnectionCheckupPeriod = 1000;
        client.GetMessageCount();
        bench.Server.On("NOOP").Close();
        bench.Channel!.Now += 1000;
        Assert.Equal(1, client.GetMessageCount());
        Assert.Equal(2, bench.Dialled.Count);
        client.DeleteMessage(1);
        bench.Channel.Now += 1000;
        Assert.Throws<Pop3MarksLostException>(() => client.GetMessageCount());
        Assert.Equal(1, client.GetMessageCount());
    }

    [Fact]
    public void Threads_wait_for_each_other()
    {
        using var bench = new NanoBench(messages: 5);
        using Pop3Client client = bench.NewClient();
        int wrong = 0;
        Thread[] threads = Enumerable.Range(1, 4).Select(n => new Thread(() =>
        {
            for (int i = 0; i < 50; i++)
            {
                if (client.GetMessageUniqueId(n) != $"id-{n}") Interlocked.Increment(ref wrong);
            }
        })).ToArray();
        foreach (Thread thread in threads) thread.Start();
        foreach (Thread thread in threads) thread.Join();
        Assert.Equal(0, wrong);
        Assert.Equal(1, bench.Server.Logins);
    }

    [Fact]
    public void Disposing_in_the_middle_of_a_call_ends_it()
    {
        using var bench = new NanoBench(messages: 1);
        Pop3Client client = bench.NewClient();
        var sink = new TokenSink(act: client.Dispose);
        client.SessionOptions.ReceiveBuffer = 64;
        Assert.ThrowsAny<Exception>(() => client.FetchMessage(1, sink));
        Assert.True(bench.Channel!.IsClosed);
        Assert.DoesNotContain("QUIT", bench.Server.Commands);
        Assert.Equal(ConnectionState.Closed, client.ConnectionState);
    }

    [Fact]
    public void Buffers_that_the_heap_does_not_hold_lose_no_connection()
    {
        using var bench = new NanoBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        client.SessionOptions.ReceiveBuffer = int.MaxValue;
        Assert.Throws<OutOfMemoryException>(client.Noop);
        Assert.True(bench.Channel!.IsClosed);
        Assert.Equal(ConnectionState.Closed, client.ConnectionState);
        client.SessionOptions.ReceiveBuffer = 1024;
        Assert.Equal(1, client.GetMessageCount());
    }

    [Fact]
    public void The_password_is_in_no_message()
    {
        using var bench = new NanoBench();
        using Pop3Client client = bench.NewClient();
        client.Password = "marker-of-a-secret";
        Exception refused = Assert.Throws<Pop3CommandException>(client.Noop);
        Assert.DoesNotContain("marker-of-a-secret", refused.ToString() + client, StringComparison.Ordinal);
    }
}
