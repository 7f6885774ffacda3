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

        /// <summary>The messages that were marked for deletion and stay in the maildrop, by their numbers in the lost session; empty: none, or not told.</summary>
        public IReadOnlyList<int> LostMarks { get; } = [];
    }
}
