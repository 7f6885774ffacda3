using System;
using System.Linq;
using System.Text;
using Pop3Nano.Commands;
using Xunit;

namespace Pop3Nano.Tests.Commands.Signed;

/// <summary>What mail programs, mailing lists and attackers make of a signed command, through a whole poll.</summary>
public class SignedMailTests
{
    private static readonly string Command = Greenhouse.SignerA.Sign(42, "relay 1 on");

    [Theory]
    [InlineData("as it is", "", "{0}")]
    [InlineData("a footer", "", "{0}\n_____\ngarden mailing list\n[end] of the list\n")]
    [InlineData("text before it", "", "Hello board,\n\n{0}\nThanks!\n")]
    [InlineData("wrapped and indented", "", "{wrapped}")]
    [InlineData("quoted-printable", "Content-Transfer-Encoding: quoted-printable\n", "{quoted}")]
    [InlineData("base64", "Content-Type: text/plain\nContent-Transfer-Encoding: base64\n", "{base64}")]
    [InlineData("format=flowed", "Content-Type: text/plain; format=flowed; delsp=yes\n", "{flowed}")]
    [InlineData("with an HTML alternative", "Content-Type: multipart/alternative; boundary=b\n", "--b\nContent-Type: text/plain\n\n{0}\n--b\nContent-Type: text/html\n\n<p>relay 1 off</p>\n--b--\n")]
    [InlineData("HTML first", "Content-Type: multipart/alternative; boundary=b\n", "--b\nContent-Type: text/html\n\n<p>relay 1 off</p>\n--b\nContent-Type: text/plain\n\n{0}\n--b--\n")]
    [InlineData("with a list's footer as a part", "Content-Type: multipart/mixed; boundary=b\n", "--b\nContent-Type: text/plain\n\n{0}\n--b\nContent-Type: text/plain\n\nfooter\n--b--\n")]
    public void It_runs(string how, string fields, string text)
    {
        using var house = new Greenhouse();
        house.Mail(Fill(text), fields);
        PollReport report = house.Bench.PollWell();
        Assert.True(report.Done == 1, how + ": " + string.Join("\n", house.Board.Logged));
        Assert.Equal(["relay 1 on"], house.Board.Switched);
        Assert.Equal(["42 executed"], house.Reports);
        Assert.Equal(0, house.Mailbox.Count);
    }

    [Theory]
    [InlineData("HTML only", "Content-Type: text/html\n", "<pre>{0}</pre>", 0)]
    [InlineData("as an attachment", "Content-Type: text/plain\nContent-Disposition: attachment\n", "{0}", 0)]
    [InlineData("in an enclosed mail", "Content-Type: message/rfc822\n", "Subject: x\n\n{0}", 0)]
    [InlineData("in the subject", "X: y\n", "relay 1 on", 0)]
    [InlineData("quoted in a reply", "", "{reply}", 1)]
    [InlineData("truncated", "", "{half}", 1)]
    [InlineData("forged", "", "{forged}", 1)]
    [InlineData("signed with another key", "", "{stranger}", 1)]
    [InlineData("behind the kept text", "", "{far}", 0)]
    public void It_does_not_run(string how, string fields, string text, int quarantined)
    {
        using var house = new Greenhouse();
        house.Mail(Fill(text), fields);
        PollReport report = house.Bench.PollWell();
        Assert.True(report.Done == 0 && report.Rejected == 1, how);
        Assert.Empty(house.Board.Switched);
        Assert.Empty(house.Reports);
        Assert.Equal(quarantined, house.Router.Quarantined);
        Assert.Equal(1, house.Mailbox.Count);
        Assert.Equal(0, house.Memory.Writes);
        Assert.Equal(0, house.Bench.PollWell().Read);
    }

    [Fact]
    public void A_command_for_another_device_is_kept_for_it()
    {
        using var house = new Greenhouse(options: options => options.DeleteRejected = true);
        house.Mail(new CommandSigner("cellar", "a", Greenhouse.KeyA).Sign(1, "relay 1 on"));
        house.Bench.PollWell();
        Assert.Equal(1, house.Mailbox.Count);
        Assert.Equal(0, house.Router.Quarantined);
        Assert.Contains("refused a command: other-device: it is for another device", house.Board.Logged);
    }

    [Fact]
    public void A_large_mail_is_fetched_whole_only_if_a_command_begins_in_its_head()
    {
        using var house = new Greenhouse(options: options => options.TextSize = 4096);
        string large = new StringBuilder().Insert(0, "All work and no play.\n", 600).ToString();
        house.Mail(large);
        house.Mail(Command + large);
        house.Mail(string.Join('\n', Enumerable.Repeat("", 35)) + Greenhouse.SignerA.Sign(43, "relay 2 on") + large);
        PollReport report = house.Bench.PollWell();
        Assert.Equal((3, 2), (report.Read, report.Done));
        Assert.Equal("CAPA AUTH UIDL LIST CAPA UIDL TOP UIDL TOP UIDL TOP UIDL RETR DELE DELE QUIT", house.Bench.LastDialogue);
        Assert.Equal(["relay 1 on", "relay 2 on"], house.Board.Switched);
    }

    [Fact]
    public void A_mail_that_is_too_large_is_never_obeyed()
    {
        using var house = new Greenhouse(options: options => options.MaxMessageSize = 2000);
        house.Mail(Command + new string('x', 3000));
        PollReport report = house.Bench.PollWell();
        Assert.Equal((0, 1), (report.Done, report.Oversize));
        Assert.Equal(1, house.Router.Quarantined);
    }

    [Fact]
    public void Another_devices_large_mails_are_kept_for_it_however_many_they_are()
    {
        using var house = new Greenhouse(options: options => options.MaxMessageSize = 2000);
        house.Commands.QuarantineLimit = 3;
        string text = new CommandSigner("cellar", "a", Greenhouse.KeyA).Sign(1, "relay 1 on") + new string('x', 3000);
        for (int i = 0; i < 10; i++) house.Mail(text);
        Assert.Equal(10, house.Bench.PollWell().Oversize);
        Assert.Equal((10, 0), (house.Mailbox.Count, house.Router.Quarantined));
    }

    [Fact]
    public void Forged_mails_do_not_fill_the_maildrop()
    {
        using var house = new Greenhouse();
        house.Commands.QuarantineLimit = 3;
        for (int i = 0; i < 10; i++) house.Mail(Fill("{forged}"));
        house.Bench.PollWell();
        Assert.Equal((3, 10), (house.Mailbox.Count, house.Router.Quarantined));
    }

    [Theory]
    [InlineData(CommandPolicy.Delete, 0, 0)]
    [InlineData(CommandPolicy.Keep, 1, 0)]
    [InlineData(CommandPolicy.Quarantine, 1, 1)]
    public void What_becomes_of_a_refused_command_is_for_the_board_to_say(CommandPolicy policy, int left, int quarantined)
    {
        using var house = new Greenhouse();
        house.Commands.SetPolicy(CommandOutcome.BadSignature, policy);
        house.Mail(Fill("{forged}"));
        house.Bench.PollWell();
        Assert.Equal((left, quarantined), (house.Mailbox.Count, house.Router.Quarantined));
    }

    [Theory]
    [InlineData(CommandOutcome.Executed)]
    [InlineData(CommandOutcome.Interrupted)]
    [InlineData(CommandOutcome.ClockUnknown)]
    [InlineData(CommandOutcome.NotACommand)]
    public void Where_there_is_no_choice_none_is_taken(CommandOutcome outcome)
    {
        using var house = new Greenhouse();
        Assert.Throws<ArgumentException>(() => house.Commands.SetPolicy(outcome, CommandPolicy.Keep));
    }

    private static string Fill(string text) => text
        .Replace("{0}", Command, StringComparison.Ordinal)
        .Replace("{wrapped}", "\t" + Command.Replace(" ", "\n    ", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("{quoted}", Command.Replace("=", "=3D", StringComparison.Ordinal).Replace("relay", "re=\n=6Cay", StringComparison.Ordinal).Replace(" on", "=20on=\n", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("{base64}", Convert.ToBase64String(Encoding.ASCII.GetBytes(Command), Base64FormattingOptions.InsertLineBreaks), StringComparison.Ordinal)
        .Replace("{flowed}", Command.Replace(" ", "  \n", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("{reply}", "> " + Command.Replace("\n", "\n> ", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("{half}", Command[..(Command.Length / 2)], StringComparison.Ordinal)
        .Replace("{forged}", Command.Replace("relay 1", "relay 2", StringComparison.Ordinal), StringComparison.Ordinal)
        .Replace("{stranger}", new CommandSigner("greenhouse", "a", Greenhouse.KeyB).Sign(42, "relay 1 on"), StringComparison.Ordinal)
        .Replace("{far}", new string('x', 600) + "\n" + Command, StringComparison.Ordinal);
}
