using System;
using System.IO;
using nanoFramework.TestFramework;
using Pop3Nano.Selftest;
using Pop3Nano.Session;

namespace Pop3Nano.DeviceTests
{
    /// <summary>What can be said of TLS without a network: it is the default, and no way leads around it.</summary>
    [TestClass]
    public static class TlsTests
    {
        private const string Offer = "C: STLS\nS: +OK begin";

        [TestMethod]
        public static void An_endpoint_is_protected_unless_somebody_says_otherwise()
        {
            var endpoint = new Pop3Endpoint("pop.example.org");

            Assert.IsTrue(endpoint.Security == Pop3Security.Implicit);
            Assert.AreEqual(995, endpoint.Port);
            Assert.AreEqual(0, endpoint.TrustedCertificates.Length);
            Assert.IsTrue(endpoint.GreetingTimeout > 0);
            Assert.AreEqual(110, new Pop3Endpoint("pop.example.org", 0, Pop3Security.StartTls).Port);
            Assert.AreEqual(1995, new Pop3Endpoint("pop.example.org", 1995).Port);
        }

        [TestMethod]
        public static void Stls_makes_the_session_secure()
        {
            ReplayChannel channel = Server(Offer + "\nT: ok\nC: CAPA\nS: +OK\nS: USER\nS: .");
            using (Pop3Session session = Greeted(channel))
            {
                Assert.IsFalse(session.IsSecure);
                session.StartTls();
                Assert.IsTrue(session.IsSecure);
                session.Capa();
                Assert.IsTrue(channel.IsAtEnd);
            }
        }

        [TestMethod]
        public static void A_server_without_Stls_is_no_reason_to_go_on_in_clear_text()
        {
            ReplayChannel channel = Server("C: STLS\nS: -ERR what?");
            using (Pop3Session session = Greeted(channel))
            {
                Assert.ThrowsException(typeof(Pop3CommandException), session.StartTls);
                Assert.IsFalse(session.IsSecure);
                Assert.IsTrue(channel.IsAtEnd);
            }
        }

        [TestMethod]
        public static void A_handshake_that_fails_ends_the_session()
        {
            ReplayChannel channel = Server(Offer + "\nT: fails");
            using (Pop3Session session = Greeted(channel))
            {
                Assert.ThrowsException(typeof(IOException), session.StartTls);
                Assert.IsTrue(session.IsOver && channel.IsClosed);
                Assert.ThrowsException(typeof(InvalidOperationException), session.Noop);
            }
        }

        [TestMethod]
        public static void Octets_behind_the_reply_to_Stls_are_an_attack()
        {
            var channel = new ReplayChannel(new string[] { Replay.Greeting, "C: STLS", "S: +OK begin\r\n+OK injected", "T: ok" }, 1024);
            using (Pop3Session session = Greeted(channel))
            {
                Assert.ThrowsException(typeof(Pop3ProtocolException), session.StartTls);
                Assert.IsTrue(session.IsOver && !session.IsSecure);
            }
        }

        private static ReplayChannel Server(string script)
        {
            Replay.Tidy();
            return new ReplayChannel((Replay.Greeting + "\n" + script).Split('\n'), 1024);
        }

        private static Pop3Session Greeted(ReplayChannel channel)
        {
            var session = new Pop3Session(channel, Pop3SessionOptions.ForDevice());
            session.Greet();
            return session;
        }
    }
}
