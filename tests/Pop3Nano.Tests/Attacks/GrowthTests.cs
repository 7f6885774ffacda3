using System;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Allocation;
using Pop3Nano.Tests.Client;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Attacks;

/// <summary>A server that sends without end: what streams takes no memory, what is kept has a bound.</summary>
[Collection(AloneCollection.Name)]
public class GrowthTests
{
    [Theory, InlineData(true), InlineData(false)]
    public async Task A_listing_of_10_million_lines_streams_through_the_session(bool blocking)
    {
        const int lines = 10_000_000;
        byte[] block = Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat("9999999 1000\r\n", 1000)));
        Pop3Session session = await Open(blocking, out LoopChannel channel);
        session.Engine.MaxListingLines = lines;
        if (blocking) session.List();
        else await session.ListAsync();
        channel.Answer(block, lines / 1000);
        int count = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (; count < lines; count++) Assert.True(blocking ? session.ReadLine() : await session.ReadLineAsync());
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
        channel.Answer(".\r\n"u8.ToArray());
        Assert.False(blocking ? session.ReadLine() : await session.ReadLineAsync());
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_listing_that_goes_on_ends_the_call_of_a_client_which_keeps_it(bool blocking)
    {
        byte[] endless = Encoding.ASCII.GetBytes("+OK\r\n" + string.Concat(Enumerable.Repeat("1 1\r\n", 1_100_000)));
        using var bench = new ClientBench(messages: 1);
        bench.Server.On("LIST").Reply(endless);
        using Pop3Client client = bench.NewClient();
        client.Timeout = 120000;
        Pop3ProtocolException broken = await Assert.ThrowsAsync<Pop3ProtocolException>(async () => { _ = blocking ? client.ListMessages() : await client.ListMessagesAsync(); });
        Assert.Equal(Pop3Fault.TooManyLines, broken.Fault);
        bench.Server.ClearScript();
        Assert.Single(client.ListMessages()); // the next call works
    }

    // Lines may be as long as the buffer: the bound on their number alone would let 16 GB in.
    [Theory, InlineData(true), InlineData(false)]
    public async Task Unique_ids_of_10_KB_each_are_bounded_by_their_octets(bool blocking)
    {
        byte[] line = Encoding.ASCII.GetBytes("1 " + new string('x', 10_000) + "\r\n");
        Pop3Session session = await Open(blocking, out LoopChannel channel);
        if (blocking) session.UniqueIds();
        else await session.UniqueIdsAsync();
        channel.Answer(line, int.MaxValue);
        int count = 0;
        Pop3ProtocolException broken = await Assert.ThrowsAsync<Pop3ProtocolException>(async () =>
        {
            while (blocking ? session.ReadLine() : await session.ReadLineAsync()) count++;
        });
        Assert.Equal(Pop3Fault.TooManyLines, broken.Fault);
        Assert.Equal((1 << 27) / 10_002, count);
        Assert.True(session.IsOver);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_line_of_more_than_2_GB_streams_and_is_counted(bool blocking)
    {
        const int times = 33_000;
        byte[] block = Encoding.ASCII.GetBytes(new string('y', 1 << 16));
        long expected = (long)times * block.Length;
        Assert.True(expected > int.MaxValue);
        Pop3Session session = await Open(blocking, out LoopChannel channel);
        if (blocking) session.Retr(1);
        else await session.RetrAsync(1);
        channel.Answer(block, times);
        long count = 0;
        long before = GC.GetAllocatedBytesForCurrentThread();
        while (count < expected)
        {
            Assert.True(blocking ? session.ReadOctets() : await session.ReadOctetsAsync());
            count += session.TextLength;
        }
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 10_000);
        channel.Answer("\r\n.\r\n"u8.ToArray());
        while (blocking ? session.ReadOctets() : await session.ReadOctetsAsync()) count += session.TextLength;
        Assert.Equal(expected + 2, count);
        channel.Answer("+OK\r\n"u8.ToArray());
        session.Noop();
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_header_beyond_the_bound_is_an_error_of_its_message_alone(bool blocking)
    {
        using var bench = new ClientBench(messages: 1);
        bench.Mailbox.Add("Subject: long\r\nX: " + new string('x', 5 << 20) + "\r\n\r\nbody\r\n");
        using Pop3Client client = bench.NewClient();
        var infos = blocking ? client.ListMessages(Pop3ListFields.Main) : await client.ListMessagesAsync(Pop3ListFields.Main);
        Assert.Equal("message 1", infos[0].Subject);
        Assert.IsType<NotSupportedException>(infos[1].Error);
    }

    // The header's end is known soon where the whole message comes for want of TOP, and never where the header itself has none.
    [Theory, InlineData(true, true), InlineData(false, true), InlineData(true, false), InlineData(false, false)]
    public async Task A_reply_without_end_in_place_of_a_header_ends_the_call(bool blocking, bool top)
    {
        using var bench = new ClientBench(messages: 1, new Pop3TestServerOptions { Top = top, KeepsTranscript = false });
        if (top) bench.Mailbox.Add(1L << 40, () => new EndlessField());
        else bench.Mailbox.AddSynthetic(1L << 40);
        using Pop3Client client = bench.NewClient();
        Task call = blocking ? Task.Run(() => client.GetMessageHeaders(2)) : client.GetMessageHeadersAsync(2);
        await Assert.ThrowsAsync<NotSupportedException>(() => call.WaitAsync(TimeSpan.FromMinutes(3)));
        call = blocking ? Task.Run(() => client.ListMessages(Pop3ListFields.Main)) : client.ListMessagesAsync(Pop3ListFields.Main);
        await Assert.ThrowsAsync<NotSupportedException>(() => call.WaitAsync(TimeSpan.FromMinutes(3)));
        Assert.Equal("message 1", client.GetMessageHeaders(1)["Subject"]); // the next call works
        Assert.Equal(3, bench.Server.Connections);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_helping_connection_is_left_too(bool blocking)
    {
        using var bench = new ClientBench(messages: 1, new Pop3TestServerOptions { KeepsTranscript = false });
        bench.Mailbox.Add(1L << 40, () => new EndlessField());
        using Pop3Client client = bench.NewClient();
        client.UseMultiConnection = MultiConnectionMode.Enable;
        Task call = blocking ? Task.Run(() => client.ListMessages(Pop3ListFields.Main)) : client.ListMessagesAsync(Pop3ListFields.Main);
        await Assert.ThrowsAsync<NotSupportedException>(() => call.WaitAsync(TimeSpan.FromMinutes(3)));
        Assert.Equal(2, bench.Server.Connections);
    }

    private static Task<Pop3Session> Open(bool blocking, out LoopChannel channel)
    {
        channel = new LoopChannel();
        return OpenAsync(blocking, channel);
    }

    private static async Task<Pop3Session> OpenAsync(bool blocking, LoopChannel channel)
    {
        var session = new Pop3Session(channel, new Pop3SessionOptions());
        channel.Answer("+OK\r\n"u8.ToArray(), 4); // greeting, USER, PASS, and the beginning of what is asked for
        if (blocking) session.Greet();
        else await session.GreetAsync();
        session.Login("ann", "x", Pop3LoginMethod.UserPass);
        return session;
    }
}
