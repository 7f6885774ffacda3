using nanoFramework.TestFramework;
using Pop3Nano.Selftest;
using Pop3Nano.Session;

namespace Pop3Nano.DeviceTests
{
    /// <summary>Byte-stuffing (RFC 1939 §3) with a chunk border at every place where it could be missed.</summary>
    [TestClass]
    public static class StuffingTests
    {
        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(3)]
        [DataRow(4)]
        [DataRow(5)]
        [DataRow(6)]
        [DataRow(7)]
        [DataRow(8)]
        [DataRow(1024)]
        public static void Stuffed_dots_lose_one_dot_and_no_other_octet(int octets)
        {
            string script = "C: RETR 1\nS: +OK\nS: ..\nS: ...\nS: ..a\nS: a.\nS: \nS: .. .\nS: a\nS: .\nC: NOOP\nS: +OK";
            ReplayChannel channel = Replay.Server(script, octets);
            using (Pop3Session session = Replay.LoggedIn(channel))
            {
                session.Retr(1);
                Assert.AreEqual(".\r\n..\r\n.a\r\na.\r\n\r\n. .\r\na\r\n", RfcSession.Message(session));
                session.Noop();
                Assert.IsTrue(channel.IsAtEnd);
            }
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(2)]
        [DataRow(1024)]
        public static void A_message_may_be_empty_or_a_single_dot(int octets)
        {
            ReplayChannel channel = Replay.Server("C: RETR 1\nS: +OK\nS: .\nC: TOP 2 0\nS: +OK\nS: ..\nS: .\nC: NOOP\nS: +OK", octets);
            using (Pop3Session session = Replay.LoggedIn(channel))
            {
                session.Retr(1);
                Assert.AreEqual("", RfcSession.Message(session));
                session.Top(2, 0);
                Assert.AreEqual(".\r\n", RfcSession.Message(session));
                session.Noop();
                Assert.IsTrue(channel.IsAtEnd);
            }
        }

        [TestMethod]
        [DataRow(1)]
        [DataRow(1024)]
        public static void What_is_left_unread_is_skipped_by_the_next_word(int octets)
        {
            // The word is sent first: what is left arrives meanwhile.
            ReplayChannel channel = Replay.Server("C: RETR 1\nS: +OK\nC: STAT\nS: ..\nS: +OK 7\nS: .\nS: +OK 2 320", octets);
            using (Pop3Session session = Replay.LoggedIn(channel))
            {
                session.Retr(1);
                Assert.AreEqual(2, session.Stat());
                Assert.IsTrue(channel.IsAtEnd);
            }
        }
    }
}
