using System;
using System.Text;
using Pop3Nano.Commands;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Interop;

[Collection(SharedDovecot.Collection)]
public sealed class PollerTests(SharedDovecot shared)
{
    private readonly FakeBoard _board = new();

    [ServerTheory]
    [InlineData(Pop3Security.Implicit)]
    [InlineData(Pop3Security.StartTls)]
    [InlineData(Pop3Security.None)]
    public void The_board_obeys_its_mails_and_the_maildrop_is_empty_afterwards(Pop3Security security)
    {
        Account account = shared.Server.TakeAccount();
        shared.Server.Deliver(account, Mails.Of("led on"));
        shared.Server.Deliver(account, Mails.Of("Relay 1 ON", "Thanks!"));
        shared.Server.Deliver(account, Mails.Of("read temperature"));
        shared.Server.Deliver(account, Mails.Of("led blink 3"));
        MailboxPoller poller = Poller(account, security);
        PollReport report = poller.Poll();
        Assert.Equal((PollOutcome.Completed, "", 4, 4, 4), (report.Outcome, report.Problem, report.Messages, report.Done, report.Deleted));
        Assert.True(_board.IsLit);
        Assert.True(_board.Relays[1]);
        Assert.Equal(3, _board.Blinks);
        Assert.Contains(_board.Lines, line => line.Contains("21.5 °C", StringComparison.Ordinal));
        Assert.Equal(0, shared.Server.Messages(account));
    }

    [ServerTheory]
    [InlineData("=?utf-8?B?cmVsYXkgMiBvbg==?=", "", "")]
    [InlineData("=?iso-8859-1?Q?relay_2_on?=", "", "")]
    [InlineData("=?US-ASCII?q?rel?= =?UTF-8?Q?ay_2?=\r\n =?utf-8?b?IG9u?=", "", "")]
    [InlineData("relay\r\n 2 on", "", "")]
    [InlineData("a mail from the field", "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: base64", "cmVsYXkgMiBvbg0K")]
    [InlineData("a mail from the field", "Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable", "relay=20=\r\n2 =6Fn")]
    [InlineData("", "MIME-Version: 1.0\r\nContent-Type: multipart/alternative; boundary=xx",
        "--xx\r\nContent-Type: text/plain\r\nContent-Transfer-Encoding: base64\r\n\r\ncmVsYXkgMiBvbg==\r\n--xx\r\nContent-Type: text/html\r\n\r\n<b>relay 2 off</b>\r\n--xx--")]
    public void A_command_is_understood_however_a_mailer_encodes_it(string subject, string fields, string text)
    {
        Account account = shared.Server.TakeAccount();
        shared.Server.Deliver(account, Mails.Of(subject, text, fields));
        PollReport report = Poller(account, Pop3Security.Implicit).Poll();
        Assert.Equal(PollOutcome.Completed, report.Outcome);
        Assert.Contains("executed 'relay 2 on': relay 2 is on", _board.Lines);
        Assert.True(_board.Relays[2]);
        Assert.Equal(0, shared.Server.Messages(account));
    }

    [ServerFact]
    public void What_is_no_command_is_kept_reported_and_passed_over_by_the_next_poll()
    {
        Account account = shared.Server.TakeAccount();
        shared.Server.Deliver(account, Mails.Of("buy now", "led"));
        shared.Server.Deliver(account, Mails.Of("led on"));
        MailboxPoller poller = Poller(account, Pop3Security.Implicit);
        PollReport report = poller.Poll();
        Assert.Equal((PollOutcome.Completed, 2, 1, 1, 1), (report.Outcome, report.Messages, report.Done, report.Rejected, report.Deleted));
        Assert.Contains(_board.Lines, line => line.StartsWith("refused 'led'", StringComparison.Ordinal));
        Assert.Equal(1, shared.Server.Messages(account));
        report = poller.Poll();
        Assert.Equal((PollOutcome.Completed, 1, 0), (report.Outcome, report.Messages, report.Read));
        Assert.Equal(1, shared.Server.Messages(account));
    }

    [ServerFact]
    public void What_is_no_command_is_deleted_if_the_options_say_so()
    {
        Account account = shared.Server.TakeAccount();
        shared.Server.Deliver(account, Mails.Of("buy now", "Everything is cheap."));
        PollReport report = Poller(account, Pop3Security.Implicit, deleteRejected: true).Poll();
        Assert.Equal((PollOutcome.Completed, 1, 1), (report.Outcome, report.Rejected, report.Deleted));
        Assert.Contains("refused 'buy now': not a command of this board", _board.Lines);
        Assert.Equal(0, shared.Server.Messages(account));
    }

    [ServerFact]
    public void A_mail_that_is_too_large_is_looked_at_but_not_obeyed()
    {
        Account account = shared.Server.TakeAccount();
        shared.Server.Deliver(account, Mails.Of("led on", new StringBuilder().Insert(0, "All work and no play.\r\n", 10000).ToString()));
        PollReport report = Poller(account, Pop3Security.Implicit).Poll();
        Assert.Equal((PollOutcome.Completed, 1, 1), (report.Outcome, report.Rejected, report.Oversize));
        Assert.False(_board.IsLit);
        Assert.Equal(1, shared.Server.Messages(account));
    }

    [ServerFact]
    public void More_mails_than_one_poll_takes_are_worked_off_by_the_next_ones()
    {
        Account account = shared.Server.TakeAccount();
        for (int i = 0; i < 40; i++) shared.Server.Deliver(account, Mails.Of("led blink 1"));
        MailboxPoller poller = Poller(account, Pop3Security.Implicit);
        int polls = 0;
        do polls++;
        while (poller.Poll().Remaining > 0 && polls < 10);
        Assert.Equal(3, polls);
        Assert.Equal(40, _board.Blinks);
        Assert.Equal(0, shared.Server.Messages(account));
    }

    [ServerFact]
    public void A_reboot_comes_after_its_mail_is_gone()
    {
        Account account = shared.Server.TakeAccount();
        shared.Server.Deliver(account, Mails.Of("reboot"));
        Poller(account, Pop3Security.StartTls).Poll();
        Assert.Equal("reboot", _board.Lines[^1]);
        Assert.Equal(0, shared.Server.Messages(account));
    }

    [ServerFact]
    public void A_wrong_password_is_reported_and_nothing_is_touched()
    {
        Account account = shared.Server.TakeAccount();
        shared.Server.Deliver(account, Mails.Of("led on"));
        PollReport report = Poller(account with { Password = "wrong" }, Pop3Security.Implicit).Poll();
        Assert.Equal(PollOutcome.LoginRefused, report.Outcome);
        Assert.False(_board.IsLit);
        Assert.Equal(1, shared.Server.Messages(account));
    }

    [ServerFact]
    public void A_maildrop_that_another_session_holds_is_reported_as_busy()
    {
        DovecotServer server = shared.With(new DovecotOptions { SessionsPerUser = 1 });
        Account account = server.TakeAccount();
        using Pop3Session holder = Pop3Session.Connect(server.Endpoint(Pop3Security.Implicit), Caller.Options(), new Pop3ServerProfile());
        holder.Login(account.Name, account.Password);
        server.WaitForSession(account);
        var options = new PollerOptions(account.Name, account.Password);
        var poller = new MailboxPoller(_board, new TcpConnector(server.Endpoint(Pop3Security.Implicit), Caller.Options()), options, Plain.Commands(_board, options));
        Assert.Equal(PollOutcome.Busy, poller.Poll().Outcome);
        holder.Quit();
    }

    [ServerFact]
    public void A_device_with_small_buffers_does_the_same()
    {
        Account account = shared.Server.TakeAccount();
        for (int relay = 1; relay <= 4; relay++) shared.Server.Deliver(account, Mails.Of($"relay {relay} on"));
        var options = new PollerOptions(account.Name, account.Password);
        var connector = new TcpConnector(shared.Server.Endpoint(Pop3Security.Implicit), Pop3SessionOptions.ForDevice());
        var poller = new MailboxPoller(_board, connector, options, Plain.Commands(_board, options));
        Assert.Equal(PollOutcome.Completed, poller.Poll().Outcome);
        Assert.Equal([true, true, true, true], _board.Relays[1..]);
        Assert.Equal(0, shared.Server.Messages(account));
    }

    private MailboxPoller Poller(Account account, Pop3Security security, bool deleteRejected = false)
    {
        var options = new PollerOptions(account.Name, account.Password) { DeleteRejected = deleteRejected };
        var connector = new TcpConnector(shared.Server.Endpoint(security), Caller.Options());
        return new MailboxPoller(_board, connector, options, Plain.Commands(_board, options));
    }
}
