using System;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>A test that needs a real server and a Kerberos realm: skipped, with the reason, where one is not installed, unless POP3NANO_REQUIRE_SERVERS is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KerberosTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks for them.</summary>
    public KerberosTheoryAttribute()
    {
        Skip = KerberosInstallation.Skip;
    }
}
