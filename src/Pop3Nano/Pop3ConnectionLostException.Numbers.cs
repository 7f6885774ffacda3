using System;

namespace Pop3Nano
{
    // A client says whose number went down with a connection.
    public partial class Pop3ConnectionLostException
    {
        private Pop3ConnectionLostException(string text)
            : base(text)
        {
        }

        // Message numbers are given for one session (RFC 1939 §3).
        internal static Pop3ConnectionLostException OfNumber(int message) =>
            new(FormattableString.Invariant($"The connection was lost and made anew: {message} may be the number of another message now. Nothing was marked for deletion; list the messages again."));
    }
}
