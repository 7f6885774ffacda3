using System.IO;
using Xunit;

namespace Pop3Nano.Boards;

/// <summary>A test that needs a POSIX shell.</summary>
internal sealed class PosixFactAttribute : FactAttribute
{
    public PosixFactAttribute()
    {
        if (!File.Exists("/bin/sh")) Skip = "There is no POSIX shell on this system.";
    }
}
