using System;
using System.IO;
using System.Linq;
using System.Text;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Testing;

public sealed class MailboxTests
{
    [Fact]
    public void Text_gets_crlf_and_octets_stay_as_they_are()
    {
        using var server = new Pop3TestServer();
        TestMailbox mailbox = server.AddMailbox("tim", "secret");
        Assert.Equal(6, mailbox.Add("a\nb\r\n").Octets);
        Assert.Equal(4, mailbox.Add("a\nb\n"u8.ToArray()).Octets);
        using var reader = new StreamReader(mailbox.Messages[0].Open());
        Assert.Equal("a\r\nb\r\n", reader.ReadToEnd());
        Assert.Equal([1, 2], mailbox.Messages.Select(m => m.Number));
        Assert.Equal(2, mailbox.Messages.Select(m => m.UniqueId).Distinct().Count());
    }

    [Fact]
    public void Unique_ids_and_listed_sizes_may_be_anything()
    {
        using var server = new Pop3TestServer();
        TestMailbox mailbox = server.AddMailbox("tim", "secret");
        mailbox.Add("a\n", "same");
        mailbox.Add("b\n", "same").ListedSize = "-1";
        mailbox.Add("c\n", "").ListedSize = "99999999999999999999";
        mailbox.Add("d\n", "ünïque").ListedSize = "";
        mailbox.Messages[0].UniqueId = new string('u', 80);
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("UIDL").Ok().Expect("1 " + new string('u', 80), "2 same", "3 ", "4 ünïque", ".")
            .Send("LIST").Ok().Expect("1 3", "2 -1", "3 99999999999999999999", "4 ", ".");
    }

    [Theory]
    [InlineData("", new[] { "." })]
    [InlineData(".", new[] { "..", "." })]
    [InlineData("no end", new[] { "no end", "." })]
    [InlineData("..\r\n.\r\n", new[] { "...", "..", "." })]
    public void A_message_is_stuffed_and_ends_with_a_line_of_its_own(string message, string[] lines)
    {
        using var server = new Pop3TestServer();
        server.AddMailbox("tim", "secret").Add(Encoding.ASCII.GetBytes(message));
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("RETR 1").Ok().Expect(lines).Send("NOOP").Ok();
    }

    /// <summary>RFC 1939 §3: clients look for CRLF, the termination octet and CRLF.</summary>
    [Theory]
    [InlineData("h: 1\r\n\r\nend\r\n", "h: 1\r\n\r\nend\r\n.\r\n")]
    [InlineData("h: 1\r\n\r\nend\n", "h: 1\r\n\r\nend\n\r\n.\r\n")]
    [InlineData("h: 1\n\nend\n.\n", "h: 1\n\nend\n..\n\r\n.\r\n")]
    [InlineData("h: 1\r\n\r\nend\r", "h: 1\r\n\r\nend\r\r\n.\r\n")]
    [InlineData("\n", "\n\r\n.\r\n")]
    public void Whatever_ends_a_message_a_strict_client_finds_the_end_of_the_reply(string message, string sent)
    {
        for (int size = 0; size <= 3; size++)
        {
            using var server = new Pop3TestServer(new Pop3TestServerOptions { MaxReadSize = size });
            server.AddMailbox("tim", "secret").Add(Encoding.ASCII.GetBytes(message));
            using Dialogue client = Dialogue.InMemory(server);
            byte[] octets = new byte[sent.Length];
            foreach (string line in (string[])["RETR 1", "TOP 1 9"])
            {
                (line == "RETR 1" ? client.LogIn() : client).Send(line).Ok();
                client.Stream.ReadExactly(octets);
                Assert.Equal(sent, Encoding.ASCII.GetString(octets));
            }
            client.Send("NOOP").Expect("+OK");
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(0)]
    public void Stuffing_does_not_depend_on_the_size_of_reads(int size)
    {
        using var server = new Pop3TestServer(new Pop3TestServerOptions { MaxReadSize = size });
        string text = string.Concat(Enumerable.Range(0, 3000).Select(i => (i % 3 == 0 ? "." : "") + new string('x', i % 11) + "\r\n"));
        server.AddMailbox("tim", "secret").Add("\r\n" + text);
        using Dialogue client = Dialogue.InMemory(server);
        string[] expected = ["", .. text.Split("\r\n")[..^1].Select(l => l.StartsWith('.') ? "." + l : l)];
        client.LogIn().Send("RETR 1").Ok();
        Assert.Equal(expected, client.Listing());
        client.Send("TOP 1 1000").Ok();
        Assert.Equal(expected[..1001], client.Listing());
        byte[] buffer = new byte[100];
        client.Send("NOOP");
        int count = client.Stream.Read(buffer);
        Assert.Equal(size == 0 ? 5 : Math.Min(size, 5), count);
    }

    [Fact]
    public void The_removal_of_marked_messages_needs_quit()
    {
        using var server = new Pop3TestServer();
        TestMailbox mailbox = server.AddMailbox("tim", "secret");
        mailbox.Add("a\n");
        mailbox.Add("b\n");
        using (Dialogue client = Dialogue.InMemory(server)) client.LogIn().Send("DELE 1").Ok();
        Assert.Equal(2, mailbox.Count);
        using (Dialogue client = Dialogue.InMemory(server))
        {
            client.LogIn().Send("DELE 1").Ok();
            mailbox.Add("c\n");
            client.Send("STAT").Expect("+OK 1 3").Send("QUIT").Ok().ExpectEnd();
        }
        Assert.Equal(2, mailbox.Count);
        Assert.False(mailbox.IsLocked);
        // A QUIT that nobody waits for is a QUIT.
        using (Dialogue client = Dialogue.InMemory(server)) client.LogIn().Send("DELE 1", "QUIT");
        Assert.Equal(1, mailbox.Count);
    }

    [Fact]
    public void A_second_session_is_refused_until_the_first_ends()
    {
        using var server = new Pop3TestServer();
        TestMailbox mailbox = server.AddMailbox("tim", "secret");
        using Dialogue first = Dialogue.InMemory(server);
        using Dialogue second = Dialogue.InMemory(server);
        first.LogIn();
        Assert.True(mailbox.IsLocked);
        second.Ok().Send("USER tim", "PASS secret").Ok().ExpectStart("-ERR [IN-USE] ");
        first.Send("QUIT").Ok();
        second.Send("USER tim", "PASS secret").Ok().Ok();
    }

    [Fact]
    public void Login_delay_counts_by_the_clock()
    {
        var clock = new ManualClock();
        using var server = new Pop3TestServer(new Pop3TestServerOptions { LoginDelay = 60, Clock = clock });
        server.AddMailbox("tim", "secret");
        using (Dialogue client = Dialogue.InMemory(server)) client.LogIn().Send("QUIT").Ok();
        clock.Advance(TimeSpan.FromSeconds(59));
        using Dialogue again = Dialogue.InMemory(server);
        again.Ok().Send("USER tim", "PASS secret").Ok().ExpectStart("-ERR [LOGIN-DELAY] ");
        clock.Advance(TimeSpan.FromSeconds(1));
        again.Send("USER tim", "PASS secret").Ok().Ok();
    }

    [Theory]
    [InlineData(32)]
    [InlineData(33)]
    [InlineData(1_000_003)]
    public void A_synthetic_message_has_its_size_to_the_octet(long octets)
    {
        using var server = new Pop3TestServer();
        TestMessage message = server.AddMailbox("tim", "secret").AddSynthetic(octets);
        using Stream stream = message.Open();
        using var copy = new MemoryStream();
        stream.CopyTo(copy);
        Assert.Equal(octets, copy.Length);
        Assert.EndsWith("\r\n", Encoding.ASCII.GetString(copy.ToArray()), StringComparison.Ordinal);
    }

    [Fact]
    public void A_large_message_is_never_held_in_memory()
    {
        const long Size = 64L << 20;
        using var server = new Pop3TestServer(new Pop3TestServerOptions { KeepsTranscript = false });
        server.AddMailbox("tim", "secret").AddSynthetic(Size);
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("RETR 1").Expect("+OK " + Size + " octets");
        byte[] buffer = new byte[2048];
        long before = GC.GetAllocatedBytesForCurrentThread();
        long total = 0;
        while (total < Size + 3) total += client.Stream.Read(buffer);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 65536); // a thousandth of the message
        Assert.Equal(Size + 3, total);
        client.Send("NOOP").Ok();
    }

    [Fact]
    public void Ten_thousand_messages_are_listed()
    {
        using var server = new Pop3TestServer();
        TestMailbox mailbox = server.AddMailbox("tim", "secret");
        for (int i = 0; i < 10_000; i++) mailbox.AddSynthetic(100);
        using Dialogue client = Dialogue.InMemory(server);
        client.LogIn().Send("STAT").Expect("+OK 10000 1000000").Send("UIDL").Ok();
        Assert.Equal(10_000, client.Listing().Distinct().Count());
        client.Send(Enumerable.Range(1, 10_000).Select(i => "DELE " + i).ToArray());
        for (int i = 0; i < 10_000; i++) client.Ok();
        client.Send("QUIT").Ok();
        Assert.Equal(0, mailbox.Count);
    }
}
