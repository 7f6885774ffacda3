using System.Diagnostics;
using System.Threading;
using nanoFramework.Runtime.Native;

namespace Pop3Nano.Selftest
{
    /// <summary>Shows that the library works on a board, without a network: PASS or FAIL for each check, and the memory that is left.</summary>
    internal sealed class Program
    {
        private const int Rounds = 20;

        private Program()
        {
        }

        /// <summary>Runs the checks once, then waits.</summary>
        public static void Main()
        {
            new Program().Run();
            Thread.Sleep(Timeout.Infinite); // the last line stays the last, whatever firmware does behind a Main that ends
        }

        private void Run()
        {
            var checks = new Checks(false);
            var session = new RfcSession(checks);
            session.Run(1024);
            session.Run(1);
            uint before = GC.Run(true);
            int failed = Repeat();
            uint after = GC.Run(true);
            Debug.WriteLine("free heap: " + before.ToString() + " octets, after " + Rounds.ToString() + " more sessions " + after.ToString());
            checks.That("no heap is lost", failed == 0 && after + 48 >= before);
            checks.End();
        }

        private static int Repeat()
        {
            var checks = new Checks(true);
            var session = new RfcSession(checks);
            for (int i = 0; i < Rounds; i++) session.Run(7);
            return checks.Failed;
        }
    }
}
