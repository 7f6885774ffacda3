using System;
using System.Collections.Generic;
using System.Linq;
using Pop3Nano.Client;
using Pop3Nano.Protocol;
using Xunit;

namespace Pop3Nano.NanoClient;

/// <summary>Marks for deletion are sacred: carried out when the caller says so, and never lost in silence.</summary>
public class MarkTests
{
    [Fact]
    public void Only_commit_deletes()
    {
        using var bench = new NanoBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage(1);
        client.DeleteMessage("id-3");
        Assert.Equal(3, bench.Mailbox.Count);
        client.CommitDeletes(1);
        Assert.Equal(1, bench.Mailbox.Count);
        Assert.Equal(ConnectionState.Closed, client.ConnectionState);
        Assert.Equal(1, client.GetMessageCount());
    }

    [Fact]
    public void Deleting_all_tells_of_each_and_one_that_is_refused_stays()
    {
        using var bench = new NanoBench(messages: 10);
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage(4);
        bench.Server.On("DELE", occurrence: 2).Reply("-ERR not this one\r\n");
        var told = new List<(int Number, bool IsMarked, string Text)>();
        client.DeleteMessages((number, isMarked, text) => told.Add((number, isMarked, text)));
        Assert.Equal([1, 2, 3, 5, 6, 7, 8, 9, 10], told.Select(t => t.Number));
        Assert.Equal((2, false, "not this one"), Assert.Single(told, t => !t.IsMarked));
        client.CommitDeletes();
        Assert.Equal("id-2", Assert.Single(bench.Mailbox.Messages).UniqueId);
    }

    [Fact]
    public void A_callback_that_throws_leaves_no_mark_unknown()
    {
        using var bench = new NanoBench(messages: 20);
        Pop3Client client = bench.NewClient();
        int[] told = [];
        client.DeletesNotCommitted += (numbers, _) => told = numbers;
        Assert.Throws<NotSupportedException>(() => client.DeleteMessages((_, _, _) => throw new NotSupportedException()));
        client.Dispose();
        Assert.Equal(Enumerable.Range(1, bench.Server.Commands.Count(command => command == "DELE")), told);
        Assert.Equal(20, bench.Mailbox.Count);
    }

    [Fact]
    public void Dispose_with_marks_leaves_the_messages_and_tells()
    {
        using var bench = new NanoBench(messages: 3);
        Pop3Client client = bench.NewClient();
        int[] told = [];
        client.DeletesNotCommitted += (numbers, _) => told = numbers;
        client.DeleteMessage(1);
        client.DeleteMessage(3);
        client.Dispose();
        client.Dispose();
        Assert.Equal([1, 3], told);
        Assert.DoesNotContain("QUIT", bench.Server.Commands);
        Assert.Equal("", client.Password);
        Assert.Throws<ObjectDisposedException>(() => client.GetMessageCount());
        Assert.Throws<ObjectDisposedException>(() => client.Host = "other");
    }

    [Fact]
    public void Dispose_carries_marks_out_if_the_policy_says_so()
    {
        using var bench = new NanoBench(messages: 3);
        Pop3Client client = bench.NewClient();
        client.DeletePolicy = DeletePolicy.CommitOnDispose;
        client.DeleteMessages((_, _, _) => { });
        client.Dispose();
        Assert.Equal(0, bench.Mailbox.Count);
    }

    [Fact]
    public void A_refused_or_silent_QUIT_is_told_and_thrown_by_nobody()
    {
        using var bench = new NanoBench(messages: 3);
        Pop3Client client = bench.NewClient();
        client.DeletePolicy = DeletePolicy.CommitOnDispose;
        string reason = "";
        client.DeletesNotCommitted += (_, told) => reason = told;
        client.DeleteMessage(1);
        bench.Server.On("QUIT", occurrence: 1).Reply("-ERR some messages not removed\r\n");
        client.Dispose();
        Assert.Contains("some messages not removed", reason, StringComparison.Ordinal);
    }

    [Theory, InlineData(DeletePolicy.Explicit), InlineData(DeletePolicy.CommitOnDispose)]
    public void A_listener_that_throws_is_told_once_and_the_connection_is_closed(DeletePolicy policy)
    {
        using var bench = new NanoBench(messages: 3);
        Pop3Client client = bench.NewClient();
        client.DeletePolicy = policy;
        int calls = 0;
        client.DeletesNotCommitted += (_, _) =>
        {
            calls++;
            throw new NotSupportedException();
        };
        client.DeleteMessage(1);
        bench.Server.On("QUIT").Close();
        client.Dispose();
        Assert.Equal(1, calls);
        Assert.True(bench.Channel!.IsClosed);
        Assert.Equal("", client.Password);
    }

    [Fact]
    public void A_listener_that_throws_does_not_keep_a_call_alive_that_Dispose_ends()
    {
        using var bench = new NanoBench(messages: 3);
        Pop3Client client = bench.NewClient();
        int calls = 0;
        client.DeletesNotCommitted += (_, _) =>
        {
            calls++;
            throw new NotSupportedException();
        };
        client.DeleteMessage(1);
        bool wasClosed = false;
        Exception? ended = Record.Exception(() => client.GetCapabilities(_ =>
        {
            client.Dispose();
            wasClosed = bench.Channel!.IsClosed;
        }));
        Assert.IsNotType<NotSupportedException>(ended);
        Assert.True(wasClosed);
        Assert.Equal(1, calls);
    }

    [Fact]
    public void A_mark_that_comes_too_late_for_Dispose_to_tell_of_is_no_success()
    {
        using var bench = new NanoBench(messages: 3);
        Pop3Client client = bench.NewClient();
        int[] told = [];
        client.DeletesNotCommitted += (numbers, _) => told = numbers;
        var trace = new ReplyTrace();
        client.SessionOptions.TraceTo(trace);
        client.DeleteMessage(1);
        trace.Came = client.Dispose; // as another thread does, while the reply is on its way
        Assert.Throws<ObjectDisposedException>(() => client.DeleteMessage(3));
        Assert.Equal([1], told);
        Assert.Equal(3, bench.Mailbox.Count);
    }

    [Fact]
    public void Dispose_without_marks_says_QUIT_and_waits_a_second_at_most()
    {
        using var bench = new NanoBench(messages: 1);
        Pop3Client client = bench.NewClient();
        client.Noop();
        client.Dispose();
        Assert.Contains("QUIT", bench.Server.Commands);
        Assert.InRange(bench.Channel!.Deadlines[^1], 1, 1000);
        Assert.True(bench.Channel.IsClosed);
    }

    [Fact]
    public void A_connection_that_dies_with_marks_says_so_once()
    {
        using var bench = new NanoBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage(2);
        bench.Server.On("NOOP").Close();
        Assert.Throws<Pop3ConnectionLostException>(client.Noop);
        Assert.Equal(ConnectionState.Broken, client.ConnectionState);
        Pop3MarksLostException lost = Assert.Throws<Pop3MarksLostException>(() => client.GetMessageCount());
        Assert.Equal([2], lost.LostMarks);
        Assert.EndsWith("messages 2.", lost.Message, StringComparison.Ordinal);
        Assert.Equal(3, client.GetMessageCount());
    }

    [Fact]
    public void Undeleting_is_the_callers_word_that_lost_marks_do_not_matter()
    {
        using var bench = new NanoBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage(2);
        bench.Server.On("NOOP").Close();
        Assert.Throws<Pop3ConnectionLostException>(client.Noop);
        client.UndeleteMessages();
        Assert.Equal(3, client.GetMessageCount());
    }

    [Theory, InlineData(true), InlineData(false)]
    public void A_QUIT_that_is_not_answered_by_OK_is_an_error(bool refused)
    {
        using var bench = new NanoBench(messages: 2);
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage(1);
        if (refused) bench.Server.On("QUIT", occurrence: 1).Reply("-ERR some messages not removed\r\n");
        else bench.Server.On("QUIT", occurrence: 1).Close();
        if (refused) Assert.Throws<Pop3CommandException>(() => client.CommitDeletes());
        else Assert.Equal([1], Assert.Throws<Pop3MarksLostException>(() => client.CommitDeletes()).LostMarks);
        Assert.Equal(2, client.GetMessageCount());
    }

    [Fact]
    public void Undeleting_takes_marks_back()
    {
        using var bench = new NanoBench(messages: 2);
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage(1);
        client.UndeleteMessages();
        client.CommitDeletes();
        Assert.Equal(2, bench.Mailbox.Count);
    }

    private sealed class ReplyTrace : Pop3Trace
    {
        public Action? Came { get; set; }

        public override void Command(byte[] buffer, int start, int visible, int length)
        {
        }

        public override void Reply(byte[] buffer, int start, int length) => Came?.Invoke();

        public override void Message(long octets)
        {
        }
    }
}
