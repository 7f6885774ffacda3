using System.Collections.Generic;

namespace Pop3Nano
{
    // A client says which marks went down with a connection.
    public partial class Pop3ConnectionLostException
    {
        /// <summary>A connection that was lost with messages marked for deletion.</summary>
        public Pop3ConnectionLostException(IReadOnlyList<int> lostMarks)
            : base("The connection was lost, and with it the marks for deletion of the messages " + string.Join(", ", lostMarks) + ".")
        {
            LostMarks = lostMarks;
        }

        /// <summary>
        /// The messages that were marked for deletion, by their numbers in the lost session; empty: none, or not told. They stay in the maildrop,
        /// unless QUIT was under way, as the message says then: the server may have removed them (RFC 1939 §6).
        /// </summary>
        public IReadOnlyList<int> LostMarks { get; private init; } = [];

        // QUIT went out, and nobody but the server knows what became of it.
        internal static Pop3ConnectionLostException OfQuit(IReadOnlyList<int> marks) =>
            new("The connection was lost before the server confirmed the deletion of the messages " + string.Join(", ", marks) + ": they may be gone.") { LostMarks = marks };
    }
}
