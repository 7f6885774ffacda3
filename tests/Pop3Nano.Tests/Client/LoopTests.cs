using System;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>await foreach: one message after the other, while they come; the connection belongs to the loop until it ends.</summary>
public class LoopTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_loop_that_stops_early_leaves_a_client_that_works(bool infos)
    {
        using var bench = new ClientBench(messages: 5);
        using Pop3Client client = bench.NewClient();
        if (infos)
        {
            await foreach (Pop3MessageInfo info in client.EnumerateMessageInfosAsync())
            {
                Assert.Equal("message 1", info.Subject);
                break;
            }
        }
        else
        {
            await foreach (Pop3Nano.Mime.MailMessage message in client.EnumerateMessagesAsync([4, 2, 1, 3]))
            {
                Assert.Equal("message 4", message.Subject);
                message.Dispose();
                break;
            }
        }
        Assert.Equal(5, await client.GetMessageCountAsync());
        client.DeleteMessage(5);
        await foreach (Pop3Nano.Mime.MailMessage message in client.EnumerateMessagesAsync([1, 2, 3])) break;
        Assert.Equal(4, client.GetMessageCount()); // marks outlive it: what was asked for was read to the end
        client.CommitDeletes();
        Assert.Equal(4, bench.Mailbox.Count);
    }

    // Each message that is asked for ahead has to be read for nothing where marks depend on the connection; and some servers take it for fetched.
    [Fact]
    public async Task A_loop_asks_for_no_more_messages_ahead_than_the_usual_window_holds()
    {
        using var bench = new ClientBench(messages: 500);
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage(1);
        await foreach (Pop3Nano.Mime.MailMessage message in client.EnumerateMessagesAsync(Enumerable.Range(2, 499)))
        {
            message.Dispose();
            break;
        }
        client.CommitDeletes();
        Assert.InRange(bench.Server.Commands.Count(command => command == "RETR"), 2, 128);
        Assert.Equal(499, bench.Mailbox.Count);
    }

    [Fact]
    public async Task A_log_that_throws_over_what_such_a_loop_left_behind_keeps_nobody_out()
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        var log = new FullLog();
        client.EnableLogger = true;
        client.ProtocolLog = log;
        await Assert.ThrowsAsync<NotSupportedException>(async () =>
        {
            await foreach (Pop3Nano.Mime.MailMessage message in client.EnumerateMessagesAsync([1, 2, 3]))
            {
                message.Dispose();
                log.IsFull = true;
                break;
            }
        });
        log.IsFull = false;
        Assert.Equal(3, client.GetMessageCount());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_call_that_the_body_of_a_loop_waits_for_is_late_and_says_why(bool blocking)
    {
        using var bench = new ClientBench(messages: 2);
        using Pop3Client client = bench.NewClient();
        await foreach (Pop3MessageInfo info in client.EnumerateMessageInfosAsync())
        {
            client.Timeout = 50; // of the calls from here on
            TimeoutException late = blocking
                ? Assert.Throws<TimeoutException>(() => client.DeleteMessage(info.SequenceNumber))
                : await Assert.ThrowsAsync<TimeoutException>(() => client.DeleteMessageAsync(info.SequenceNumber));
            Assert.Contains("await foreach", late.Message, StringComparison.Ordinal);
            break;
        }
        client.Timeout = 20000;
        Assert.Equal(2, client.GetMessageCount());
    }

    [Fact]
    public async Task A_loop_holds_the_connection_until_it_ends()
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        Task<int>? waiting = null;
        await foreach (Pop3Nano.Mime.MailMessage message in client.EnumerateMessagesAsync(bench.Mailbox.Messages.Select(m => m.UniqueId)))
        {
            waiting ??= client.GetMessageCountAsync();
            Assert.False(waiting.IsCompleted);
        }
        Assert.Equal(3, await waiting!);
        await Assert.ThrowsAsync<Pop3MessageNotFoundException>(async () =>
        {
            await foreach (Pop3Nano.Mime.MailMessage message in client.EnumerateMessagesAsync(["unknown"])) Assert.Fail("There is none.");
        });
    }

    private sealed class FullLog : IProtocolLog
    {
        public bool IsFull { get; set; }

        public void Write(ProtocolLogEvent logged)
        {
            if (IsFull) throw new NotSupportedException("There is no room left.");
        }
    }
}
