using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Xunit;

namespace Pop3Nano.Tests.Client;

// Where there is no old unique-id to compare with: what the caller was told decides.
public sealed partial class RenewedNumbersTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Without_unique_ids_numbers_from_before_are_refused(bool blocking)
    {
        _bench.Server.On("UIDL").Reply("-ERR what?\r\n");
        _client.ListMessages();
        Drop();
        _client.GetMessageCount();
        await Refused(() => Delete(1, blocking));
        await Refused(() => DeleteSome([2, 3], blocking));
        Assert.Throws<Pop3ConnectionLostException>(() => _client.DeleteMessages());
        _client.GetMessageHeaders(4);
        await Delete(4, blocking); // read in this session
        await Refused(() => Delete(1, blocking));
        _client.ListMessages();
        await Delete(1, blocking);
        _client.CommitDeletes();
        Assert.Equal(["two", "three"], Left());
    }

    // A blank unique-id, or one that two messages have, tells no message from another.
    [Theory]
    [InlineData("", "")]
    [InlineData("four", "three")]
    public void Deleting_all_leaves_a_message_that_nothing_shows_to_be_one_of_those_that_were_listed(string before, string after)
    {
        _bench.Server.On("UIDL", connection: 1).Reply($"+OK\r\n1 one\r\n2 two\r\n3 three\r\n4 {before}\r\n.\r\n");
        _bench.Server.On("UIDL", connection: 3).Reply($"+OK\r\n1 one\r\n2 two\r\n3 three\r\n4 {after}\r\n.\r\n");
        _client.ListMessages();
        Drop();
        RemoveLast();
        Add("five");
        Assert.Throws<Pop3ConnectionLostException>(() => _client.DeleteMessages());
        _client.CommitDeletes();
        Assert.Equal(["one", "two", "three", "five"], Left());
    }

    [Fact]
    public void A_number_that_was_told_anew_before_a_second_loss_is_not_what_it_was_before_the_first()
    {
        _client.ListMessages();
        Drop();
        RemoveFirst();
        Assert.Equal("four", _client.GetMessageUniqueId(3));
        Drop();
        _bench.Mailbox.Clear(); // a backup comes back
        foreach (string name in new[] { "one", "two", "three", "four" }) Add(name);
        Assert.Throws<Pop3ConnectionLostException>(() => _client.DeleteMessage(3)); // three, where the caller means four
        _client.DeleteMessage(2); // as it was told
        _client.CommitDeletes();
        Assert.Equal(["one", "three", "four"], Left());
    }

    [Fact]
    public void A_number_that_was_told_alike_before_a_second_loss_still_holds()
    {
        _client.ListMessages();
        Drop();
        Assert.Equal("three", _client.GetMessageInfo(3, Pop3ListFields.IdOnly).UniqueId);
        Drop();
        _client.DeleteMessage(3);
        _client.CommitDeletes();
        Assert.Equal(["one", "two", "four"], Left());
    }

    [Fact]
    public void Who_was_told_a_count_is_told_it_again_first()
    {
        int newest = _client.GetMessageCount();
        Drop();
        Add("five");
        Assert.Throws<Pop3ConnectionLostException>(() => _client.DeleteMessage(newest));
        _client.DeleteMessage(_client.GetMessageCount());
        _client.CommitDeletes();
        Assert.Equal(["one", "two", "three", "four"], Left());
    }

    [Fact]
    public void What_was_read_is_deleted()
    {
        _client.SaveMessage(1, Stream.Null);
        Drop();
        RemoveFirst();
        Assert.Throws<Pop3ConnectionLostException>(() => _client.DeleteMessage(1));
        Assert.True(_client.FetchMessages([1])[0].Succeeded);
        _client.DeleteMessage(1);
        _client.CommitDeletes();
        Assert.Equal(["three", "four"], Left());
    }

    [Fact]
    public void Numbers_that_the_client_has_told_nobody_are_the_callers_own()
    {
        _client.FetchMessage("two").Dispose();
        Drop();
        _client.DeleteMessage(1);
        Assert.Equal("DELE", _bench.Server.Connection(2).Commands[^1]);
        Assert.DoesNotContain("UIDL", _bench.Server.Connection(2).Commands);
    }

    [Fact]
    public void Whoever_closes_the_transaction_knows_that_the_numbers_are_over()
    {
        _client.ListMessages();
        _client.DeleteMessage(1);
        _client.CommitDeletes();
        _client.DeleteMessage(1);
        Drop();
        Assert.Throws<Pop3ConnectionLostException>(() => _client.Noop());
        _client.ListMessages();
        Drop();
        _client.GetMessageCount(closeTransaction: true);
        _client.DeleteMessage(2);
        _client.CommitDeletes();
        Assert.Equal(["two", "four"], Left());
        Assert.Equal(2, _bench.Server.Commands.Count(command => command == "UIDL")); // of the listings
    }
}
