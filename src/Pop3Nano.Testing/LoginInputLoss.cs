using System;

namespace Pop3Nano.Testing;

/// <summary>
/// Which logins make the server throw away what arrived behind them in the same read. Clients that pipelined it wait for ever.
/// </summary>
[Flags]
public enum LoginInputLoss
{
    /// <summary>Input behind a login is kept, as RFC 2449 §6.6 wants it.</summary>
    None = 0,

    /// <summary>Input behind a successful PASS is lost, as with Courier and solid-pop3d.</summary>
    AfterPass = 1,

    /// <summary>Input behind the last message of a successful AUTH is lost, as with Courier and Cyrus.</summary>
    AfterAuth = 2,

    /// <summary>Input behind a successful APOP is lost.</summary>
    AfterApop = 4,

    /// <summary>Input behind any successful login is lost.</summary>
    AfterAny = AfterPass | AfterAuth | AfterApop,
}
