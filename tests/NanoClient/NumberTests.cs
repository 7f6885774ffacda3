using System;
using System.IO;
using System.Linq;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.NanoClient;

/// <summary>Message numbers are good for one session (RFC 1939 §3): behind a connection that was lost they delete nothing until they are told again.</summary>
public class NumberTests
{
    [Fact]
    public void A_listed_number_deletes_nothing_in_a_new_session_until_it_is_listed_again()
    {
        using NanoBench bench = Bench();
        using Pop3Client client = bench.NewClient();
        client.ListMessages((_, _, _) => { });
        Lose(client);
        RemoveFirst(bench);
        client.GetMessageCount();
        for (int i = 0; i < 2; i++) Assert.Contains("3 may be the number of another message", Refused(() => client.DeleteMessage(3)), StringComparison.Ordinal);
        Refused(() => client.DeleteMessages((_, _, _) => { }));
        client.ListMessages((_, _, _) => { });
        client.DeleteMessage(3);
        client.CommitDeletes();
        Assert.Equal(["id-2", "id-3"], Left(bench));
    }

    [Fact]
    public void The_message_that_was_asked_for_last_is_deleted()
    {
        using NanoBench bench = Bench();
        using Pop3Client client = bench.NewClient();
        client.SaveMessage(2, Stream.Null);
        Lose(client);
        RemoveFirst(bench);
        Refused(() => client.DeleteMessage(2));
        Assert.Equal("id-3", client.GetMessageUniqueId(2));
        client.DeleteMessage(2);
        client.GetMessageSize("id-4"); // not by number
        Refused(() => client.DeleteMessage(3));
        client.CommitDeletes();
        Assert.Equal(["id-2", "id-4"], Left(bench));
    }

    [Fact]
    public void Who_was_told_a_count_is_told_it_again_first()
    {
        using NanoBench bench = Bench();
        using Pop3Client client = bench.NewClient();
        int newest = client.GetMessageCount();
        Lose(client);
        bench.Mailbox.Add("Subject: late\n\nlate\n", "id-5");
        Refused(() => client.DeleteMessage(newest));
        client.DeleteMessage(client.GetMessageCount());
        client.CommitDeletes();
        Assert.Equal(["id-1", "id-2", "id-3", "id-4"], Left(bench));
    }

    [Fact]
    public void Unique_ids_hold_and_so_do_numbers_behind_a_commit()
    {
        using NanoBench bench = Bench();
        using Pop3Client client = bench.NewClient();
        client.ListMessages((_, _, _) => { });
        Lose(client);
        RemoveFirst(bench);
        client.DeleteMessage("id-3");
        client.CommitDeletes();
        client.DeleteMessage(1); // the caller has closed the session: it knows
        client.CommitDeletes();
        Assert.Equal(["id-4"], Left(bench));
    }

    [Fact]
    public void A_session_that_a_sink_ended_is_lost_too()
    {
        using NanoBench bench = Bench();
        using Pop3Client client = bench.NewClient();
        client.ListMessages((_, _, _) => { });
        using var full = new MemoryStream(new byte[1]);
        Assert.Throws<NotSupportedException>(() => client.SaveMessage(1, full));
        RemoveFirst(bench);
        Refused(() => client.DeleteMessage(1));
        client.CommitDeletes();
        Assert.Equal(["id-2", "id-3", "id-4"], Left(bench));
    }

    private static NanoBench Bench()
    {
        var bench = new NanoBench(messages: 4);
        bench.Mailbox.IsShared = true; // others delete meanwhile
        bench.Server.On("NOOP").Close();
        return bench;
    }

    private static void Lose(Pop3Client client) => Assert.Throws<Pop3ConnectionLostException>(client.Noop);

    private static string Refused(Action call) => Assert.ThrowsAny<Pop3ConnectionLostException>(call).Message;

    private static string[] Left(NanoBench bench) => bench.Mailbox.Messages.Select(message => message.UniqueId).ToArray();

    private static void RemoveFirst(NanoBench bench)
    {
        using Pop3Client other = bench.NewClient();
        other.DeleteMessage(1);
        other.CommitDeletes();
    }
}
