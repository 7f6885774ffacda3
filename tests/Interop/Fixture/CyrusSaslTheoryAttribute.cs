using System;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>A test of what Cyrus SASL has and passwords are not enough for: skipped, with the reason, where something is not installed, unless POP3NANO_REQUIRE_SERVERS is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class CyrusSaslTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks for it.</summary>
    public CyrusSaslTheoryAttribute()
    {
        Skip = ServersInstallation.Skip ?? KerberosInstallation.Skip;
    }
}
