using System;
using Xunit;

namespace Pop3Nano.Interop;

/// <summary>A test that needs a real server: skipped, with the reason, where none is installed, unless POP3NANO_REQUIRE_SERVERS is 1.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ServerFactAttribute : FactAttribute
{
    /// <summary>Looks for the server.</summary>
    public ServerFactAttribute()
    {
        Skip = DovecotInstallation.Skip;
    }
}
