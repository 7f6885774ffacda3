using System;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>The same as <see cref="ServerFactAttribute"/>, for several cases.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServerTheoryAttribute : TheoryAttribute
{
    /// <summary>Looks for the server.</summary>
    public ServerTheoryAttribute()
    {
        Skip = DovecotInstallation.Skip;
    }
}
