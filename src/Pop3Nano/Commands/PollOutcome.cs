namespace Pop3Nano.Commands
{
    /// <summary>How a poll ended.</summary>
    public enum PollOutcome
    {
        /// <summary>Well: the server has confirmed what was deleted.</summary>
        Completed = 0,

        /// <summary>The poll found out how this server wants to be spoken to, at the price of the connection; nothing was fetched or marked.</summary>
        Learned = 1,

        /// <summary>The clock is not right yet, so no certificate could be judged: nothing was connected.</summary>
        NoTime = 2,

        /// <summary>Nobody could be reached, or the connection broke: what was marked stays.</summary>
        NetworkFailed = 3,

        /// <summary>The server did not answer in time: what was marked stays.</summary>
        TimedOut = 4,

        /// <summary>The server broke the protocol: what was marked stays.</summary>
        ProtocolFailed = 5,

        /// <summary>The login was refused: wrong credentials, or the server does not say.</summary>
        LoginRefused = 6,

        /// <summary>The server is busy or has a passing fault ([IN-USE], [LOGIN-DELAY], [SYS/TEMP]).</summary>
        Busy = 7,

        /// <summary>The server refused something else, such as STLS or a part of the deletions.</summary>
        Refused = 8,

        /// <summary>All was done, but the server ended the connection without confirming the deletions.</summary>
        Unconfirmed = 9,
    }
}
