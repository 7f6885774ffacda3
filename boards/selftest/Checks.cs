using System.Diagnostics;

namespace Pop3Nano.Selftest
{
    /// <summary>Writes one line for each check, and counts.</summary>
    internal sealed class Checks
    {
        private readonly bool _quiet;

        /// <summary>Quiet: what goes well is counted only.</summary>
        internal Checks(bool quiet)
        {
            _quiet = quiet;
        }

        /// <summary>How many checks went well.</summary>
        internal int Passed { get; private set; }

        /// <summary>How many did not.</summary>
        internal int Failed { get; private set; }

        /// <summary>What the last check that failed was about; empty if none did.</summary>
        internal string LastFailure { get; private set; } = "";

        internal void That(string what, bool holds)
        {
            if (holds)
            {
                Passed++;
                if (!_quiet) Debug.WriteLine("PASS " + what);
                return;
            }
            Fail(what);
        }

        internal void Fail(string what)
        {
            Failed++;
            LastFailure = what;
            Debug.WriteLine("FAIL " + what);
        }

        /// <summary>The last line: whether all is well.</summary>
        internal void End()
        {
            string counts = Passed.ToString() + " passed, " + Failed.ToString() + " failed";
            Debug.WriteLine((Failed == 0 && Passed > 0 ? "PASS selftest: " : "FAIL selftest: ") + counts);
        }
    }
}
