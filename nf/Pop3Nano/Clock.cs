using System;

namespace Pop3Nano
{
    /// <summary>A clock that only goes forward: the nanoFramework twin.</summary>
    internal static class Clock
    {
        /// <summary>Milliseconds since the start of the device.</summary>
        internal static long Milliseconds
        {
            get { return Environment.TickCount64; }
        }
    }
}
