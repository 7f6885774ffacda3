using System;

namespace Pop3Nano.Testing;

/// <summary>Where the server closes the connection without a reply.</summary>
[Flags]
public enum SilentClose
{
    /// <summary>Nowhere: every command has its reply.</summary>
    None = 0,

    /// <summary>On QUIT, after the removal of what was marked.</summary>
    OnQuit = 1,

    /// <summary>On PASS, right or wrong.</summary>
    OnPass = 2,

    /// <summary>On any login with wrong credentials.</summary>
    OnFailedLogin = 4,
}
