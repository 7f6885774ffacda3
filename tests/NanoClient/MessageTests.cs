using System;
using System.IO;
using System.Text;
using Pop3Nano.Client;
using Pop3Nano.Mime;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.NanoClient;

/// <summary>Messages and headers as they come: into a sink, a stream, a buffer.</summary>
public class MessageTests
{
    private const string Header = "From: ann@example.org\r\nSubject: message 1\r\n";

    [Fact]
    public void A_message_is_pushed_token_by_token()
    {
        using var bench = new NanoBench(messages: 2);
        using Pop3Client client = bench.NewClient();
        var sink = new TokenSink();
        client.FetchMessage(2, sink);
        Assert.Equal("From Subject ", sink.Names);
        Assert.Equal("This is message 2.\r\n.dot\r\n", sink.Body);
        Assert.Equal(MimeToken.MessageEnd, sink.Last);
        client.FetchMessage("id-1", sink = new TokenSink());
        Assert.Equal("This is message 1.\r\n.dot\r\n", sink.Body);
    }

    [Fact]
    public void A_sink_that_has_enough_gets_no_more_and_the_connection_stays()
    {
        using var bench = new NanoBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        var sink = new TokenSink(most: 3);
        client.FetchMessage(1, sink);
        Assert.Equal(3, sink.Tokens);
        client.Noop();
        Assert.Single(bench.Dialled);
    }

    [Theory, InlineData(false), InlineData(true)]
    public void A_sink_that_throws_ends_the_connection_unless_marks_depend_on_it(bool marked)
    {
        using var bench = new NanoBench(messages: 2);
        using Pop3Client client = bench.NewClient();
        if (marked) client.DeleteMessage(2);
        Assert.Throws<NotSupportedException>(() => client.FetchMessage(1, new TokenSink(act: () => throw new NotSupportedException())));
        Assert.Equal(marked ? 1 : 2, client.GetMessageCount());
        Assert.Equal(marked ? 1 : 2, bench.Dialled.Count);
        client.CommitDeletes();
        Assert.Equal(marked ? 1 : 2, bench.Mailbox.Count);
    }

    [Fact]
    public void A_sink_can_make_no_call()
    {
        using var bench = new NanoBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        Exception? found = null;
        var sink = new TokenSink(act: () => found ??= Record.Exception(client.Noop));
        client.FetchMessage(1, sink);
        Assert.IsType<InvalidOperationException>(found);
        Assert.Equal(MimeToken.MessageEnd, sink.Last);
    }

    [Fact]
    public void A_message_is_saved_octet_by_octet()
    {
        using var bench = new NanoBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        using var stream = new MemoryStream();
        client.SaveMessage(1, stream);
        client.SaveMessage("id-1", stream);
        string text = Header + "\r\nThis is message 1.\r\n.dot\r\n";
        Assert.Equal(text + text, Encoding.UTF8.GetString(stream.ToArray()));
        Assert.Throws<ArgumentException>(() => client.SaveMessage(1, new MemoryStream(new byte[4], writable: false)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(0)]
    public void Headers_fill_the_buffer_as_they_were_sent(int octetsAtATime)
    {
        using var bench = new NanoBench(messages: 1, options: new Pop3TestServerOptions { MaxReadSize = octetsAtATime });
        using Pop3Client client = bench.NewClient();
        var buffer = new byte[100];
        int length = client.GetMessageHeaders("id-1", buffer);
        Assert.Equal(Header, Encoding.UTF8.GetString(buffer, 0, length));
    }

    [Fact]
    public void Headers_that_have_no_room_are_cut_and_counted()
    {
        using var bench = new NanoBench(messages: 1);
        using Pop3Client client = bench.NewClient();
        var buffer = new byte[10];
        Assert.Equal(Header.Length, client.GetMessageHeaders(1, buffer));
        Assert.Equal(Header[..10], Encoding.UTF8.GetString(buffer));
    }

    [Theory, InlineData(true), InlineData(false)]
    public void Without_TOP_headers_are_read_from_the_whole_message(bool capa)
    {
        using var bench = new NanoBench(messages: 1, options: new Pop3TestServerOptions { Top = false, Capa = capa });
        using Pop3Client client = bench.NewClient();
        var buffer = new byte[100];
        Assert.Equal(Header.Length, client.GetMessageHeaders(1, buffer));
        Assert.Equal(Header.Length, client.GetMessageHeaders(1, buffer));
        Assert.Equal(capa ? 0 : 1, Count(bench, "TOP"));
        Assert.Equal(2, Count(bench, "RETR"));
    }

    [Fact]
    public void A_header_without_an_empty_line_behind_it_is_all_there_is()
    {
        using var bench = new NanoBench();
        bench.Mailbox.Add("Subject: only\r\n"u8.ToArray());
        bench.Mailbox.Add("\r\nbody\r\n"u8.ToArray());
        using Pop3Client client = bench.NewClient();
        Assert.Equal("Subject: only\r\n".Length, client.GetMessageHeaders(1, new byte[50]));
        Assert.Equal(0, client.GetMessageHeaders(2, new byte[50]));
    }

    private static int Count(NanoBench bench, string command)
    {
        int count = 0;
        foreach (string said in bench.Server.Commands) count += said == command ? 1 : 0;
        return count;
    }
}
