using Pop3Nano.Commands;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands;

/// <summary>RFC 2449 §6.6: commands fly together only where the server announces PIPELINING.</summary>
public class WithoutPipeliningTests
{
    [Fact]
    public void Commands_are_sent_one_by_one_and_nothing_is_tried_behind_the_login()
    {
        using var server = new Pop3TestServer(new Pop3TestServerOptions { Pipelining = false });
        TestMailbox mailbox = server.AddMailbox("board", "secret");
        var board = new FakeBoard();
        var options = new PollerOptions("board", "secret");
        var poller = new MailboxPoller(board, new TestConnector(server), options, Plain.Commands(board, options));
        for (int poll = 1; poll <= 3; poll++)
        {
            mailbox.Add("Subject: led on\n\n");
            Assert.Equal(PollOutcome.Completed, poller.Poll().Outcome);
            Pop3ConnectionRecord record = server.Connection(poll);
            Assert.Equal(record.Commands.Count, record.Flights);
        }
        Assert.NotEqual(Pop3LoginTrap.KeepsInput, poller.Profile.LoginTrap);
        Assert.Equal(0, mailbox.Count);
    }

    [Fact]
    public void A_mail_that_was_obeyed_is_not_obeyed_again_after_a_poll_that_broke_off()
    {
        using var server = new Pop3TestServer();
        TestMailbox mailbox = server.AddMailbox("board", "secret");
        mailbox.Add("Subject: led blink 1\n\n");
        mailbox.Add("Subject: led blink 2\n\n");
        server.On("RETR", occurrence: 2).Close();
        var board = new FakeBoard();
        var options = new PollerOptions("board", "secret");
        var commands = Plain.Commands(board, options);
        var poller = new MailboxPoller(board, new TestConnector(server), options, commands);
        Assert.Equal(PollOutcome.NetworkFailed, poller.Poll().Outcome);
        Assert.Equal(1, commands.Executed);
        Assert.Equal(PollOutcome.Completed, poller.Poll().Outcome);
        Assert.Equal(2, commands.Executed);
        Assert.Equal(0, mailbox.Count);
    }
}
