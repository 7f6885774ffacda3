namespace Pop3Nano.VirtualBoard;

/// <summary>What a script learns from the program's end.</summary>
internal static class ExitCode
{
    /// <summary>The mailbox was polled.</summary>
    public const int Ok = 0;

    /// <summary>The arguments are wrong; nothing was connected.</summary>
    public const int Usage = 2;

    /// <summary>The server can't be reached, or not safely: name, port, certificate, a broken connection.</summary>
    public const int Network = 3;

    /// <summary>The login was refused.</summary>
    public const int Login = 4;

    /// <summary>The server refused something else, or broke the protocol.</summary>
    public const int Server = 5;

    /// <summary>The server did not answer in time.</summary>
    public const int TimedOut = 6;

    /// <summary>The server is busy: another session, too soon, a passing fault.</summary>
    public const int Busy = 7;
}
