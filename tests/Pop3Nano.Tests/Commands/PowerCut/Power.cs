namespace Pop3Nano.Tests.Commands.PowerCut;

/// <summary>What keeps a device running, up to a step. Every step of its input and output asks first.</summary>
internal sealed class Power(int cutAt)
{
    private int _step;

    public bool IsOn { get; private set; } = true;

    /// <summary>Where it was cut; empty: it was not.</summary>
    public string Cut { get; private set; } = "";

    /// <summary>A step of this kind begins. False: the power goes now, or went before.</summary>
    public bool Allows(string kind)
    {
        if (!IsOn) return false;
        if (_step++ != cutAt) return true;
        IsOn = false;
        Cut = kind;
        return false;
    }
}
