using System.Linq;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>What a mail says may be shown in a terminal: it must not command that.</summary>
public class MailInLogTests
{
    [Fact]
    public void Control_characters_of_a_mail_do_not_reach_the_log()
    {
        using var bench = new PollBench();
        bench.Mailbox.Add("Subject: =?utf-8?Q?=1B[2J=07=0D=0Afaked_line?=\n\nx\n");
        bench.PollWell();
        Assert.DoesNotContain(bench.Commands.LastCommand, char.IsControl);
        Assert.DoesNotContain(bench.Board.Logged, line => line.Any(c => char.IsControl(c)));
    }
}
