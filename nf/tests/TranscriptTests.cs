using nanoFramework.TestFramework;
using Pop3Nano.Protocol;
using Pop3Nano.Selftest;
using Pop3Nano.Session;

namespace Pop3Nano.DeviceTests
{
    /// <summary>Dialogues with a server in memory: what is sent is compared octet by octet.</summary>
    [TestClass]
    public static class TranscriptTests
    {
        [TestMethod]
        [DataRow(1)]
        [DataRow(1024)]
        public static void Listings_are_read_line_by_line(int octets)
        {
            ReplayChannel channel = Replay.Server("C: UIDL\nS: +OK\nS: 1 aa\nS: 7 b~!\nS: .\nC: LIST\nS: +OK\nS: 1 120\nS: 7 99 extra\nS: .\nC: QUIT\nS: +OK", octets);
            using (Pop3Session session = Replay.LoggedIn(channel))
            {
                session.UniqueIds();
                Assert.IsTrue(session.ReadLine() && session.Message == 1 && session.GetText() == "aa");
                Assert.IsTrue(session.ReadLine() && session.Message == 7 && session.GetText() == "b~!");
                Assert.IsFalse(session.ReadLine());
                session.List();
                Assert.IsTrue(session.ReadLine() && session.Message == 1 && session.Size == 120);
                Assert.IsTrue(session.ReadLine() && session.Message == 7 && session.Size == 99);
                Assert.IsFalse(session.ReadLine());
                Assert.IsTrue(session.Quit());
            }
            Assert.IsTrue(channel.IsAtEnd);
            Assert.IsTrue(channel.IsClosed);
        }

        [TestMethod]
        public static void A_refusal_is_an_exception_and_the_session_goes_on()
        {
            ReplayChannel channel = Replay.Server("C: RETR 3\nS: -ERR [SYS/TEMP] not now\nC: NOOP\nS: +OK", 1024);
            using (Pop3Session session = Replay.LoggedIn(channel))
            {
                try
                {
                    session.Retr(3);
                    Assert.IsTrue(false, "It was not refused.");
                }
                catch (Pop3CommandException refusal)
                {
                    Assert.IsTrue(refusal.Command == Pop3Command.Retr);
                    Assert.IsTrue(refusal.ResponseCode == Pop3ResponseCode.SysTemp);
                    Assert.Contains("not now", refusal.Message);
                }
                session.Noop();
                Assert.IsTrue(session.Succeeded && channel.IsAtEnd);
            }
        }

        [TestMethod]
        [DataRow("S: what?")]
        [DataRow("S: +OK x 320")]
        [DataRow("S: +OK 99999999999 1")]
        public static void A_server_that_breaks_the_protocol_ends_the_session(string reply)
        {
            using (Pop3Session session = Replay.LoggedIn(Replay.Server("C: STAT\n" + reply, 1024)))
            {
                try
                {
                    session.Stat();
                    Assert.IsTrue(false, "It was not noticed.");
                }
                catch (Pop3ProtocolException broken)
                {
                    Assert.IsTrue(broken.Fault == Pop3Fault.BadStatus || broken.Fault == Pop3Fault.BadNumber);
                }
                Assert.IsTrue(session.IsOver);
            }
        }

        [TestMethod]
        public static void Commands_fly_together_where_the_server_allows_it()
        {
            string script = "C: CAPA\nS: +OK\nS: PIPELINING\nS: .\nC: UIDL 1\nC: RETR 1\nC: DELE 9\nC: QUIT\n"
                + "S: +OK 1 aa\nS: +OK\nS: one\nS: .\nS: -ERR no such message\nS: +OK bye";
            ReplayChannel channel = Replay.Server(script, 5);
            using (Pop3Session session = Replay.LoggedIn(channel))
            {
                session.Capa();
                var flight = new Pop3Flight(4);
                flight.Uidl(1);
                flight.Retr(1);
                flight.Dele(9);
                flight.Quit();
                session.Start(flight);
                Assert.IsTrue(session.NextReply() && session.Succeeded);
                Assert.AreEqual("aa", session.GetText());
                Assert.IsTrue(session.NextReply() && session.Succeeded && session.Tag == 1);
                Assert.AreEqual("one\r\n", RfcSession.Message(session));
                Assert.IsTrue(session.NextReply() && !session.Succeeded && session.Tag == 2);
                Assert.IsTrue(session.NextReply() && session.Succeeded && session.Command == Pop3Command.Quit);
                Assert.IsFalse(session.NextReply());
                Assert.IsTrue(channel.IsAtEnd);
            }
        }

        [TestMethod]
        public static void Plain_sends_an_initial_response()
        {
            // NUL ann NUL secret (RFC 4616 §2).
            var channel = new ReplayChannel(new string[] { Replay.Greeting, "C: AUTH PLAIN AGFubgBzZWNyZXQ=", "S: +OK" }, 1024);
            using (var session = new Pop3Session(channel, Pop3SessionOptions.ForDevice()))
            {
                session.Greet();
                session.Login("ann", "secret", Pop3LoginMethod.Plain);
                Assert.IsTrue(session.State == Pop3State.Transaction && channel.IsAtEnd);
            }
        }
    }
}
