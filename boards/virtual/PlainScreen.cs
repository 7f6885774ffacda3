using System;
using System.IO;

namespace Pop3Nano.VirtualBoard;

/// <summary>Lines, for files, pipes and logs.</summary>
internal sealed class PlainScreen(TextWriter output) : IScreen
{
    public void Say(string line) => output.WriteLine(line);

    public void Changed(ScreenBoard board)
    {
        // Lines tell it already.
    }

    public int Show(ScreenBoard board, Func<int> work) => work();
}
