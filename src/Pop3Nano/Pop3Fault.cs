namespace Pop3Nano
{
    /// <summary>How a server broke the protocol.</summary>
    public enum Pop3Fault
    {
        /// <summary>It did not.</summary>
        None = 0,

        /// <summary>A status line that is neither +OK nor -ERR (RFC 1939 §3).</summary>
        BadStatus = 1,

        /// <summary>A count or message number that is no number in range, or a reply about another message than the one that was asked about.</summary>
        BadNumber = 2,

        /// <summary>A status or listing line that does not fit the receive buffer.</summary>
        LineTooLong = 3,

        /// <summary>A listing without an end.</summary>
        TooManyLines = 4,

        /// <summary>A listing with more than 100 lines that can't be read.</summary>
        TooManyBadLines = 5,

        /// <summary>A reply that nobody asked for.</summary>
        UnexpectedReply = 6,

        /// <summary>A greeting of no kind that is known.</summary>
        BadGreeting = 7,

        /// <summary>The greeting of an SMTP server (220).</summary>
        SmtpGreeting = 8,

        /// <summary>The greeting of an IMAP server (* OK).</summary>
        ImapGreeting = 9,

        /// <summary>A TLS record where a greeting is due: the port speaks TLS from the start.</summary>
        TlsGreeting = 10,

        /// <summary>Octets behind the reply to STLS, before the handshake: an injection (RFC 2595 §4).</summary>
        OctetsBehindStls = 11,

        /// <summary>Blank lines without end where a status line is due.</summary>
        TooManyBlankLines = 12,

        /// <summary>A SASL challenge that is not as the mechanism has it (RFC 4422 §3).</summary>
        BadChallenge = 13,

        /// <summary>A SASL challenge that would weaken the secret or overtax the client, such as an iteration count out of bounds (RFC 5802 §9).</summary>
        UnsafeChallenge = 14,

        /// <summary>The server did not prove that it knows the secret, or proved it falsely (RFC 5802 §3).</summary>
        BadServerProof = 15,
    }
}
