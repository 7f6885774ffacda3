using System.Collections.Generic;

namespace Pop3Nano.Tests.Commands.PowerCut;

/// <summary>What keeps a device running, up to a step. Every step of its input and output asks first.</summary>
internal sealed class Power(int cutAt)
{
    private readonly List<string> _steps = [];

    public bool IsOn { get; private set; } = true;

    /// <summary>Where it was cut; empty: it was not.</summary>
    public string Cut { get; private set; } = "";

    public int Steps => _steps.Count;

    /// <summary>A step of this kind begins. False: the power goes now, or went before.</summary>
    public bool Allows(string kind)
    {
        if (!IsOn) return false;
        _steps.Add(kind);
        if (_steps.Count - 1 != cutAt) return true;
        IsOn = false;
        Cut = kind;
        return false;
    }
}
