using System;
using System.Linq;
using Pop3Nano.Commands;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>
/// A connection that ends, or falls silent, behind any octet of a poll: nothing is thrown, nothing is lost, the next poll is well.
/// </summary>
public class CutConnectionTests
{
    [Theory]
    [InlineData(0, true)]
    [InlineData(0, false)]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(2, false)]
    public void Behind_any_octet(int pollsBefore, bool closes)
    {
        long whole = Whole(pollsBefore);
        for (long octets = 0; octets <= whole; octets++)
        {
            using PollBench bench = Bench(pollsBefore);
            if (closes) bench.Server.OnOutput(pollsBefore + 1).Cut(octets);
            else bench.Server.OnOutput(pollsBefore + 1).Stall(octets);
            PollReport report = bench.Poller.Poll();
            Pop3ConnectionRecord record = bench.Server.Connection(pollsBefore + 1);
            string where = "cut at " + octets + " of " + whole + ": " + report.Outcome + " " + report.Problem;
            Assert.True(record.IsClosed, where);
            Assert.True(report.Outcome == PollOutcome.Completed == (octets == whole), where);
            if (report.Outcome != PollOutcome.Completed) Assert.True(report.Problem.Length > 0, where);
            if (!record.Commands.Contains("QUIT")) Assert.True(bench.Mailbox.Count == 3, where);
            for (int i = 0; i < 2; i++) report = bench.Poller.Poll();
            Assert.True(report.Outcome == PollOutcome.Completed, where + ", then " + report.Outcome + " " + report.Problem);
            Assert.True(bench.Mailbox.Count == 1, where + ", then " + bench.Mailbox.Count + " messages are left");
        }
    }

    private static PollBench Bench(int pollsBefore)
    {
        PollBench bench = new PollBench().Acquaint(pollsBefore);
        bench.Mail("led on");
        bench.Mailbox.Add("Subject: hello\n\n.no command\n");
        bench.Mail("relay 1 on");
        return bench;
    }

    private static long Whole(int pollsBefore)
    {
        using PollBench bench = Bench(pollsBefore);
        bench.PollWell();
        return bench.Server.Connection(pollsBefore + 1).OctetsSent;
    }
}
