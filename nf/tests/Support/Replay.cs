using Pop3Nano.Selftest;
using Pop3Nano.Session;
using GC = nanoFramework.Runtime.Native.GC;

namespace Pop3Nano.DeviceTests
{
    /// <summary>Sessions with a server that is a list of lines, with the sizes of a device.</summary>
    internal static class Replay
    {
        internal const string Greeting = "S: +OK ready";

        /// <summary>A server that greets, lets in whoever says USER ann and PASS secret, and goes on as the script says.</summary>
        internal static ReplayChannel Server(string script, int most)
        {
            Tidy();
            return new ReplayChannel((Greeting + "\nC: USER ann\nC: PASS secret\nS: +OK\nS: +OK\n" + script).Split('\n'), most);
        }

        /// <summary>
        /// Each test begins with a heap that is collected and compacted. The launcher reads the attributes of a test through pointers that a
        /// compaction in the wrong moment leaves behind: it must find room enough without one.
        /// </summary>
        internal static void Tidy()
        {
            GC.Run(true);
        }

        /// <summary>A session on that channel, greeted and logged in.</summary>
        internal static Pop3Session LoggedIn(ReplayChannel channel)
        {
            var session = new Pop3Session(channel, Pop3SessionOptions.ForDevice());
            session.Greet();
            session.Login("ann", "secret", Pop3LoginMethod.UserPass);
            return session;
        }
    }
}
