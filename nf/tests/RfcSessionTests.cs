using nanoFramework.TestFramework;
using Pop3Nano.Selftest;

namespace Pop3Nano.DeviceTests
{
    /// <summary>The example session of RFC 1939 §10, the one that boards/selftest replays.</summary>
    [TestClass]
    public static class RfcSessionTests
    {
        [TestMethod]
        [DataRow(1)]
        [DataRow(7)]
        [DataRow(1024)]
        public static void The_session_passes_however_its_octets_come(int octets)
        {
            Replay.Tidy();
            var checks = new Checks(true);

            new RfcSession(checks).Run(octets);

            Assert.AreEqual("", checks.LastFailure);
            Assert.AreEqual(8, checks.Passed);
            Assert.AreEqual(0, checks.Failed);
        }
    }
}
