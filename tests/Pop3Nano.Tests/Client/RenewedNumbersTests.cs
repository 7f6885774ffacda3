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
public sealed partial class RenewedNumbersTests : IDisposable
{
    private readonly ManualClock _clock = new();
    private readonly ClientBench _bench = new();
    private readonly Pop3Client _client;

    public RenewedNumbersTests()
    {
        foreach (string name in new[] { "one", "two", "three", "four" }) Add(name);
        _bench.Server.On("NOOP").Close(); // whoever was idle finds the connection gone
        _client = _bench.NewClient(_clock);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_number_that_still_stands_for_its_message_deletes_it(bool blocking)
    {
        _client.ListMessages();
        Drop();
        await Delete(3, blocking);
        Assert.Equal(["UIDL", "DELE"], _bench.Server.Commands.TakeLast(2));
        await Delete(2, blocking);
        _client.CommitDeletes();
        Assert.Equal(["one", "four"], Left());
        Assert.Equal(2, _bench.Server.Connections);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_number_that_became_another_messages_deletes_nothing_until_the_messages_are_listed_again(bool blocking)
    {
        _client.ListMessages();
        Drop();
        RemoveFirst();
        Assert.Contains("3 may be the number of another message", (await Refused(() => Delete(3, blocking))).Message);
        await Refused(() => Delete(3, blocking)); // trying again does not help
        await Refused(() => Delete(4, blocking)); // there is none any more
        Assert.DoesNotContain("DELE", _bench.Server.Connection(3).Commands);
        Assert.Equal(3, _client.ListMessages().Count);
        await Delete(3, blocking);
        _client.CommitDeletes();
        Assert.Equal(["two", "three"], Left());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Several_numbers_are_marked_together_or_not_at_all(bool blocking)
    {
        _client.ListMessages();
        Drop();
        Assert.All(await DeleteSome([1, 2], blocking), result => Assert.True(result.Succeeded));
        Assert.Equal(["UIDL", "UIDL", "DELE", "DELE"], _bench.Server.Commands.TakeLast(4));
        _client.UndeleteMessages();
        Drop();
        RemoveLast();
        await Refused(() => DeleteSome([1, 4], blocking)); // 1 would be right
        _client.CommitDeletes();
        Assert.Equal(["one", "two", "three"], Left());
    }

    [Fact]
    public void A_call_that_fails_with_its_connection_can_be_repeated_safely()
    {
        _client.ListMessages();
        _bench.Server.On("DELE", occurrence: 1).Close();
        Assert.Throws<Pop3ConnectionLostException>(() => _client.DeleteMessage(2));
        RemoveFirst();
        Assert.Throws<Pop3ConnectionLostException>(() => _client.DeleteMessage(2));
        _client.DeleteMessage("three");
        _client.CommitDeletes();
        Assert.Equal(["two", "four"], Left());
    }

    [Fact]
    public void Marks_that_were_lost_are_set_again_on_the_same_messages_only()
    {
        _client.ListMessages();
        _client.DeleteMessage(2);
        Drop();
        RemoveFirst();
        IReadOnlyList<int> lost = Assert.Throws<Pop3ConnectionLostException>(() => _client.Noop()).LostMarks;
        Assert.Throws<Pop3ConnectionLostException>(() => _client.DeleteMessages(lost));
        _client.CommitDeletes();
        Assert.Equal(["two", "three", "four"], Left());
    }

    [Fact]
    public void A_second_loss_changes_nothing()
    {
        _client.ListMessages();
        Drop();
        _client.DeleteMessage(2);
        _client.UndeleteMessages();
        RemoveFirst();
        Drop();
        _client.FetchMessage("two").Dispose();
        Drop();
        Assert.Throws<Pop3ConnectionLostException>(() => _client.DeleteMessage(2));
        Assert.Equal("two", _client.GetMessageUniqueId(1));
        _client.DeleteMessage(1); // asked for by name: the caller knows
        Assert.Throws<Pop3ConnectionLostException>(() => _client.DeleteMessage(2));
        _client.CommitDeletes();
        Assert.Equal(["three", "four"], Left());
    }

    [Fact]
    public void Neither_a_count_nor_a_reading_by_number_makes_listed_numbers_good_again()
    {
        _client.ListMessages();
        Drop();
        RemoveFirst();
        _client.GetMessageCount();
        _client.FetchMessage(2).Dispose();
        _client.GetMessageSize(2);
        Assert.Throws<Pop3ConnectionLostException>(() => _client.DeleteMessage(2));
        Assert.Equal("three", _client.GetMessageInfo(2, Pop3ListFields.IdOnly).UniqueId);
        _client.DeleteMessage(2);
        _client.CommitDeletes();
        Assert.Equal(["two", "four"], Left());
    }

    [Fact]
    public void What_a_query_found_is_deleted_or_nothing_is()
    {
        MailQuery query = new("'Subject' Contains 'three'");
        int[] found = _client.ListMessages(query).Select(info => info.SequenceNumber).ToArray();
        Assert.Equal([3], found);
        Drop();
        RemoveFirst();
        Assert.Throws<Pop3ConnectionLostException>(() => _client.DeleteMessages(found));
        found = _client.ListMessages(query).Select(info => info.SequenceNumber).ToArray();
        _client.DeleteMessages(found);
        Assert.Throws<Pop3ConnectionLostException>(() => _client.DeleteMessage(1)); // the query did not show it
        _client.CommitDeletes();
        Assert.Equal(["two", "four"], Left());
    }

    [Fact]
    public async Task A_loop_over_the_messages_shows_those_that_it_came_to()
    {
        _client.ListMessages();
        Drop();
        RemoveFirst();
        await foreach (Pop3MessageInfo info in _client.EnumerateMessageInfosAsync())
        {
            if (info.SequenceNumber == 2) break;
        }
        _client.DeleteMessage(2);
        Assert.Throws<Pop3ConnectionLostException>(() => _client.DeleteMessage(3));
        await foreach (Pop3MessageInfo _ in _client.EnumerateMessageInfosAsync()) { }
        _client.DeleteMessage(3);
        _client.CommitDeletes();
        Assert.Equal(["two"], Left());
    }

    [Fact]
    public void Deleting_all_leaves_messages_that_were_not_listed()
    {
        _client.ListMessages();
        Drop();
        Add("five");
        Assert.Throws<Pop3ConnectionLostException>(() => _client.DeleteMessages());
        RemoveLast();
        _client.CommitDeletes();
        _client.ListMessages();
        Drop();
        RemoveFirst();
        Assert.Equal(3, _client.DeleteMessages().Count(result => result.Succeeded)); // all of them were listed, under whichever number
        _client.CommitDeletes();
        Assert.Empty(Left());
    }

    public void Dispose()
    {
        _client.Dispose();
        _bench.Dispose();
    }

    // The client finds the connection gone when it looks at it next.
    private void Drop() => _clock.Advance(TimeSpan.FromHours(1));

    private void Add(string name) => _bench.Mailbox.Add($"Subject: {name}\n\nThis is {name}.\n", name);

    private string[] Left() => _bench.Mailbox.Messages.Select(message => message.UniqueId).ToArray();

    private void RemoveFirst() => Remove(1);

    private void RemoveLast() => Remove(_bench.Mailbox.Count);

    private void Remove(int number)
    {
        using Pop3Client other = _bench.NewClient();
        other.DeleteMessage(number);
        other.CommitDeletes();
    }

    private static async Task<Pop3ConnectionLostException> Refused(Func<Task> call)
    {
        Pop3ConnectionLostException refused = await Assert.ThrowsAsync<Pop3ConnectionLostException>(call);
        Assert.Empty(refused.LostMarks);
        return refused;
    }

    private async Task Delete(int number, bool blocking)
    {
        if (blocking) _client.DeleteMessage(number);
        else await _client.DeleteMessageAsync(number);
    }

    private async Task<IReadOnlyList<Pop3DeleteResult>> DeleteSome(int[] numbers, bool blocking) =>
        blocking ? _client.DeleteMessages(numbers) : await _client.DeleteMessagesAsync(numbers);
}
