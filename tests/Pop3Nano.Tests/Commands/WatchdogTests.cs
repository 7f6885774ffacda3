using System.Linq;
using Pop3Nano.Commands;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>When the watchdog is fed: a server may take its time for each reply, and no two of them have to fit into its patience.</summary>
public class WatchdogTests
{
    private const int Mails = 12;

    [Fact]
    public void A_poll_that_finds_nothing_feeds_it_with_each_reply_behind_the_login()
    {
        using PollBench bench = new PollBench().Acquaint(4);
        int before = bench.Board.WatchdogFeeds;
        bench.PollWell();
        Assert.Equal("AUTH UIDL LIST QUIT", bench.LastDialogue);
        Assert.Equal(5, bench.Board.WatchdogFeeds - before); // the beginning, the connection, three replies
    }

    [Fact]
    public void Each_line_of_a_listing_and_each_deletion_feeds_it()
    {
        FeedCounter? counter = null;
        FakeBoard? board = null;
        using var bench = new PollBench(options: options => options.MaxMessages = Mails, begin: begun => board = (FakeBoard)begun,
            handler: inner => counter = new FeedCounter(inner, board!));
        for (int i = 0; i < Mails; i++) bench.Mail("led on");
        bench.PollWell();
        Assert.Equal(Mails, counter!.Feeds.Length);
        Assert.InRange(counter.Feeds[0], 2 * Mails, int.MaxValue); // UIDL, and LIST
        Assert.Equal(Mails + 1, bench.Board.WatchdogFeeds - counter.Feeds.Last()); // DELE for each, and QUIT
    }

    [Fact]
    public void A_listing_that_is_refused_feeds_it_too()
    {
        using PollBench bench = new PollBench().Acquaint(4);
        bench.Server.On("UIDL").Reply("-ERR no\r\n");
        int before = bench.Board.WatchdogFeeds;
        bench.PollWell();
        Assert.Equal(5, bench.Board.WatchdogFeeds - before);
    }

    // Notes at each mail how often the board was fed.
    private sealed class FeedCounter(IMailHandler inner, FakeBoard board) : IMailHandler
    {
        public int[] Feeds { get; private set; } = [];

        public MailVerdict Handle(PolledMail mail)
        {
            Feeds = [.. Feeds, board.WatchdogFeeds];
            return inner.Handle(mail);
        }

        public void PollEnded(bool confirmed) => inner.PollEnded(confirmed);
    }
}
