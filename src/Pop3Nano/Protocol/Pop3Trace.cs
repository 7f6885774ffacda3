namespace Pop3Nano.Protocol
{
    /// <summary>
    /// Sees the dialogue go by, secrets left out. The octets are the engine's own buffers: look, don't keep and don't change.
    /// A trace that throws breaks the session that it watches.
    /// </summary>
    public abstract class Pop3Trace
    {
        /// <summary>
        /// A command or SASL response was queued. Only the first <paramref name="visible"/> of its <paramref name="length"/>
        /// octets may be shown; what follows is secret. The line end is not part of it.
        /// </summary>
        public abstract void Command(byte[] buffer, int start, int visible, int length);

        /// <summary>A line of a reply came, without its line end.</summary>
        public abstract void Reply(byte[] buffer, int start, int length);

        /// <summary>A slice of a message came, as long as it happened to come, with the byte-stuffing undone. Nothing is done with it here.</summary>
        public virtual void Octets(byte[] buffer, int start, int length)
        {
        }

        /// <summary>A message ended; <paramref name="octets"/> is its length with the byte-stuffing undone.</summary>
        public abstract void Message(long octets);
    }
}
