using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Mime;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>
/// Message numbers are given for one session (RFC 1939 §3). A connection that is lost without marks is made anew in silence: a number from before then deletes
/// the message that it stood for, or none.
/// </summary>
public partial class RenewedNumbersTests
{
    private readonly ManualClock _clock = new();

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_number_that_still_stands_for_its_message_deletes_it(bool blocking)
    {
        using ClientBench bench = Bench();
        using Pop3Client client = Client(bench);
        client.ListMessages();
        Drop();
        await Delete(client, 3, blocking);
        Assert.Equal(["UIDL", "DELE"], bench.Server.Commands.TakeLast(2));
        await Delete(client, 2, blocking);
        client.CommitDeletes();
        Assert.Equal(["one", "four"], Left(bench));
        Assert.Equal(2, bench.Server.Connections);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_number_that_became_another_messages_deletes_nothing_until_the_messages_are_listed_again(bool blocking)
    {
        using ClientBench bench = Bench();
        using Pop3Client client = Client(bench);
        client.ListMessages();
        Drop();
        RemoveFirst(bench);
        Assert.Contains("3 may be the number of another message", (await Refused(() => Delete(client, 3, blocking))).Message);
        await Refused(() => Delete(client, 3, blocking)); // trying again does not help
        await Refused(() => Delete(client, 4, blocking)); // there is none any more
        Assert.DoesNotContain("DELE", bench.Server.Connection(3).Commands);
        Assert.Equal(3, client.ListMessages().Count);
        await Delete(client, 3, blocking);
        client.CommitDeletes();
        Assert.Equal(["two", "three"], Left(bench));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Several_numbers_are_marked_together_or_not_at_all(bool blocking)
    {
        using ClientBench bench = Bench();
        using Pop3Client client = Client(bench);
        client.ListMessages();
        Drop();
        Assert.All(await DeleteSome(client, [1, 2], blocking), result => Assert.True(result.Succeeded));
        Assert.Equal(["UIDL", "UIDL", "DELE", "DELE"], bench.Server.Commands.TakeLast(4));
        client.UndeleteMessages();
        Drop();
        RemoveLast(bench);
        await Refused(() => DeleteSome(client, [1, 4], blocking)); // 1 would be right
        client.CommitDeletes();
        Assert.Equal(["one", "two", "three"], Left(bench));
    }

    [Fact]
    public void A_call_that_fails_with_its_connection_can_be_repeated_safely()
    {
        using ClientBench bench = Bench();
        using Pop3Client client = Client(bench);
        client.ListMessages();
        bench.Server.On("DELE", occurrence: 1).Close();
        Assert.Throws<Pop3ConnectionLostException>(() => client.DeleteMessage(2));
        RemoveFirst(bench);
        Assert.Throws<Pop3ConnectionLostException>(() => client.DeleteMessage(2));
        client.DeleteMessage("three");
        client.CommitDeletes();
        Assert.Equal(["two", "four"], Left(bench));
    }

    [Fact]
    public void Marks_that_were_lost_are_set_again_on_the_same_messages_only()
    {
        using ClientBench bench = Bench();
        using Pop3Client client = Client(bench);
        client.ListMessages();
        client.DeleteMessage(2);
        Drop();
        RemoveFirst(bench);
        IReadOnlyList<int> lost = Assert.Throws<Pop3ConnectionLostException>(() => client.Noop()).LostMarks;
        Assert.Throws<Pop3ConnectionLostException>(() => client.DeleteMessages(lost));
        client.CommitDeletes();
        Assert.Equal(["two", "three", "four"], Left(bench));
    }

    [Fact]
    public void A_second_loss_changes_nothing()
    {
        using ClientBench bench = Bench();
        using Pop3Client client = Client(bench);
        client.ListMessages();
        Drop();
        client.DeleteMessage(2);
        client.UndeleteMessages();
        RemoveFirst(bench);
        Drop();
        client.FetchMessage("two").Dispose();
        Drop();
        Assert.Throws<Pop3ConnectionLostException>(() => client.DeleteMessage(2));
        Assert.Equal("two", client.GetMessageUniqueId(1));
        client.DeleteMessage(1); // asked for by name: the caller knows
        Assert.Throws<Pop3ConnectionLostException>(() => client.DeleteMessage(2));
        client.CommitDeletes();
        Assert.Equal(["three", "four"], Left(bench));
    }

    [Fact]
    public void Neither_a_count_nor_a_reading_by_number_makes_listed_numbers_good_again()
    {
        using ClientBench bench = Bench();
        using Pop3Client client = Client(bench);
        client.ListMessages();
        Drop();
        RemoveFirst(bench);
        client.GetMessageCount();
        client.FetchMessage(2).Dispose();
        client.GetMessageSize(2);
        Assert.Throws<Pop3ConnectionLostException>(() => client.DeleteMessage(2));
        Assert.Equal("three", client.GetMessageInfo(2, Pop3ListFields.IdOnly).UniqueId);
        client.DeleteMessage(2);
        client.CommitDeletes();
        Assert.Equal(["two", "four"], Left(bench));
    }

    [Fact]
    public void What_a_query_found_is_deleted_or_nothing_is()
    {
        using ClientBench bench = Bench();
        using Pop3Client client = Client(bench);
        MailQuery query = new("'Subject' Contains 'three'");
        int[] found = client.ListMessages(query).Select(info => info.SequenceNumber).ToArray();
        Assert.Equal([3], found);
        Drop();
        RemoveFirst(bench);
        Assert.Throws<Pop3ConnectionLostException>(() => client.DeleteMessages(found));
        found = client.ListMessages(query).Select(info => info.SequenceNumber).ToArray();
        client.DeleteMessages(found);
        Assert.Throws<Pop3ConnectionLostException>(() => client.DeleteMessage(1)); // the query did not show it
        client.CommitDeletes();
        Assert.Equal(["two", "four"], Left(bench));
    }

    [Fact]
    public async Task A_loop_over_the_messages_shows_those_that_it_came_to()
    {
        using ClientBench bench = Bench();
        using Pop3Client client = Client(bench);
        client.ListMessages();
        Drop();
        RemoveFirst(bench);
        await foreach (Pop3MessageInfo info in client.EnumerateMessageInfosAsync())
        {
            if (info.SequenceNumber == 2) break;
        }
        client.DeleteMessage(2);
        Assert.Throws<Pop3ConnectionLostException>(() => client.DeleteMessage(3));
        await foreach (Pop3MessageInfo _ in client.EnumerateMessageInfosAsync()) { }
        client.DeleteMessage(3);
        client.CommitDeletes();
        Assert.Equal(["two"], Left(bench));
    }

    [Fact]
    public void Deleting_all_leaves_messages_that_were_not_listed()
    {
        using ClientBench bench = Bench();
        using Pop3Client client = Client(bench);
        client.ListMessages();
        Drop();
        Add(bench, "five");
        Assert.Throws<Pop3ConnectionLostException>(() => client.DeleteMessages());
        RemoveLast(bench);
        client.CommitDeletes();
        client.ListMessages();
        Drop();
        RemoveFirst(bench);
        Assert.Equal(3, client.DeleteMessages().Count(result => result.Succeeded)); // all of them were listed, under whichever number
        client.CommitDeletes();
        Assert.Empty(Left(bench));
    }

    private static ClientBench Bench(Pop3TestServerOptions? options = null)
    {
        var bench = new ClientBench(0, options);
        foreach (string name in new[] { "one", "two", "three", "four" }) Add(bench, name);
        bench.Server.On("NOOP").Close(); // whoever was idle finds the connection gone
        return bench;
    }

    private static void Add(ClientBench bench, string name) => bench.Mailbox.Add($"Subject: {name}\n\nThis is {name}.\n", name);

    private static string[] Left(ClientBench bench) => bench.Mailbox.Messages.Select(message => message.UniqueId).ToArray();

    private static void RemoveFirst(ClientBench bench) => Remove(bench, 1);

    private static void RemoveLast(ClientBench bench) => Remove(bench, bench.Mailbox.Count);

    private static void Remove(ClientBench bench, int number)
    {
        using Pop3Client other = bench.NewClient();
        other.DeleteMessage(number);
        other.CommitDeletes();
    }

    private void Drop() => _clock.Advance(TimeSpan.FromHours(1));

    private static async Task<Pop3ConnectionLostException> Refused(Func<Task> call)
    {
        Pop3ConnectionLostException refused = await Assert.ThrowsAsync<Pop3ConnectionLostException>(call);
        Assert.Empty(refused.LostMarks);
        return refused;
    }

    private static async Task Delete(Pop3Client client, int number, bool blocking)
    {
        if (blocking) client.DeleteMessage(number);
        else await client.DeleteMessageAsync(number);
    }

    private static async Task<IReadOnlyList<Pop3DeleteResult>> DeleteSome(Pop3Client client, int[] numbers, bool blocking) =>
        blocking ? client.DeleteMessages(numbers) : await client.DeleteMessagesAsync(numbers);

    private Pop3Client Client(ClientBench bench) => new(new Pop3ClientOptions
    {
        Host = "127.0.0.1",
        Port = bench.Server.Port,
        Username = ClientBench.Name,
        Password = ClientBench.Password,
        SecurityOptions = SecurityOptions.None,
        Clock = _clock,
        Timeout = 20000,
    });
}
