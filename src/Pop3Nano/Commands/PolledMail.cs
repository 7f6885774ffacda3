using Pop3Nano.Mime;

namespace Pop3Nano.Commands
{
    /// <summary>A mail as the poller hands it over: valid only during the call, since the next one is read into the same buffers.</summary>
    public sealed class PolledMail
    {
        internal int _number;
        internal long _size;
        internal string _uniqueId;
        internal bool _isOversize;
        internal bool _isHead;

        internal PolledMail(int subjectSize, int textSize)
        {
            Content = new MailText(subjectSize, textSize);
            _uniqueId = "";
        }

        /// <summary>The message number in this session, from 1.</summary>
        public int Number { get { return _number; } }

        /// <summary>The size that the server lists, in octets: a hint; -1: unknown.</summary>
        public long Size { get { return _size; } }

        /// <summary>The unique-id (RFC 1939 §7); empty if the server has none. Not every server's are unique.</summary>
        public string UniqueId { get { return _uniqueId; } }

        /// <summary>True if the mail is larger than <see cref="PollerOptions.MaxMessageSize"/>: as it was listed, so that only its head was read, or as it came.</summary>
        public bool IsOversize { get { return _isOversize; } }

        /// <summary>
        /// True if only the head of the mail was read so far: a handler that wants all of it answers <see cref="MailVerdict.Whole"/>. Batch handlers only.
        /// </summary>
        public bool IsHead { get { return _isHead; } }

        /// <summary>Subject, From, Date and text, decoded.</summary>
        public MailText Content { get; }
    }
}
