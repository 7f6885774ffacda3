namespace Pop3Nano.Protocol
{
    /// <summary>What <see cref="Pop3Engine.Next"/> found.</summary>
    public enum Pop3Event
    {
        /// <summary>Nothing yet: send what is queued, then give the engine more octets.</summary>
        NeedOctets = 0,

        /// <summary>The server greeted (RFC 1939 §4); the text is the greeting's.</summary>
        Greeting = 1,

        /// <summary>+OK. Lines or octets follow, up to <see cref="End"/>, if the command has a multi-line reply.</summary>
        Ok = 2,

        /// <summary>-ERR: the server said no to one command. The session goes on.</summary>
        Err = 3,

        /// <summary>A SASL challenge (RFC 5034 §4); the text is its base64.</summary>
        Challenge = 4,

        /// <summary>One line of a listing or of the capability list.</summary>
        Line = 5,

        /// <summary>A slice of a message, the byte-stuffing undone (RFC 1939 §3).</summary>
        Octets = 6,

        /// <summary>The termination octet: the multi-line reply is complete.</summary>
        End = 7,

        /// <summary>The server closed the connection. Command tells whose reply it still owed.</summary>
        Closed = 8,

        /// <summary>The server broke the protocol; Fault says how. Nothing else ever comes.</summary>
        Broken = 9,
    }
}
