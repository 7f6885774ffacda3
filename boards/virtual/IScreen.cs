using System;

namespace Pop3Nano.VirtualBoard;

/// <summary>Where the board can be seen.</summary>
internal interface IScreen
{
    /// <summary>Shows one line of what happens.</summary>
    void Say(string line);

    /// <summary>Something that can be seen has changed.</summary>
    void Changed(ScreenBoard board);

    /// <summary>Shows the board while the work runs.</summary>
    int Show(ScreenBoard board, Func<int> work);
}
