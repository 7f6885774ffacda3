using System;

namespace Pop3Nano.Tests.Testing;

/// <summary>A clock that calls the test whenever somebody asks it.</summary>
internal sealed class CallingClock : TimeProvider
{
    public Action Asked { get; set; } = () => { };

    public override DateTimeOffset GetUtcNow()
    {
        Asked();
        return base.GetUtcNow();
    }
}
