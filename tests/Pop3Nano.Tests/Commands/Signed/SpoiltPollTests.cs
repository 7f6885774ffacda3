using System;
using System.IO;
using System.Linq;
using Pop3Nano.Commands;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands.Signed;

/// <summary>
/// A poll that breaks off in a mail, or that may not read it: once changes no order, for a command that a newer one has overtaken would never run; a
/// mail that does it again and again comes last, and holds nothing up.
/// </summary>
public class SpoiltPollTests
{
    private static readonly string[] Five = ["1 executed", "2 executed", "3 executed", "4 executed", "5 executed"];

    private int _broken;

    public static TheoryData<string, bool, bool> Ways
    {
        get
        {
            var ways = new TheoryData<string, bool, bool>();
            foreach (string how in (string[])["cut", "stall", "refuse"])
            {
                foreach (bool uniqueIds in (bool[])[true, false])
                {
                    ways.Add(how, uniqueIds, false);
                    ways.Add(how, uniqueIds, true);
                }
            }
            return ways;
        }
    }

    [Theory, MemberData(nameof(Ways))]
    public void One_break_in_any_mail_changes_no_order(string how, bool uniqueIds, bool sleepsDeep)
    {
        for (int mail = 1; mail <= 5; mail++)
        {
            using Greenhouse house = Commands(uniqueIds);
            Spoil(house, how, mail);
            Poll(house, sleepsDeep, 8);
            Assert.Equal(Five, house.Reports);
            Assert.Equal(0, house.Mailbox.Count);
        }
    }

    // The second one comes in another mail of the next poll, or of a later one.
    [Theory, MemberData(nameof(Ways))]
    public void Nor_do_two_in_different_mails(string how, bool uniqueIds, bool sleepsDeep)
    {
        for (int mail = 6; mail <= 12; mail++)
        {
            using Greenhouse house = Commands(uniqueIds);
            Spoil(house, how, 5);
            Spoil(house, how, mail);
            Poll(house, sleepsDeep, 12);
            Assert.Equal(Five, house.Reports);
            Assert.Equal(0, house.Mailbox.Count);
        }
    }

    [Theory]
    [InlineData(1, true, false)]
    [InlineData(1, true, true)]
    [InlineData(1, false, false)]
    [InlineData(1, false, true)]
    [InlineData(3, true, false)]
    [InlineData(3, true, true)]
    [InlineData(3, false, false)]
    [InlineData(3, false, true)]
    public void Mails_that_break_every_poll_hold_nothing_up(int bad, bool uniqueIds, bool sleepsDeep)
    {
        using var house = new Greenhouse(Server(uniqueIds));
        for (int i = 1; i <= 3; i++)
        {
            if (i <= bad) AddBad(house, 1000 + i);
            house.Mail(Greenhouse.SignerA.Sign(i, "led on"));
        }
        AllFiveRun(house, sleepsDeep);
        Assert.Equal(bad, house.Mailbox.Count);
    }

    // The server stuffs no dots (RFC 1939 §3): what the sender wrote behind one is read as the replies to the next commands.
    [Theory]
    [InlineData("this is no reply\n", true, false)]
    [InlineData("this is no reply\n", true, true)]
    [InlineData("this is no reply\n", false, false)]
    [InlineData("this is no reply\n", false, true)]
    [InlineData("+OK 2 fake\n+OK\nSubject: fake\n\nfake\n.\n", true, false)]
    [InlineData("+OK 2 fake\n+OK\nSubject: fake\n\nfake\n.\n", true, true)]
    public void Nor_does_a_mail_that_ends_before_its_end(string replies, bool uniqueIds, bool sleepsDeep)
    {
        using var house = new Greenhouse(new Pop3TestServerOptions { Uidl = uniqueIds, NoByteStuffing = true, Clock = new ManualClock() });
        house.Mail("hello\n.\n" + replies);
        for (int i = 1; i <= 3; i++) house.Mail(Greenhouse.SignerA.Sign(i, "led on"));
        AllFiveRun(house, sleepsDeep);
        Assert.Equal(1, house.Mailbox.Count);
    }

    [Fact]
    public void Nor_does_one_among_mails_without_unique_ids_of_their_own()
    {
        using var house = new Greenhouse();
        AddBad(house, 1000, "");
        for (int i = 1; i <= 5; i++) house.Mailbox.Add("Subject: x\n\n" + Greenhouse.SignerA.Sign(i, "led on"), "");
        Poll(house, false, 30);
        Assert.Equal(Five, house.Reports);
    }

    [Theory]
    [InlineData(1, false, 1)]
    [InlineData(1, true, 1)]
    [InlineData(9, false, 1)]
    [InlineData(9, true, 6)] // no more than three are known over a deep sleep: some polls find that out anew
    public void Mails_that_are_refused_for_ever_cost_one_poll(int bad, bool sleepsDeep, int more)
    {
        using var house = new Greenhouse(Server(true));
        int[] refused = [.. Enumerable.Range(1, bad)];
        foreach (int _ in refused) house.Mail("nobody may read this");
        for (int i = 1; i <= 5; i++)
        {
            house.Mail(Greenhouse.SignerA.Sign(i, "led on"));
            Poll(house, sleepsDeep, (i == 1 ? 2 : 0) + more, new RefusingConnector(house.Bench.Server, refused));
        }
        Assert.Equal(Five, house.Reports);
        Assert.Equal(bad, house.Mailbox.Count);
    }

    [Fact]
    public void The_next_poll_after_a_refusal_comes_at_once_and_nothing_runs_before()
    {
        using Greenhouse house = Commands(true);
        Spoil(house, "refuse", 3);
        PollReport report = house.Bench.PollWell();
        Assert.Equal((1000, 1, 0), (report.NextDelay, report.Remaining, house.Reports.Count));
        Assert.Equal(5, house.Bench.PollWell().Done);
    }

    // Flash wears: a mail that breaks every poll is written down twice, and the growing wait as always.
    [Fact]
    public void A_bad_mail_wears_no_flash()
    {
        using var house = new Greenhouse(Server(true));
        for (int i = 0; i < 3; i++) house.Bench.PollWell();
        AddBad(house, 1000);
        int writes = house.Board.Store.Writes;
        Poll(house, false, 50);
        Assert.InRange(house.Board.Store.Writes - writes, 2, 4);
    }

    // The oldest of the 64 is forgotten then, and a mail before the newest one counts as read.
    [Theory]
    [InlineData("cut", true)]
    [InlineData("cut", false)]
    [InlineData("refuse", true)]
    [InlineData("refuse", false)]
    public void Nor_does_a_mail_that_was_kept_in_the_spoilt_poll_when_64_were_kept_before(string how, bool uniqueIds)
    {
        using var house = new Greenhouse(Server(uniqueIds));
        var other = new CommandSigner("cellar", "a", Greenhouse.KeyA);
        for (int i = 1; i <= 64; i++) house.Mail(other.Sign(i, "led on"));
        for (int i = 0; i < 4; i++) house.Bench.PollWell();
        house.Mail(Greenhouse.SignerA.Sign(5, "led on"));
        house.Mail(other.Sign(65, "led on"));
        house.Mail(Greenhouse.SignerA.Sign(6, "led off"));
        Spoil(house, how, 3);
        for (int i = 0; i < 3; i++) house.Bench.Poller.Poll();
        Assert.Equal(["5 executed", "6 executed"], house.Reports);
        Assert.Equal(65, house.Mailbox.Count);
    }

    private static Greenhouse Commands(bool uniqueIds)
    {
        var house = new Greenhouse(Server(uniqueIds));
        for (int i = 1; i <= 5; i++) house.Mail(Greenhouse.SignerA.Sign(i, "led blink " + i));
        return house;
    }

    private static Pop3TestServerOptions Server(bool uniqueIds) => new() { Uidl = uniqueIds, Clock = new ManualClock() };

    // Each connection that comes to one of them breaks there.
    private void AddBad(Greenhouse house, int octets, string? uniqueId = null)
    {
        Pop3TestServer server = house.Bench.Server;
        house.Mailbox.Add(octets, () => server.Connections == _broken ? Stream.Null : throw new IOException($"connection {_broken = server.Connections} breaks"), uniqueId);
    }

    private static void Spoil(Greenhouse house, string how, int occurrence)
    {
        Pop3ReplyScript retr = house.Bench.Server.On("RETR", occurrence);
        if (how == "cut") retr.Cut(20);
        else if (how == "stall") retr.Stall(20);
        else retr.Reply("-ERR [SYS/TEMP] not now\r\n");
    }

    // Three commands are there, two more come one after the other.
    private static void AllFiveRun(Greenhouse house, bool sleepsDeep)
    {
        Poll(house, sleepsDeep, 20);
        Assert.Equal(Five[..3], house.Reports);
        for (int i = 4; i <= 5; i++)
        {
            house.Mail(Greenhouse.SignerA.Sign(i, "led off"));
            Poll(house, sleepsDeep, 6);
        }
        Assert.Equal(Five, house.Reports);
    }

    // A deep sleep is a restart: what is not in the store is gone.
    private static void Poll(Greenhouse house, bool sleepsDeep, int polls, Pop3Nano.Session.Pop3Connector? connector = null)
    {
        MailboxPoller? poller = null;
        for (int i = 0; i < polls; i++)
        {
            if (sleepsDeep) house.Restart();
            if (sleepsDeep || poller == null)
                poller = new MailboxPoller(house.Board, connector ?? house.Bench.Connector, house.Bench.Options, house.Commands);
            poller.Poll();
        }
    }
}
