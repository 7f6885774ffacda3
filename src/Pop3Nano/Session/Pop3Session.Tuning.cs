namespace Pop3Nano.Session
{
    // What may change while a session lives: .NET only, since a device decides once.
    public sealed partial class Pop3Session
    {
        /// <summary>Milliseconds for each reply, from 1; -1: no limit. It holds from the next reply on.</summary>
        /// <exception cref="System.ArgumentException">It is less than 1, and not -1.</exception>
        public int Timeout
        {
            get { return _timeout; }
            set
            {
                if (value < 1 && value != System.Threading.Timeout.Infinite) throw Fail.Argument("A timeout is a positive number of milliseconds, or -1.");
                _timeout = value;
            }
        }

        /// <summary>True: flights fly together whatever the server announces; false: one by one; null, unless it is set: as announced (RFC 2449 §6.6).</summary>
        public bool? Pipelining { get; set; }

        /// <summary>True if no reply is due, nor anything left of one.</summary>
        public bool IsIdle { get { return Engine.Outstanding == 0 && !Engine.HasBody && !IsFlying; } }

        /// <summary>
        /// Gives up the flight that is under way: what is not written stays unwritten, and the replies that are due are still to be read
        /// by <see cref="NextReply"/>.
        /// </summary>
        public void Abandon()
        {
            _flight = null!;
        }

        partial void Tune(ref bool oneByOne)
        {
            if (Pipelining != null) oneByOne = !Pipelining.Value;
        }
    }
}
