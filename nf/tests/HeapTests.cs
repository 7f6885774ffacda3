using nanoFramework.TestFramework;
using Pop3Nano.Commands;
using Pop3Nano.Selftest;
using Pop3Nano.Session;
using GC = nanoFramework.Runtime.Native.GC;

namespace Pop3Nano.DeviceTests
{
    /// <summary>
    /// The heap before and after: sessions and polls leave nothing behind. What leaks does so each time; one attempt of three without a
    /// loss is enough, since elsewhere than on a device others use the heap, too.
    /// </summary>
    [TestClass]
    public static class HeapTests
    {
        private const int Attempts = 3;
        private const int Rounds = 100;

        // The smallest object takes 12 octets on a device: one that each round leaves behind is found.
        private const uint Least = Rounds * 12;

        private static readonly byte[] Nothing = new byte[0];

        [TestMethod]
        public static void Sessions_leave_nothing_behind()
        {
            var checks = new Checks(true);
            var session = new RfcSession(checks);
            session.Run(1024);
            bool kept = false;
            for (int attempt = 0; attempt < Attempts && !kept; attempt++)
            {
                uint before = GC.Run(true);
                for (int i = 0; i < Rounds; i++) session.Run(1024);
                kept = GC.Run(true) + Least > before;
            }

            Assert.AreEqual(0, checks.Failed);
            Assert.IsTrue(kept, "The heap shrinks.");
        }

        [TestMethod]
        public static void Polls_leave_nothing_behind()
        {
            var options = new PollerOptions("board", "secret");
            options.Method = Pop3LoginMethod.UserPass;
            var board = new TestBoard();
            var connector = new MailConnector("Subject: led on\n", true);
            var poller = new MailboxPoller(board, connector, options, board.Commands(options));
            poller.Poll();
            poller.Poll();
            int writes = board.Writes;
            bool kept = false;
            for (int attempt = 0; attempt < Attempts && !kept; attempt++)
            {
                uint before = GC.Run(true);
                int done = 0;
                for (int i = 0; i < Rounds; i++) done += poller.Poll().Done;
                kept = GC.Run(true) + Least > before;
                Assert.AreEqual(Rounds, done);
            }

            Assert.AreEqual(writes, board.Writes);
            Assert.IsTrue(kept, "The heap shrinks.");
        }

        [TestMethod]
        public static void What_is_held_is_noticed()
        {
            bool noticed = false;
            var held = new byte[Rounds][];
            for (int attempt = 0; attempt < Attempts && !noticed; attempt++)
            {
                for (int i = 0; i < Rounds; i++) held[i] = Nothing;
                uint before = GC.Run(true);
                for (int i = 0; i < Rounds; i++) held[i] = new byte[64];
                noticed = GC.Run(true) + Least < before;
            }

            Assert.IsTrue(noticed, "The heap does not shrink.");
            Assert.AreEqual(Rounds, held.Length);
        }
    }
}
