using System;

namespace Pop3Nano.Fuzz.Sasl;

/// <summary>A clock that stands.</summary>
internal sealed class FixedClock : TimeProvider
{
    public static FixedClock Noon { get; } = new();

    public override DateTimeOffset GetUtcNow() => new(2030, 1, 1, 12, 0, 0, TimeSpan.Zero);
}
