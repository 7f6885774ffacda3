namespace Pop3Nano
{
    /// <summary>Why a command was not queued, and what to do. The send buffer is as it was before.</summary>
    public enum Pop3Refusal
    {
        /// <summary>It was queued.</summary>
        None = 0,

        /// <summary>Not legal in this state, or the session is over: a mistake of the caller.</summary>
        WrongState = 1,

        /// <summary>Empty, CR, LF, NUL, a blank in a word, or a number out of range: a mistake of the caller.</summary>
        BadArgument = 2,

        /// <summary>More than 255 octets with CRLF (RFC 2449 §4), or than the send buffer holds: a mistake of the caller.</summary>
        LineTooLong = 3,

        /// <summary>Too much is unanswered: read replies, then try again.</summary>
        WindowFull = 4,

        /// <summary>Too much is unsent: send, then try again.</summary>
        SendBufferFull = 5,
    }
}
