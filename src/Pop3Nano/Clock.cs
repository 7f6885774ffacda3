using System;

namespace Pop3Nano
{
    /// <summary>A clock that only goes forward: the .NET twin.</summary>
    internal static class Clock
    {
        /// <summary>Milliseconds since some fixed moment.</summary>
        internal static long Milliseconds
        {
            get { return Environment.TickCount64; }
        }
    }
}
