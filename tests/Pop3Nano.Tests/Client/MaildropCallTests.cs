using System;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>Calls about the maildrop, blocking and async: the first one connects and logs in, and nothing else does.</summary>
public class MaildropCallTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Without_UIDL_a_listing_has_no_unique_ids_and_who_names_one_hears_what_the_server_said(bool blocking)
    {
        using var bench = new ClientBench(messages: 2);
        using Pop3Client client = bench.NewClient();
        bench.Server.On("UIDL").Reply("-ERR no such thing here\r\n");
        Assert.All(blocking ? client.ListMessages() : await client.ListMessagesAsync(), info => Assert.Equal("", info.UniqueId));
        Func<Task>[] byId =
        [
            async () =>
            {
                if (blocking) client.DeleteMessage("one");
                else await client.DeleteMessageAsync("one");
            },
            async () => _ = blocking ? client.ListMessages(["one", "two"]) : await client.ListMessagesAsync(["one", "two"]),
            async () => _ = blocking ? client.FetchMessages(["one"]) : await client.FetchMessagesAsync(["one"]),
        ];
        foreach (Func<Task> call in byId)
        {
            Pop3CommandException refusal = await Assert.ThrowsAsync<Pop3CommandException>(call);
            Assert.Contains("no such thing here", refusal.Message, StringComparison.Ordinal);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_listing_in_any_order_is_told_in_the_order_of_the_numbers_and_the_last_word_about_a_message_counts(bool blocking)
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        bench.Server.On("LIST").Reply("+OK\r\n3 300\r\n1 7\r\n7 700\r\n1 100\r\n.\r\n");
        bench.Server.On("UIDL").Reply("+OK\r\n7 seven\r\n1 one\r\n3 three\r\n9 nine\r\n.\r\n");
        Pop3MessageInfo[] infos = [.. blocking ? client.ListMessages() : await client.ListMessagesAsync()];
        Assert.Equal([(1, 100, "one"), (3, 300, "three"), (7, 700, "seven")], infos.Select(info => (info.SequenceNumber, info.Size, info.UniqueId)));
        infos = [.. blocking ? client.ListMessages(["seven", "five", "one"]) : await client.ListMessagesAsync(["seven", "five", "one"])];
        Assert.Equal([7, 0, 1], infos.Select(info => info.SequenceNumber));
        Assert.IsType<Pop3MessageNotFoundException>(infos[1].Error);
    }

    [Fact]
    public async Task The_number_and_size_of_messages_come_from_stat()
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        Assert.Equal(ConnectionState.Closed, client.ConnectionState);
        Assert.Null(client.CurrentConnection);

        Assert.Equal(3, client.GetMessageCount());
        Assert.Equal(3, await client.GetMessageCountAsync());
        Assert.Equal(client.GetMailboxSize(), await client.GetMailboxSizeAsync());
        Pop3MailboxInfo info = await client.GetMailboxInfoAsync();
        Assert.Equal(3, info.MessageCount);
        Assert.Equal(info.OccupiedSize, client.GetMailboxInfo(client.CurrentConnection!).OccupiedSize);
        Assert.Equal(1, bench.Server.Connections);
        Assert.Equal(ConnectionState.Open, client.ConnectionState);
    }

    [Fact]
    public async Task A_fresh_session_sees_what_came_meanwhile()
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        Assert.Equal(1, client.GetMessageCount());
        bench.Mailbox.Add("Subject: another\n\n");
        Assert.Equal(1, client.GetMessageCount());
        Assert.Equal(2, client.GetMessageCount(closeTransaction: true));
        bench.Mailbox.Add("Subject: one more\n\n");
        Assert.Equal(3, await client.GetMessageCountAsync(closeTransaction: true));
    }

    [Fact]
    public void A_fresh_session_neither_carries_marks_out_nor_loses_them()
    {
        using var bench = new ClientBench(messages: 2);
        using Pop3Client client = bench.NewClient();
        client.DeleteMessage(1);
        Assert.Throws<InvalidOperationException>(() => client.GetMessageCount(closeTransaction: true));
        Assert.Equal(2, bench.Mailbox.Count);
        Assert.DoesNotContain("QUIT", bench.Server.Commands);
        client.UndeleteMessages();
        Assert.Equal(2, client.GetMessageCount(closeTransaction: true));
    }

    [Fact]
    public async Task Size_and_unique_id_are_asked_for_one_message_alone()
    {
        using var bench = new ClientBench(messages: 2);
        using Pop3Client client = bench.NewClient();
        string id = client.GetMessageUniqueId(2);
        Assert.Equal(id, await client.GetMessageUniqueIdAsync(2));
        Assert.Equal(client.GetMessageSize(2), client.GetMessageSize(id));
        Assert.True(client.GetMessageSize(2) > 50);
        Assert.Equal(1, bench.Server.Transcript.Count(line => line == "C: UIDL"));
        Pop3CommandException refused = Assert.Throws<Pop3CommandException>(() => client.GetMessageUniqueId(3));
        Assert.Equal(Pop3Command.Uidl, refused.Command);
        Pop3MessageNotFoundException unknown = Assert.Throws<Pop3MessageNotFoundException>(() => client.GetMessageSize("unknown"));
        Assert.Equal(("unknown", false, 0), (unknown.UniqueId, unknown.IsAmbiguous, unknown.SequenceNumber));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(() => client.GetMessageSizeAsync(0));
        Assert.Throws<ArgumentException>(() => client.GetMessageSize("a\r\nQUIT"));
        Assert.Equal(2, client.GetMessageCount());
    }

    [Fact]
    public async Task Capabilities_are_the_servers_own_words()
    {
        using var bench = new ClientBench(options: new Pop3TestServerOptions { ExtraCapabilities = ["X-Odd  words"] });
        using Pop3Client client = bench.NewClient();
        Assert.Contains("X-Odd  words", client.GetCapabilities());
        Assert.Equal(client.GetCapabilities(), await client.GetCapabilitiesAsync());
        Assert.True(client.CurrentConnection!.Capabilities.HasFlag(Pop3Capabilities.Pipelining));
        Assert.True(client.UsePipelining.SupportedByServer);
        Assert.True(client.UsePipelining.PipeliningEnabled);
    }
}
