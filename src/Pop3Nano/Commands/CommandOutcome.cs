namespace Pop3Nano.Commands
{
    /// <summary>What became of a mailed command. The first eight are said of commands that were signed for this device, and are reported.</summary>
    public enum CommandOutcome
    {
        /// <summary>It ran.</summary>
        Executed = 0,

        /// <summary>It ran, and its handler says that it did not succeed, or threw.</summary>
        Failed = 1,

        /// <summary>The power failed while it ran: nobody knows how far it came. It is not run again.</summary>
        Interrupted = 2,

        /// <summary>It has run before: a copy, or a mail whose deletion the server had not confirmed. Not run again.</summary>
        Repeated = 3,

        /// <summary>A command with the same or a higher counter came before it. Not run.</summary>
        Superseded = 4,

        /// <summary>Its time is over. Not run.</summary>
        Expired = 5,

        /// <summary>No verb of this device. Not run.</summary>
        UnknownVerb = 6,

        /// <summary>The verb does not take these arguments. Not run.</summary>
        BadArguments = 7,

        /// <summary>It expires, and the clock is not known to be right: looked at again by a later poll.</summary>
        ClockUnknown = 8,

        /// <summary>It names another device.</summary>
        OtherDevice = 9,

        /// <summary>It names a key that this device does not have.</summary>
        UnknownKey = 10,

        /// <summary>The signature is not that of these words: forged, or spoiled on the way.</summary>
        BadSignature = 11,

        /// <summary>It begins like a command and goes on like none: cut off, a word broken, another version.</summary>
        Malformed = 12,

        /// <summary>The mail is larger than the poller reads.</summary>
        Oversize = 13,

        /// <summary>The mail holds no command.</summary>
        NotACommand = 14,
    }
}
