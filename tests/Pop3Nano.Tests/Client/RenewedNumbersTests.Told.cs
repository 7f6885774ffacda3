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
