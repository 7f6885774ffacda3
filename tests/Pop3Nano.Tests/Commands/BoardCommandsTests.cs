using System;
using System.Linq;
using Pop3Nano.Commands;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>The commands of a board, and everything that merely looks like one.</summary>
public class BoardCommandsTests
{
    [Theory]
    [InlineData("led on", "led on", "the LED is on")]
    [InlineData("led off", "led off", "the LED is off")]
    [InlineData("LED On", "led on", "the LED is on")]
    [InlineData("  led \t  on  ", "led on", "the LED is on")]
    [InlineData("led blink 1", "blink 1", "the LED blinked 1 time")]
    [InlineData("led blink 100", "blink 100", "the LED blinked 100 times")]
    [InlineData("led blink 007", "blink 7", "the LED blinked 7 times")]
    [InlineData("relay 1 on", "relay 1 on", "relay 1 is on")]
    [InlineData("relay 4 off", "relay 4 off", "relay 4 is off")]
    [InlineData("read temperature", "", "the temperature is 21.5 °C")]
    [InlineData("interval 5", "", "the next polls are 5 s apart")]
    [InlineData("interval 604800", "", "the next polls are 604800 s apart")]
    [InlineData("reboot", "", "restarts after this poll")]
    public void A_command_in_the_subject_is_obeyed_and_its_mail_deleted(string subject, string switched, string result)
    {
        using var bench = new PollBench();
        bench.Mail(subject);
        PollReport report = bench.PollWell();
        Assert.Equal((1, 1, 1, 0, 1), (report.Messages, report.Read, report.Done, report.Rejected, report.Deleted));
        Assert.Equal(switched, string.Join(',', bench.Board.Switched));
        Assert.Equal(result, bench.Commands.LastResult);
        Assert.Equal((1, 0), (bench.Commands.Executed, bench.Commands.Refused));
        Assert.Equal(0, bench.Mailbox.Count);
        Assert.Contains(bench.Board.Logged, line => line.Contains(result, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("led")]
    [InlineData("led up")]
    [InlineData("led on now")]
    [InlineData("ledon")]
    [InlineData("led blink")]
    [InlineData("led blink 0")]
    [InlineData("led blink 101")]
    [InlineData("led blink -1")]
    [InlineData("led blink 1e1")]
    [InlineData("led blink 99999999999999999999")]
    [InlineData("led blink 2147483649")]
    [InlineData("led blink 3 times")]
    [InlineData("led blink +3")]
    [InlineData("relay on")]
    [InlineData("relay 0 on")]
    [InlineData("relay 5 on")]
    [InlineData("relay 1 open")]
    [InlineData("relay one on")]
    [InlineData("relay 1 on please")]
    [InlineData("read")]
    [InlineData("read humidity")]
    [InlineData("read temperature twice")]
    [InlineData("interval")]
    [InlineData("interval 4")]
    [InlineData("interval 604801")]
    [InlineData("interval soon")]
    [InlineData("reboot now")]
    [InlineData("Re: led on")]
    [InlineData("please led on")]
    [InlineData("rm -rf /")]
    [InlineData("")]
    [InlineData("led o\u00a0n")]
    [InlineData("led\u0301 on")]
    [InlineData("led on a b c d e f g h i")]
    public void Anything_else_is_rejected_and_moves_nothing(string subject)
    {
        using var bench = new PollBench();
        bench.Mail(subject);
        PollReport report = bench.PollWell();
        Assert.Equal((1, 0, 1, 0), (report.Read, report.Done, report.Rejected, report.Deleted));
        Assert.Empty(bench.Board.Switched);
        Assert.Equal(0, bench.Board.Reboots);
        Assert.Equal(300, bench.Options.IntervalSeconds);
        Assert.Equal((0, 1), (bench.Commands.Executed, bench.Commands.Refused));
        Assert.Equal(1, bench.Mailbox.Count);
        Assert.NotEqual("", bench.Commands.LastResult);
        Assert.Contains(bench.Board.Logged, line => line.StartsWith("refused", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("Subject: hello\n\nrelay 2 on\nrelay 3 on\n")]
    [InlineData("Subject: hello\n\n\n   \n  Relay 2   ON  \n-- \nTim\n")]
    [InlineData("\nrelay 2 on")]
    [InlineData("Subject: =?utf-8?B?cmVsYXkgMiBvbg==?=\n\nled on\n")]
    [InlineData("Subject: =?iso-8859-1?Q?relay_2?= =?us-ascii?q?_on?=\n\n")]
    [InlineData("Subject: relay\n 2\n on\n\n")]
    [InlineData("Subject: x\nContent-Transfer-Encoding: base64\n\ncmVsYXkgMiBv\nbg==\n")]
    [InlineData("Subject: x\nContent-Transfer-Encoding: quoted-printable\n\nrel=61y 2=\n on\n")]
    [InlineData("Subject: x\nContent-Type: multipart/alternative; boundary=b\n\n--b\nContent-Type: text/html\n\n<p>led on</p>\n--b\nContent-Type: text/plain\n\nrelay 2 on\n--b--\n")]
    [InlineData("Subject: x\nContent-Type: multipart/mixed; boundary=\"b b\"\n\nled on\n--b b\nContent-Transfer-Encoding: base64\n\ncmVsYXkgMiBvbg==\n--b b--\nled off\n")]
    public void A_command_is_found_in_the_subject_or_in_the_first_line_of_the_text(string mail)
    {
        using var bench = new PollBench();
        bench.Mailbox.Add(mail);
        Assert.Equal(1, bench.PollWell().Done);
        Assert.Equal(["relay 2 on"], bench.Board.Switched);
        Assert.StartsWith("relay 2 ", bench.Commands.LastCommand, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Subject: hello\n\nplease\nled on\n")]
    [InlineData("Subject: led\n\nled on\n")] // the text does not make up for a malformed command
    [InlineData("Subject: x\nContent-Type: text/html\n\nled on\n")]
    [InlineData("Subject: x\nContent-Type: text/plain\nContent-Disposition: attachment\n\nled on\n")]
    [InlineData("Subject: x\nContent-Type: message/rfc822\n\nSubject: led on\n\nled on\n")]
    [InlineData("X-Subject: led on\n\n\n")]
    public void Text_elsewhere_is_no_command(string mail)
    {
        using var bench = new PollBench();
        bench.Mailbox.Add(mail);
        Assert.Equal(1, bench.PollWell().Rejected);
        Assert.Empty(bench.Board.Switched);
    }

    [Theory]
    [InlineData(0, "the temperature is 0.0 °C")]
    [InlineData(5, "the temperature is 0.5 °C")]
    [InlineData(-5, "the temperature is -0.5 °C")]
    [InlineData(-123, "the temperature is -12.3 °C")]
    public void Temperatures_have_a_sign_and_a_tenth(int tenths, string result)
    {
        using var bench = new PollBench();
        bench.Board.Temperature = tenths;
        bench.Mail("read temperature");
        bench.PollWell();
        Assert.Equal(result, bench.Commands.LastResult);
    }

    [Fact]
    public void A_sensor_that_does_not_answer_is_reported()
    {
        using var bench = new PollBench();
        bench.Board.Temperature = null;
        bench.Mail("read temperature");
        Assert.Equal(1, bench.PollWell().Rejected);
        Assert.Equal("the sensor does not answer", bench.Commands.LastResult);
    }

    [Fact]
    public void Commands_are_obeyed_in_the_order_of_the_mailbox()
    {
        using var bench = new PollBench();
        string[] commands = ["led on", "relay 1 on", "nonsense", "relay 1 off", "led off"];
        foreach (string command in commands) bench.Mail(command);
        Assert.Equal(4, bench.PollWell().Done);
        Assert.Equal(commands.Where(c => c != "nonsense"), bench.Board.Switched);
    }

    [Fact]
    public void Interval_changes_when_the_next_poll_is()
    {
        using var bench = new PollBench();
        bench.Mail("interval 42");
        Assert.Equal(42_000, bench.PollWell().NextDelay);
        Assert.Equal(42_000, bench.PollWell().NextDelay);
    }
}
