using System;

namespace Pop3Nano
{
    // The one place where exceptions are made. "throw Fail.X()" keeps strings and allocations out of the paths that run.
    internal static class Fail
    {
        internal static Exception Argument(string message)
        {
            return new ArgumentException(message);
        }
    }
}
