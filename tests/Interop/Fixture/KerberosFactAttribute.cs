using System;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>The same as <see cref="KerberosTheoryAttribute"/>, for one case.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class KerberosFactAttribute : FactAttribute
{
    /// <summary>Looks for them.</summary>
    public KerberosFactAttribute()
    {
        Skip = KerberosInstallation.Skip;
    }
}
