namespace Pop3Nano.Interop;

/// <summary>How a session is driven.</summary>
public enum Driver
{
    /// <summary>The blocking methods.</summary>
    Blocking,

    /// <summary>Those whose names end in Async.</summary>
    Async,
}
