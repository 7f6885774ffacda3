using nanoFramework.TestFramework;
using Pop3Nano.Commands;
using Pop3Nano.Session;

namespace Pop3Nano.DeviceTests
{
    /// <summary>Mailed commands, from the maildrop to the board, by the poller that a device runs.</summary>
    [TestClass]
    public static class CommandTests
    {
        [TestMethod]
        [DataRow("led on", "executed 'led on': the LED is on")]
        [DataRow("LED  Off", "executed 'led off': the LED is off")]
        [DataRow("led blink 3", "executed 'led blink 3': the LED blinked 3 times")]
        [DataRow("=?utf-8?B?cmVsYXkgMiBvbg==?=", "executed 'relay 2 on': relay 2 is on")]
        [DataRow("relay 1 off", "executed 'relay 1 off': relay 1 is off")]
        [DataRow("read temperature", "executed 'read temperature': the temperature is -0.5 °C")]
        [DataRow("interval 60", "executed 'interval 60': the next polls are 60 s apart")]
        public static void A_command_is_obeyed_and_its_mail_deleted(string subject, string line)
        {
            var board = new TestBoard();
            var connector = new MailConnector("Subject: " + subject + "\n", true);

            PollReport report = Poller(board, connector).Poll();

            Assert.AreEqual("", report.Problem);
            Assert.AreEqual(line, board.Line);
            Assert.AreEqual(1, report.Done);
            Assert.AreEqual(1, report.Deleted);
            Assert.IsTrue(report.Outcome == PollOutcome.Completed && connector.Channel.IsAtEnd && connector.Channel.IsClosed);
        }

        [TestMethod]
        [DataRow("led", "refused 'led': led on|off or led blink 1..100 is expected")]
        [DataRow("led blink 101", "refused 'led blink 101': led on|off or led blink 1..100 is expected")]
        [DataRow("relay 3 on", "refused 'relay 3 on': relay 1..2 on|off is expected")]
        [DataRow("interval 4", "refused 'interval 4': interval 5..604800 is expected")]
        [DataRow("interval 99999999999999999999", "refused 'interval 99999999999999999999': interval 5..604800 is expected")]
        [DataRow("reboot now", "refused 'reboot now': reboot is expected")]
        [DataRow("Lunch?", "refused 'Lunch?': not a command of this board")]
        public static void Anything_else_is_refused_and_stays(string subject, string line)
        {
            var board = new TestBoard();
            var connector = new MailConnector("Subject: " + subject + "\n", false);

            PollReport report = Poller(board, connector).Poll();

            Assert.AreEqual("", report.Problem);
            Assert.AreEqual(line, board.Line);
            Assert.AreEqual(1, report.Rejected);
            Assert.IsTrue(connector.Channel.IsAtEnd);
            Assert.IsFalse(board.IsLit || board.IsClosed);
        }

        [TestMethod]
        public static void The_first_line_of_the_text_counts_where_the_subject_is_none()
        {
            var board = new TestBoard();
            var connector = new MailConnector("From: ann@example.org\n\n\nrelay 1 on\nrelay 1 off", true);

            Poller(board, connector).Poll();

            Assert.IsTrue(board.IsClosed);
            Assert.AreEqual("executed 'relay 1 on': relay 1 is on", board.Line);
        }

        [TestMethod]
        public static void The_board_restarts_once_the_mail_is_gone()
        {
            var board = new TestBoard();

            PollReport report = Poller(board, new MailConnector("Subject: reboot\n", true)).Poll();

            Assert.AreEqual(1, report.Deleted);
            Assert.AreEqual(1, board.Reboots);
        }

        [TestMethod]
        public static void A_mailed_interval_outlives_a_restart()
        {
            var board = new TestBoard();
            Assert.AreEqual(60000, Poller(board, new MailConnector("Subject: interval 60\n", true)).Poll().NextDelay);

            Assert.AreEqual(60000, Poller(board, new MailConnector("Subject: led on\n", true)).Poll().NextDelay);
            Assert.IsTrue(board.IsLit);
        }

        // The first vector of the specification, and the same with another relay.
        [TestMethod]
        [DataRow("relay 1 on", "command 42 of key 'a': executed: relay 1 is on", 2)]
        [DataRow("relay 2 on", "refused a command: bad-signature: the signature is wrong", 0)]
        public static void A_signed_command_runs_once_and_a_changed_one_does_not(string command, string line, int writes)
        {
            var board = new TestBoard();
            var options = new PollerOptions("board", "secret");
            options.Method = Pop3LoginMethod.UserPass;
            var keys = new CommandKeys("greenhouse");
            keys.Add("a", "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f");
            var commands = new SignedCommands(board, board.Router(options), keys, new StoreJournal(board, 2), new LogReporter(board), 8);
            string mail = "From: ann@example.org\n\n\n[pop3nano command 1]\ndevice: greenhouse\nkey: a\ncounter: 42\ndo: " + command
                + "\nmac: 2fd13369 b839a07a 6d2333aa 29709fe9\n[end]\n";
            Replay.Tidy();

            PollReport report = new MailboxPoller(board, new MailConnector(mail, writes > 0), options, commands).Poll();

            Assert.AreEqual("", report.Problem);
            Assert.AreEqual(line, board.Line);
            Assert.AreEqual(writes > 0, board.IsClosed);
            Assert.AreEqual(writes, board.JournalWrites);
        }

        private static MailboxPoller Poller(TestBoard board, Pop3Connector connector)
        {
            Replay.Tidy();
            var options = new PollerOptions("board", "secret");
            options.Method = Pop3LoginMethod.UserPass;
            return new MailboxPoller(board, connector, options, board.Commands(options));
        }
    }
}
