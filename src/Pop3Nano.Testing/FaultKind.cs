namespace Pop3Nano.Testing;

// What a fault does when its octet is reached, or to each piece.
internal enum FaultKind
{
    None,
    Cut,
    HalfClose,
    Reset,
    Stall,
    FlipBit,
    Duplicate,
    Segments,
    Drip,
    Delay,
}
