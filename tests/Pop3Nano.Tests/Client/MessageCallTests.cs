using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Mime;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>Lists, headers and whole messages: few flights, the caller's order, and one that is refused does not lose the others.</summary>
public class MessageCallTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task Fifty_messages_are_listed_with_their_headers_in_three_flights(bool blocking)
    {
        using var bench = new ClientBench(messages: 50);
        using Pop3Client client = bench.NewClient();
        client.Noop();
        int before = bench.Server.Flights;
        IReadOnlyList<Pop3MessageInfo> infos = blocking ? client.ListMessages(Pop3ListFields.Main) : await client.ListMessagesAsync(Pop3ListFields.Main);
        Assert.InRange(bench.Server.Flights - before, 1, 3);
        Assert.Equal(50, infos.Count);
        for (int i = 0; i < 50; i++)
        {
            Assert.Equal(i + 1, infos[i].SequenceNumber);
            Assert.Equal($"message {i + 1}", infos[i].Subject);
            Assert.Equal("ann@example.org", infos[i].From!.Address);
            Assert.True(infos[i].Size > 0);
            Assert.NotEqual("", infos[i].UniqueId);
            Assert.Null(infos[i].Error);
        }
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task One_message_is_described_in_one_flight(bool blocking)
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        client.Noop();
        int before = bench.Server.Flights;
        Pop3MessageInfo info = blocking ? client.GetMessageInfo(2) : await client.GetMessageInfoAsync(2);
        Assert.Equal(1, bench.Server.Flights - before);
        Assert.Equal("message 2", info.Subject);
        Assert.Equal(2, info.SequenceNumber);
        Assert.Equal(info.UniqueId, client.GetMessageInfo(info.UniqueId, Pop3ListFields.IdOnly).UniqueId);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task Fifty_messages_are_fetched_in_three_flights(bool blocking)
    {
        using var bench = new ClientBench(messages: 50);
        using Pop3Client client = bench.NewClient();
        client.Noop();
        int before = bench.Server.Flights;
        IEnumerable<int> numbers = Enumerable.Range(1, 50).Reverse();
        IReadOnlyList<Pop3FetchResult> results = blocking ? client.FetchMessages(numbers) : await client.FetchMessagesAsync(numbers);
        Assert.InRange(bench.Server.Flights - before, 1, 3);
        Assert.Equal(Enumerable.Range(1, 50).Reverse(), results.Select(result => result.SequenceNumber));
        Assert.All(results, result => Assert.Equal($"message {result.SequenceNumber}", result.Message!.Subject));
    }

    [Fact]
    public void What_can_not_be_had_does_not_lose_the_others()
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        IReadOnlyList<Pop3FetchResult> results = client.FetchMessages([1, 9, 3, 3]);
        Assert.Equal([true, false, true, true], results.Select(result => result.Succeeded));
        Assert.IsType<Pop3CommandException>(results[1].Error);
        IReadOnlyList<Pop3MessageInfo> infos = client.ListMessages(["unknown", client.GetMessageUniqueId(2)], Pop3ListFields.Main);
        Assert.IsType<Pop3MessageNotFoundException>(infos[0].Error);
        Assert.Equal("message 2", infos[1].Subject);
        Assert.Empty(client.ListMessages(Array.Empty<string>()));
        Assert.Empty(client.ListMessages(Array.Empty<int>()));
        Assert.Empty(client.FetchMessages(Array.Empty<int>()));
    }

    [Fact]
    public void Headers_are_exactly_what_was_sent()
    {
        using var bench = new ClientBench();
        bench.Mailbox.Add("Received: one\nReceived: two\nX-Odd:  kept  \n\nbody\n");
        using Pop3Client client = bench.NewClient();
        HeaderCollection headers = client.GetMessageHeaders(1);
        Assert.Equal("Received: one\r\nReceived: two\r\nX-Odd:  kept  \r\n", Encoding.ASCII.GetString(headers.Raw.Span));
        Assert.Equal(2, headers.GetAll("received").Count());
    }

    [Fact]
    public void A_server_without_top_gives_headers_all_the_same()
    {
        using var bench = new ClientBench(messages: 2, new Pop3TestServerOptions { Top = false });
        using Pop3Client client = bench.NewClient();
        Assert.Equal(["message 1", "message 2"], client.ListMessages(Pop3ListFields.Main).Select(info => info.Subject));
        Assert.Equal("message 2", client.GetMessageInfo(2).Subject);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_message_is_saved_octet_by_octet(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        string expected = "From: Ann <ann@example.org>\r\nSubject: message 1\r\n\r\nThis is message 1.\r\n.dot\r\n";
        using var stream = new MemoryStream();
        if (blocking) client.SaveMessage(1, stream);
        else await client.SaveMessageAsync(1, stream);
        Assert.Equal(expected, Encoding.ASCII.GetString(stream.ToArray()));

        string folder = Directory.CreateTempSubdirectory("pop3nano").FullName;
        string file = Path.Combine(folder, "one.eml");
        if (blocking) client.SaveMessage(1, file);
        else await client.SaveMessageAsync(1, file);
        Assert.Equal(expected, await File.ReadAllTextAsync(file));
        Assert.Throws<Pop3CommandException>(() => client.SaveMessage(2, file));
        Assert.Equal(expected, await File.ReadAllTextAsync(file));
        Assert.Equal([file], Directory.GetFiles(folder));
        Directory.Delete(folder, recursive: true);
    }

    [Theory, InlineData("+OK 1234 octets", 1234), InlineData("+OK message follows", -1), InlineData("+OK 2 messages", -1), InlineData("+OK", -1)]
    public void Progress_has_the_size_that_the_reply_announces_and_no_other(string status, long expected)
    {
        using var bench = new ClientBench(messages: 2);
        using Pop3Client client = bench.NewClient();
        Assert.Equal(2, client.ListMessages().Count); // whose sizes are none of this message's
        bench.Server.On("RETR").Reply(status + "\r\nSubject: one\r\n\r\nbody\r\n.\r\n");
        var seen = new List<Pop3Progress>();
        client.FetchMessages([2], new Reported(seen));
        Assert.NotEmpty(seen);
        Assert.All(seen, progress => Assert.Equal((2, 0, 1, expected), (progress.SequenceNumber, progress.Messages, progress.Total, progress.Size)));
    }

    private sealed class Reported(List<Pop3Progress> seen) : IProgress<Pop3Progress>
    {
        public void Report(Pop3Progress value) => seen.Add(value);
    }

    [Fact]
    public void A_stream_that_throws_costs_the_call_and_nothing_else()
    {
        using var bench = new ClientBench(messages: 3);
        using Pop3Client client = bench.NewClient();
        var closed = new MemoryStream();
        closed.Dispose();
        Assert.Throws<ArgumentException>(() => client.SaveMessage(1, closed));
        Assert.Throws<NotSupportedException>(() => client.SaveMessage(1, new MemoryStream(new byte[3])));
        Assert.Equal(3, client.GetMessageCount());
        client.DeleteMessage(2);
        Assert.Throws<NotSupportedException>(() => client.SaveMessage(1, new MemoryStream(new byte[3])));
        client.CommitDeletes();
        Assert.Equal(2, bench.Mailbox.Count);
    }

    // A terabyte under the name of 200 octets: whoever wants a bound has it in the stream, or in the progress.
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_message_without_end_is_bounded_by_the_stream_or_the_progress(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        bench.Mailbox.AddSynthetic(1L << 40).ListedSize = "200";
        using Pop3Client client = bench.NewClient();
        Assert.Equal(200, client.GetMessageSize(2));
        var bounded = new MemoryStream(new byte[100000]);
        if (blocking) Assert.Throws<NotSupportedException>(() => client.SaveMessage(2, bounded));
        else await Assert.ThrowsAsync<NotSupportedException>(() => client.SaveMessageAsync(2, bounded));
        Assert.InRange(bounded.Position, 1, 100000);

        string folder = Directory.CreateTempSubdirectory("pop3nano").FullName;
        string file = Path.Combine(folder, "two.eml");
        var bound = new Bound(100000);
        if (blocking) Assert.Throws<InvalidDataException>(() => client.SaveMessage(2, file, bound));
        else await Assert.ThrowsAsync<InvalidDataException>(() => client.SaveMessageAsync(2, file, bound));
        Assert.Empty(Directory.GetFiles(folder));
        Directory.Delete(folder);
        Assert.Equal("message 1", client.GetMessageInfo(1).Subject);
    }

    private sealed class Bound(long octets) : IProgress<long>
    {
        public void Report(long value)
        {
            if (value > octets) throw new InvalidDataException("The message is too large.");
        }
    }
}
