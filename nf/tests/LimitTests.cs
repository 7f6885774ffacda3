using System;
using System.Text;
using nanoFramework.TestFramework;
using Pop3Nano.Protocol;
using Pop3Nano.Selftest;
using Pop3Nano.Session;

namespace Pop3Nano.DeviceTests
{
    /// <summary>What does not fit is refused before it is sent, or ends the session: nothing grows.</summary>
    [TestClass]
    public static class LimitTests
    {
        [TestMethod]
        [DataRow(31, 64, 1)]
        [DataRow(32, 63, 1)]
        [DataRow(32, 64, 0)]
        [DataRow(32, 64, 1025)]
        public static void An_engine_refuses_buffers_and_windows_that_are_too_small_or_too_large(int send, int receive, int commands)
        {
            bool refused = false;
            try
            {
                new Pop3Engine(new byte[send], new byte[receive], commands, 256).TlsStarted();
            }
            catch (ArgumentException)
            {
                refused = true;
            }
            Assert.IsTrue(refused);
        }

        [TestMethod]
        [DataRow("")]
        [DataRow("a b")]
        [DataRow("a\rDELE 1")]
        [DataRow("a\nDELE 1")]
        public static void An_argument_that_would_be_more_than_a_word_is_refused_and_nothing_is_sent(string range)
        {
            ReplayChannel channel = Replay.Server("C: NOOP\nS: +OK", 1024);
            using (Pop3Session session = Replay.LoggedIn(channel))
            {
                Assert.IsTrue(IsRefused(session, range));
                session.Noop();
                Assert.IsTrue(channel.IsAtEnd);
            }
        }

        [TestMethod]
        [DataRow(248, 0)]
        [DataRow(249, 1)]
        public static void A_command_line_has_at_most_255_octets(int length, int refused)
        {
            // LANG, a blank and CRLF are 7 of them (RFC 2449 §4).
            string range = new string('a', length);
            ReplayChannel channel = Replay.Server("C: LANG " + range + "\nS: +OK " + range, 1024);
            using (Pop3Session session = Replay.LoggedIn(channel))
            {
                Assert.AreEqual(refused == 1, IsRefused(session, range));
                Assert.AreEqual(refused == 0, channel.IsAtEnd);
            }
        }

        [TestMethod]
        public static void The_ninth_command_waits_for_a_reply()
        {
            var receive = new byte[64];
            var engine = new Pop3Engine(new byte[512], receive, 8, 256);
            Feed(engine, receive, "+OK\r\n");
            Assert.IsTrue(engine.Next() == Pop3Event.Greeting);
            Assert.IsTrue(engine.WriteUser("ann", 0) && engine.WritePass("secret", 0));
            engine.Sent(engine.SendLength);
            Feed(engine, receive, "+OK\r\n+OK\r\n");
            Assert.IsTrue(engine.Next() == Pop3Event.Ok && engine.Next() == Pop3Event.Ok);

            for (int i = 0; i < 8; i++) Assert.IsTrue(engine.WriteNoop(i));
            int queued = engine.SendLength;
            Assert.IsFalse(engine.WriteNoop(8));
            Assert.IsTrue(engine.Refusal == Pop3Refusal.WindowFull);
            Assert.AreEqual(queued, engine.SendLength);
            engine.Sent(queued);
            Feed(engine, receive, "+OK\r\n");
            Assert.IsTrue(engine.Next() == Pop3Event.Ok);
            Assert.AreEqual(0, engine.Tag);
            Assert.IsTrue(engine.WriteNoop(8));
        }

        [TestMethod]
        [DataRow(1020, 0)]
        [DataRow(1100, 1)]
        public static void A_line_that_does_not_fit_the_buffer_ends_the_session(int length, int broken)
        {
            ReplayChannel channel = Replay.Server("C: NOOP\nS: +OK " + new string('a', length - 4), 1024);
            using (Pop3Session session = Replay.LoggedIn(channel))
            {
                bool thrown = false;
                try
                {
                    session.Noop();
                }
                catch (Pop3ProtocolException fault)
                {
                    thrown = fault.Fault == Pop3Fault.LineTooLong;
                }
                Assert.AreEqual(broken == 1, thrown);
                Assert.AreEqual(broken == 1, session.IsOver);
            }
        }

        [TestMethod]
        [DataRow(100, 0)]
        [DataRow(101, 1)]
        public static void A_listing_may_hold_a_hundred_lines_that_cannot_be_read(int lines, int broken)
        {
            var script = new StringBuilder("C: LIST\nS: +OK\n");
            for (int i = 0; i < lines; i++) script.Append("S: ?\n");
            using (Pop3Session session = Replay.LoggedIn(Replay.Server(script.ToString() + "S: 5 50\nS: .", 1024)))
            {
                bool thrown = false;
                try
                {
                    session.List();
                    Assert.IsTrue(session.ReadLine() && session.Message == 5);
                }
                catch (Pop3ProtocolException fault)
                {
                    thrown = fault.Fault == Pop3Fault.TooManyBadLines;
                }
                Assert.AreEqual(broken == 1, thrown);
            }
        }

        [TestMethod]
        public static void A_size_beyond_all_numbers_is_a_hint_and_no_fault()
        {
            using (Pop3Session session = Replay.LoggedIn(Replay.Server("C: STAT\nS: +OK 2 99999999999999999999", 1024)))
            {
                Assert.AreEqual(2, session.Stat());
                Assert.AreEqual(long.MaxValue, session.Size);
            }
        }

        private static bool IsRefused(Pop3Session session, string range)
        {
            try
            {
                session.Lang(range);
                return false;
            }
            catch (ArgumentException)
            {
                return true;
            }
        }

        private static void Feed(Pop3Engine engine, byte[] receive, string text)
        {
            int start;
            int length;
            byte[] octets = Encoding.UTF8.GetBytes(text);
            engine.GetReceiveSpace(out start, out length);
            Array.Copy(octets, 0, receive, start, octets.Length);
            engine.Received(octets.Length);
        }
    }
}
