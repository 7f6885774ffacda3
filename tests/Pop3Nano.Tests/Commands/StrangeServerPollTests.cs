using System;
using System.Collections.Generic;
using System.Linq;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>Servers as they are: with less than the RFCs ask for, or more.</summary>
public class StrangeServerPollTests
{
    private static readonly Dictionary<string, Pop3TestServerOptions> Servers = new()
    {
        ["no UIDL"] = new() { Uidl = false },
        ["no TOP"] = new() { Top = false },
        ["no CAPA"] = new() { Capa = false },
        ["nothing but RFC 1939"] = new() { Capa = false, Uidl = false, Top = false, SaslMechanisms = [], ResponseCodes = false },
        ["a blank line after DELE"] = new() { BlankLineAfterDele = true },
        ["TOP twice"] = new() { TopAnswersTwice = true },
        ["LF only"] = new() { LfOnly = true },
        ["no byte stuffing"] = new() { NoByteStuffing = true },
        ["bare status lines"] = new() { BareStatus = true, Greeting = "" },
        ["blanks in listings"] = new() { ExtraBlanksInListings = true },
        ["words in listings"] = new() { ExtraWordsInListings = true },
        ["octet by octet"] = new() { MaxReadSize = 1 },
        ["SASL only"] = new() { User = false },
        ["no initial response"] = new() { InitialResponse = InitialResponseHandling.Refused },
        ["initial response not read"] = new() { InitialResponse = InitialResponseHandling.Ignored },
        ["odd challenges"] = new() { InitialResponse = InitialResponseHandling.Refused, ChallengeStyle = ChallengeStyle.PlusOk },
        ["LOGIN only"] = new() { User = false, SaslMechanisms = ["LOGIN"] },
    };

    public static TheoryData<string> Names => [.. Servers.Keys];

    [Theory, MemberData(nameof(Names))]
    public void Its_mails_are_obeyed_and_deleted(string name)
    {
        using var bench = new PollBench(Servers[name], options => options.DeleteRejected = true);
        for (int round = 0; round < 4; round++)
        {
            bench.Mail("led on");
            bench.Mailbox.Add("Subject: nothing\n\n.nothing\n");
            bench.Mailbox.AddSynthetic(200_000);
            bench.Mail("led off");
            PollReport report = bench.PollWell();
            Assert.Equal((4, 2, 2, 4), (report.Messages, report.Done, report.Rejected, report.Deleted));
            Assert.Equal(0, bench.Mailbox.Count);
        }
        Assert.Equal(8, bench.Board.Switched.Count);
    }

    [Fact]
    public void A_server_that_closes_on_an_initial_response_costs_one_poll()
    {
        using var bench = new PollBench(new Pop3TestServerOptions { InitialResponse = InitialResponseHandling.Closes });
        bench.Mail("led on");
        PollReport report = bench.Poller.Poll();
        Assert.Equal((PollOutcome.Learned, 1000), (report.Outcome, report.NextDelay));
        Assert.Equal(1, bench.PollWell().Done);
    }

    [Theory]
    [InlineData("same", "same")]
    [InlineData("", "")]
    [InlineData("caf\u00e9", "caf\u00e8")]
    public void Odd_unique_ids_lose_no_command(string first, string second)
    {
        using var bench = new PollBench();
        bench.Mailbox.Add("Subject: led on\n\n\n", first);
        bench.Mailbox.Add("Subject: led off\n\n\n", second);
        bench.Mailbox.Add("Subject: relay 1 on\n\n\n", new string('u', 200));
        Assert.Equal(3, bench.PollWell().Deleted);
        Assert.Equal(["led on", "led off", "relay 1 on"], bench.Board.Switched);
    }

    [Fact]
    public void Gaps_in_the_listings_are_passed_over()
    {
        using var bench = new PollBench(new Pop3TestServerOptions { LeftOutOfListings = [1, 3] });
        for (int i = 1; i <= 4; i++) bench.Mail("relay " + i + " on");
        Assert.Equal(2, bench.PollWell().Deleted);
        Assert.Equal(["relay 2 on", "relay 4 on"], bench.Board.Switched);
    }

    [Fact]
    public void A_message_that_cannot_be_read_once_keeps_its_place()
    {
        using var bench = new PollBench();
        for (int i = 1; i <= 3; i++) bench.Mail("relay " + i + " on");
        bench.Server.On("RETR", occurrence: 2).Reply("-ERR daily limit\r\n");
        Assert.Equal(1, bench.PollWell().Deleted);
        Assert.Contains(bench.Board.Logged, line => line.Contains("daily limit", StringComparison.Ordinal));
        Assert.Equal(2, bench.PollWell().Deleted);
        Assert.Equal(["relay 1 on", "relay 2 on", "relay 3 on"], bench.Board.Switched);
    }

    [Fact]
    public void A_message_that_cannot_be_read_twice_does_not_lose_the_others()
    {
        using var bench = new PollBench();
        for (int i = 1; i <= 3; i++) bench.Mail("relay " + i + " on");
        bench.Server.On("RETR", occurrence: 1).Reply("-ERR daily limit\r\n");
        bench.Server.On("RETR", occurrence: 4).Reply("-ERR daily limit\r\n");
        for (int poll = 0; poll < 3; poll++) bench.PollWell();
        Assert.Equal(["relay 2 on", "relay 3 on", "relay 1 on"], bench.Board.Switched);
    }

    [Fact]
    public void Device_buffers_are_enough()
    {
        using var bench = new PollBench(new Pop3TestServerOptions { MaxReadSize = 100 });
        bench.Connector.Options = Pop3SessionOptions.ForDevice();
        for (int i = 0; i < 40; i++) bench.Mail("led blink " + (i + 1));
        while (bench.PollWell().Remaining > 0)
        {
            // 16 at a time.
        }
        Assert.Equal(Enumerable.Range(1, 40).Select(i => "blink " + i), bench.Board.Switched);
    }
}
