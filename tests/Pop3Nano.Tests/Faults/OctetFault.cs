namespace Pop3Nano.Tests.Faults;

/// <summary>What happens at one octet of a <see cref="FaultyChannel"/>.</summary>
public enum OctetFault
{
    /// <summary>Nothing but that a read, or what the server gets at once, ends there.</summary>
    Split,

    /// <summary>Both ends see the end.</summary>
    Cut,

    /// <summary>Who was to hear the octet sees the end; the other way stays open.</summary>
    HalfClose,

    /// <summary>Reads and writes fail.</summary>
    Reset,

    /// <summary>Nothing comes through any more, and nothing ends.</summary>
    Stall,

    /// <summary>From there on each octet takes a second.</summary>
    Drip,

    /// <summary>The octet comes twice.</summary>
    Twice,

    /// <summary>A bit of the octet is turned.</summary>
    Flip,
}
