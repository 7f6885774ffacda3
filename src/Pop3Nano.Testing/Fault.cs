using System;

namespace Pop3Nano.Testing;

/// <summary>What a <see cref="FaultProxy"/> does to the octets that go one way. Octets are counted from the connection's first, TLS included.</summary>
public sealed class Fault
{
    private Fault(FaultKind kind, long octets, int size = int.MaxValue, TimeSpan interval = default)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(octets);
        ArgumentOutOfRangeException.ThrowIfLessThan(size, 1);
        Kind = kind;
        Octets = octets;
        Size = size;
        Interval = WaitingTime.Checked(interval);
    }

    /// <summary>No fault: octets pass as they come.</summary>
    public static Fault None { get; } = new(FaultKind.None, long.MaxValue);

    internal FaultKind Kind { get; }

    // How many octets pass before it happens, or begins.
    internal long Octets { get; }

    // The octets of one segment at most.
    internal int Size { get; }

    // How long each piece waits.
    internal TimeSpan Interval { get; }

    // The bits of the octet that are turned.
    internal byte Mask { get; private init; }

    /// <summary>Both ends see an orderly end (FIN) after so many octets.</summary>
    public static Fault Cut(long octets) => new(FaultKind.Cut, octets);

    /// <summary>The receiving end sees an orderly end after so many octets; the other way stays open.</summary>
    public static Fault HalfClose(long octets) => new(FaultKind.HalfClose, octets);

    /// <summary>Both ends see a reset (RST) after so many octets.</summary>
    public static Fault Reset(long octets) => new(FaultKind.Reset, octets);

    /// <summary>Nothing comes any more after so many octets, not even the server's end. A client's end still comes: no connection is left over.</summary>
    public static Fault Stall(long octets) => new(FaultKind.Stall, octets);

    /// <summary>One bit of the octet behind so many others is turned.</summary>
    /// <param name="octets">How many octets lie before it.</param>
    /// <param name="bit">0, the lowest, to 7.</param>
    public static Fault FlipBit(long octets, int bit)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(bit, 7);
        return new Fault(FaultKind.FlipBit, octets) { Mask = (byte)(1 << bit) };
    }

    /// <summary>The octet behind so many others comes twice.</summary>
    public static Fault Duplicate(long octets) => new(FaultKind.Duplicate, octets);

    /// <summary>Octets are sent on in pieces of this size at most, wherever the sender's own pieces ended.</summary>
    /// <param name="size">From 1.</param>
    public static Fault Segments(int size) => new(FaultKind.Segments, 0, size);

    /// <summary>One octet at a time, each this time after the one before.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or longer than 24 days: no timer takes it.</exception>
    public static Fault Drip(TimeSpan interval) => Drip(interval, 0);

    /// <summary>The same behind so many octets.</summary>
    public static Fault Drip(TimeSpan interval, long octets) => new(FaultKind.Drip, octets, 1, interval);

    /// <summary>A long way: all takes this time, the end too, in order, as much under way as there is.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, or longer than 24 days: no timer takes it.</exception>
    public static Fault Delay(TimeSpan interval) => Delay(interval, 0);

    /// <summary>The same behind so many octets.</summary>
    public static Fault Delay(TimeSpan interval, long octets) => new(FaultKind.Delay, octets, interval: interval);

    /// <summary>Its kind and its octet.</summary>
    public override string ToString() => Octets == long.MaxValue ? Kind.ToString() : FormattableString.Invariant($"{Kind} behind {Octets}");
}
