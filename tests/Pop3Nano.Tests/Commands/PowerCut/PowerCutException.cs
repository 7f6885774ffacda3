using System;

namespace Pop3Nano.Tests.Commands.PowerCut;

/// <summary>The power is off: whatever the program does from here on has no effect.</summary>
internal sealed class PowerCutException : Exception
{
    public PowerCutException()
        : base("the power is off")
    {
    }
}
