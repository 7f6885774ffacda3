using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

// Where there is no old unique-id to compare with: what the caller was told decides.
public partial class RenewedNumbersTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Without_unique_ids_numbers_from_before_are_refused(bool blocking)
    {
        using ClientBench bench = Bench(new Pop3TestServerOptions { Uidl = false });
        using Pop3Client client = Client(bench);
        client.ListMessages();
        Drop();
        client.GetMessageCount();
        await Refused(() => Delete(client, 1, blocking));
        await Refused(() => DeleteSome(client, [2, 3], blocking));
        Assert.Throws<Pop3ConnectionLostException>(() => client.DeleteMessages());
        client.GetMessageHeaders(4);
        await Delete(client, 4, blocking); // read in this session
        await Refused(() => Delete(client, 1, blocking));
        client.ListMessages();
        await Delete(client, 1, blocking);
        client.CommitDeletes();
        Assert.Equal(["two", "three"], Left(bench));
    }

    [Fact]
    public void Who_was_told_a_count_is_told_it_again_first()
    {
        using ClientBench bench = Bench();
        using Pop3Client client = Client(bench);
        int newest = client.GetMessageCount();
        Drop();
        Add(bench, "five");
        Assert.Throws<Pop3ConnectionLostException>(() => client.DeleteMessage(newest));
        client.DeleteMessage(client.GetMessageCount());
        client.CommitDeletes();
        Assert.Equal(["one", "two", "three", "four"], Left(bench));
    }

    [Fact]
    public void What_was_read_is_deleted()
    {
        using ClientBench bench = Bench();
        using Pop3Client client = Client(bench);
        client.SaveMessage(1, Stream.Null);
        Drop();
        RemoveFirst(bench);
        Assert.Throws<Pop3ConnectionLostException>(() => client.DeleteMessage(1));
        Assert.True(client.FetchMessages([1])[0].Succeeded);
        client.DeleteMessage(1);
        client.CommitDeletes();
        Assert.Equal(["three", "four"], Left(bench));
    }

    [Fact]
    public void Numbers_that_the_client_has_told_nobody_are_the_callers_own()
    {
        using ClientBench bench = Bench();
        using Pop3Client client = Client(bench);
        client.FetchMessage("two").Dispose();
        Drop();
        client.DeleteMessage(1);
        Assert.Equal("DELE", bench.Server.Connection(2).Commands[^1]);
        Assert.DoesNotContain("UIDL", bench.Server.Connection(2).Commands);
    }

    [Fact]
    public void Whoever_closes_the_transaction_knows_that_the_numbers_are_over()
    {
        using ClientBench bench = Bench();
        using Pop3Client client = Client(bench);
        client.ListMessages();
        client.DeleteMessage(1);
        client.CommitDeletes();
        client.DeleteMessage(1);
        Drop();
        Assert.Throws<Pop3ConnectionLostException>(() => client.Noop());
        client.ListMessages();
        Drop();
        client.GetMessageCount(closeTransaction: true);
        client.DeleteMessage(2);
        client.CommitDeletes();
        Assert.Equal(["two", "four"], Left(bench));
        Assert.Equal(2, bench.Server.Commands.Count(command => command == "UIDL")); // of the listings
    }
}
