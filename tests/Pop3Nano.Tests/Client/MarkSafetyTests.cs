using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>Marks for deletion are sacred: carried out when the caller says so, and never lost in silence.</summary>
public class MarkSafetyTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Only_commit_deletes(bool blocking)
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        if (blocking) client.DeleteMessage(1);
        else await client.DeleteMessageAsync(1);
        Assert.Equal(3, bench.Mailbox.Count);
        if (blocking) client.CommitDeletes();
        else await client.CommitDeletesAsync();
        Assert.Equal(2, bench.Mailbox.Count);
        Assert.Equal(2, client.GetMessageCount());
        Assert.Equal(2, bench.Server.Connections);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Dispose_with_marks_leaves_the_messages_and_tells(bool blocking)
    {
        using var bench = new ClientBench(messages: 3);
        Pop3Client client = bench.NewClient();
        var told = new List<int>();
        client.DeletesNotCommitted += (_, told1) => told.AddRange(told1.Numbers);
        IReadOnlyList<Pop3DeleteResult> results = client.DeleteMessages([1, 9, 3]);
        Assert.Equal([true, false, true], results.Select(result => result.Succeeded));
        Assert.Equal([1, 9, 3], results.Select(result => result.SequenceNumber));
        if (blocking) client.Dispose();
        else await client.DisposeAsync();
        Assert.Equal([1, 3], told);
        Assert.DoesNotContain("QUIT", bench.Server.Commands);
        Assert.Equal(3, bench.Mailbox.Count);
        Assert.Throws<ObjectDisposedException>(() => client.GetMessageCount());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Dispose_carries_marks_out_if_the_policy_says_so(bool blocking)
    {
        using var bench = new ClientBench(messages: 3);
        Pop3Client client = bench.NewClient();
        client.DeletePolicy = DeletePolicy.CommitOnDispose;
        client.DeleteMessages();
        if (blocking) client.Dispose();
        else await client.DisposeAsync();
        Assert.Equal(0, bench.Mailbox.Count);
    }

    [Fact]
    public void Dispose_without_marks_says_quit()
    {
        using var bench = new ClientBench(messages: 1);
        Pop3Client client = bench.NewClient();
        client.GetMessageCount();
        client.Dispose();
        client.Dispose();
        Assert.Contains("QUIT", bench.Server.Commands);
    }

    [Fact]
    public void A_connection_that_dies_with_marks_says_so_once()
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage(2);
        bench.Server.On("NOOP").Close();
        Assert.Throws<Pop3ConnectionLostException>(() => client.Noop());
        Assert.Equal(ConnectionState.Broken, client.ConnectionState);
        Pop3ConnectionLostException lost = Assert.Throws<Pop3ConnectionLostException>(() => client.GetMessageCount());
        Assert.Equal([2], lost.LostMarks);
        Assert.Equal(3, client.GetMessageCount());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_message_without_end_costs_the_marks_after_the_timeout_and_says_so(bool blocking)
    {
        using ClientBench bench = Endless();
        using Pop3Client client = bench.NewClient(new HastyClock());
        client.DeleteMessage(1);
        await Stop(client, blocking);
        Assert.Equal(ConnectionState.Broken, client.ConnectionState);
        Assert.Equal([1], Assert.Throws<Pop3ConnectionLostException>(() => client.GetMessageCount()).LostMarks);
        Assert.Equal(2, client.GetMessageCount());
        Assert.DoesNotContain("QUIT", bench.Server.Commands);
    }

    [Fact]
    public async Task Nor_does_Dispose_lose_them_in_silence()
    {
        using ClientBench bench = Endless();
        Pop3Client client = bench.NewClient(new HastyClock());
        var told = new List<int>();
        client.DeletesNotCommitted += (_, lost) => told.AddRange(lost.Numbers);
        client.DeletePolicy = DeletePolicy.CommitOnDispose;
        client.DeleteMessage(1);
        await Stop(client, blocking: true);
        client.Dispose();
        Assert.Equal([1], told);
        Assert.Equal(2, bench.Mailbox.Count);
    }

    // The clock stands still: there is time for a megabyte.
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_message_that_ends_within_the_timeout_costs_none(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        bench.Mailbox.AddSynthetic(1 << 20);
        using Pop3Client client = bench.NewClient(new ManualClock());
        client.DeleteMessage(1);
        await Stop(client, blocking);
        client.CommitDeletes();
        Assert.Equal(1, bench.Mailbox.Count);
    }

    private static ClientBench Endless()
    {
        var bench = new ClientBench(messages: 1, new Pop3TestServerOptions { KeepsTranscript = false });
        bench.Mailbox.AddSynthetic(1L << 40).ListedSize = "200";
        return bench;
    }

    // The caller's stream is full after 100 octets.
    private static async Task Stop(Pop3Client client, bool blocking)
    {
        var full = new MemoryStream(new byte[100]);
        Task call = blocking ? Task.Run(() => client.SaveMessage(2, full)) : client.SaveMessageAsync(2, full);
        await Assert.ThrowsAsync<NotSupportedException>(() => call.WaitAsync(TimeSpan.FromMinutes(2)));
    }

    // A second goes by whenever somebody looks.
    private sealed class HastyClock : TimeProvider
    {
        private long _seconds;

        public override long TimestampFrequency => 1;

        public override long GetTimestamp() => Interlocked.Increment(ref _seconds);
    }

    [Fact]
    public void Undeleting_is_the_callers_word_that_lost_marks_do_not_matter()
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage(2);
        bench.Server.On("NOOP", occurrence: 1).Close();
        Assert.Throws<Pop3ConnectionLostException>(() => client.Noop());
        client.UndeleteMessages();
        Assert.Equal(3, client.GetMessageCount());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_QUIT_without_an_answer_is_not_told_as_marks_that_were_lost(bool silent)
    {
        using var bench = new ClientBench(messages: 2);
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage(1);
        if (silent)
        {
            bench.Server.On("QUIT").Silence();
            client.Timeout = 200;
            await Assert.ThrowsAsync<TimeoutException>(() => client.CommitDeletesAsync());
            client.Timeout = 20000;
        }
        else bench.Server.On("QUIT").Close();
        Pop3ConnectionLostException unknown = silent
            ? Assert.Throws<Pop3ConnectionLostException>(() => client.Noop())
            : Assert.Throws<Pop3ConnectionLostException>(() => client.CommitDeletes());
        Assert.Equal([1], unknown.LostMarks);
        Assert.EndsWith("may be gone.", unknown.Message, StringComparison.Ordinal);
        client.DeleteMessage(2);
        bench.Server.On("NOOP").Close();
        Assert.Throws<Pop3ConnectionLostException>(() => client.Noop());
        Assert.Contains("lost, and with it the marks", Assert.Throws<Pop3ConnectionLostException>(() => client.Noop()).Message, StringComparison.Ordinal);
    }

    [Fact]
    public void The_list_of_a_server_that_ends_the_connection_over_CAPA_costs_no_marks()
    {
        using var bench = new ClientBench(messages: 2);
        bench.Server.On("CAPA", occurrence: 2).Reply("-ERR what?\r\n").Close(); // behind the login
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage(1);
        Assert.Single(client.ListMessages());
        client.CommitDeletes();
        Assert.Equal(1, bench.Mailbox.Count);
    }

    [Fact]
    public void A_refused_quit_is_an_error()
    {
        using var bench = new ClientBench(messages: 2);
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage(1);
        bench.Server.On("QUIT", occurrence: 1).Reply("-ERR some messages not removed\r\n");
        Pop3CommandException refused = Assert.Throws<Pop3CommandException>(() => client.CommitDeletes());
        Assert.Equal("some messages not removed", refused.StatusText);
        Assert.Equal(2, client.GetMessageCount());
    }

    [Theory]
    [InlineData(true, ProtocolDirection.Sent)] // nothing was sent yet
    [InlineData(false, ProtocolDirection.Sent)]
    [InlineData(true, ProtocolDirection.Received)] // the server has marked it
    [InlineData(false, ProtocolDirection.Received)]
    public async Task A_log_that_throws_ends_the_connection_and_leaves_no_mark_that_a_QUIT_would_carry_out(bool blocking, ProtocolDirection moment)
    {
        using var bench = new ClientBench(messages: 2);
        using (Pop3Client client = bench.NewClient())
        {
            client.EnableLogger = true;
            client.ProtocolLog = new FullLog(moment);
            await Assert.ThrowsAsync<NotSupportedException>(async () =>
            {
                if (blocking) client.DeleteMessage(1);
                else await client.DeleteMessageAsync(1);
            });
            Assert.Equal(ConnectionState.Broken, client.ConnectionState);
        }
        Assert.DoesNotContain("QUIT", bench.Server.Commands);
        Assert.Equal(2, bench.Mailbox.Count);
    }

    // Takes all but DELE, or the reply to it.
    private sealed class FullLog(ProtocolDirection moment) : IProtocolLog
    {
        private bool _isDue;
        private bool _isOver;

        public void Write(ProtocolLogEvent logged)
        {
            _isDue |= logged.Text.StartsWith("DELE", StringComparison.Ordinal);
            if (!_isDue || _isOver || logged.Direction != moment) return;
            _isOver = true;
            throw new NotSupportedException("There is no room left.");
        }
    }
}
