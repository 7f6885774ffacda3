namespace Pop3Nano.Session
{
    /// <summary>What becomes of commands that are sent behind a login, before its reply.</summary>
    public enum Pop3LoginTrap
    {
        /// <summary>Not known: nothing is sent behind a login.</summary>
        Unknown = 0,

        /// <summary>One poll went well the slow way: the next login may try it with a NOOP.</summary>
        Ready = 1,

        /// <summary>The server answers them: login and listing fly together.</summary>
        KeepsInput = 2,

        /// <summary>The server loses them, whatever it announces: a client that waits for replies hangs.</summary>
        LosesInput = 3,
    }
}
