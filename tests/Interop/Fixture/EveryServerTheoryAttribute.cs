using System;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>A test that runs against each of the six servers: skipped, with the reason, where one can't be started, unless POP3NANO_REQUIRE_SERVERS is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class EveryServerTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks for the servers.</summary>
    public EveryServerTheoryAttribute()
    {
        Skip = ServersInstallation.Skip;
    }
}
