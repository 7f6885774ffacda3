namespace Pop3Nano.Session
{
    /// <summary>
    /// Where dialogues are written down. Called on the thread that speaks or listens, by several connections at once if they share it.
    /// What it throws breaks the session that it logs.
    /// </summary>
    public interface IProtocolLog
    {
        /// <summary>Takes one line. Secrets are left out already, and nothing in it can play tricks on a terminal.</summary>
        void Write(ProtocolLogEvent logged);
    }
}
