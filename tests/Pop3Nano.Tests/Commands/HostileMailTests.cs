using System;
using System.IO;
using System.Linq;
using System.Text;
using Pop3Nano.Commands;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>No mail breaks a poll: it is reported, kept or deleted as the options say, and the mail behind it is obeyed.</summary>
public class HostileMailTests
{
    public static TheoryData<string> Names =>
    [
        "10 MB", "100,000 header lines", "a line of 1 MB", "a header of 1 MB", "NULs", "no header", "500 nested parts",
        "empty", "only dots", "only line ends", "every octet", "no line end", "an endless encoded word", "bad base64",
    ];

    private static void Add(TestMailbox mailbox, string name)
    {
        switch (name)
        {
            case "10 MB": mailbox.AddSynthetic(10 << 20); break;
            case "100,000 header lines": mailbox.Add(string.Concat(Enumerable.Range(0, 100_000).Select(i => "X-Line: " + i + "\n")) + "\nbody\n"); break;
            case "a line of 1 MB": mailbox.Add("Subject: long\n\n" + new string('x', 1 << 20) + "\n"); break;
            case "a header of 1 MB": mailbox.Add("Subject: " + new string('x', 1 << 20) + "\n\nbody\n"); break;
            case "NULs": mailbox.Add("Subject: l\0e\0d on\n\n\0\0\0led on\n"); break;
            case "no header": mailbox.Add("\nno header at all\n"); break;
            case "500 nested parts": mailbox.Add(Nested(500)); break;
            case "empty": mailbox.Add([]); break;
            case "only dots": mailbox.Add(".\n..\n...\n.\n"); break;
            case "only line ends": mailbox.Add("\n\n\n\n\n"); break;
            case "every octet": mailbox.Add([.. Enumerable.Range(0, 65_000).Select(i => (byte)(i * 7))]); break;
            case "no line end": mailbox.Add("Subject: x"u8.ToArray()); break;
            case "an endless encoded word": mailbox.Add("Subject: =?utf-8?B?" + new string('A', 50_000) + "\n\n"); break;
            case "bad base64": mailbox.Add("Subject: x\nContent-Transfer-Encoding: base64\n\n====\n!!!!\nA===\n\0\n"); break;
            default: throw new ArgumentException(name);
        }
    }

    private static string Nested(int depth)
    {
        var mail = new StringBuilder("Subject: nested\n");
        for (int i = 0; i < depth; i++) mail.Append("Content-Type: multipart/mixed; boundary=b" + i + "\n\n--b" + i + "\n");
        return mail.Append("\nled on\n").ToString();
    }

    [Theory, MemberData(nameof(Names))]
    public void It_is_reported_and_kept_and_the_next_mail_is_obeyed(string name)
    {
        using var bench = new PollBench();
        Add(bench.Mailbox, name);
        bench.Mail("relay 2 on");
        PollReport report = bench.PollWell();
        Assert.Equal((2, 2, 1, 1, 1), (report.Messages, report.Read, report.Done, report.Rejected, report.Deleted));
        Assert.Equal(["relay 2 on"], bench.Board.Switched);
        Assert.Contains(bench.Board.Logged, line => line.StartsWith("refused", StringComparison.Ordinal));
        Assert.Equal(1, bench.Mailbox.Count);
    }

    [Theory, MemberData(nameof(Names))]
    public void It_is_deleted_if_the_options_say_so(string name)
    {
        using var bench = new PollBench(options: options => options.DeleteRejected = true);
        bench.Mail("relay 2 on");
        Add(bench.Mailbox, name);
        Assert.Equal(2, bench.PollWell().Deleted);
        Assert.Equal(0, bench.Mailbox.Count);
    }

    [Theory, MemberData(nameof(Names))]
    public void It_passes_the_buffers_of_a_device_octet_by_octet(string name)
    {
        if (name == "10 MB") name = "a line of 1 MB";
        using var bench = new PollBench(new Pop3TestServerOptions { MaxReadSize = 61 }, options => options.MaxMessageSize = 1 << 24);
        bench.Connector.Options = Pop3Nano.Session.Pop3SessionOptions.ForDevice();
        Add(bench.Mailbox, name);
        Assert.Equal(1, bench.PollWell().Rejected);
    }

    // What was cut off may be the half of a number.
    [Theory]
    [InlineData("interval 360", 1)]
    [InlineData("interval 3600", 0)]
    public void A_subject_that_was_not_kept_whole_is_no_command(string subject, int done)
    {
        using var bench = new PollBench(options: options => options.SubjectSize = 12);
        bench.Mail(subject);
        PollReport report = bench.PollWell();
        Assert.Equal((done, 1 - done), (report.Done, report.Rejected));
    }

    [Fact]
    public void Of_an_oversize_mail_only_the_head_is_fetched()
    {
        using var bench = new PollBench();
        bench.Mailbox.AddSynthetic(10 << 20);
        PollReport report = bench.PollWell();
        Assert.Equal((1, 1), (report.Oversize, report.Rejected));
        Assert.Contains("TOP", bench.LastDialogue, StringComparison.Ordinal);
        Assert.DoesNotContain("RETR", bench.LastDialogue, StringComparison.Ordinal);
        Assert.InRange(bench.Server.Connection(1).OctetsSent, 1, 4096);
    }

    [Fact]
    public void A_command_in_an_oversize_mail_is_not_obeyed()
    {
        using var bench = new PollBench();
        bench.Mailbox.Add("Subject: led on\n\n" + new string('x', 100_000) + "\n");
        Assert.Equal(1, bench.PollWell().Oversize);
        Assert.Empty(bench.Board.Switched);
        Assert.Equal("the mail is too large", bench.Commands.LastResult);
    }

    [Fact]
    public void Without_top_an_oversize_mail_is_not_read_at_all()
    {
        using var bench = new PollBench(new Pop3TestServerOptions { Top = false }, options => options.DeleteRejected = true);
        bench.Mailbox.AddSynthetic(10 << 20);
        bench.Mail("led on");
        PollReport report = bench.PollWell();
        Assert.Equal((1, 1, 2), (report.Oversize, report.Done, report.Deleted));
        Assert.InRange(bench.Server.Connection(1).OctetsSent, 1, 4096);
    }

    [Theory]
    [InlineData("0", false)]
    [InlineData("-1", false)]
    [InlineData("99999999999999999999", true)]
    [InlineData("unknown", false)]
    [InlineData("70000", true)]
    public void A_wrong_size_in_the_listing_breaks_nothing(string listed, bool oversize)
    {
        using var bench = new PollBench();
        bench.Mail("led on");
        bench.Mailbox.Messages[0].ListedSize = listed;
        PollReport report = bench.PollWell();
        Assert.Equal(oversize ? (1, 0) : (0, 1), (report.Oversize, report.Done));
    }

    [Fact]
    public void A_mail_that_is_larger_than_listed_is_oversize_all_the_same()
    {
        using var bench = new PollBench();
        bench.Mailbox.Add("Subject: led on\n\n" + new string('x', 100_000) + "\n").ListedSize = "20";
        PollReport report = bench.PollWell();
        Assert.Equal((1, 0), (report.Oversize, report.Done));
        Assert.Empty(bench.Board.Switched);
    }

    [Fact]
    public void Nothing_of_one_mail_is_left_for_the_next()
    {
        using var bench = new PollBench();
        bench.Mailbox.Add("Subject: led on and on\n\nled off\n");
        bench.Mailbox.Add([]);
        bench.Mailbox.Add("\n");
        Assert.Equal(3, bench.PollWell().Rejected);
        Assert.Equal("", bench.Commands.LastCommand);
    }
}
