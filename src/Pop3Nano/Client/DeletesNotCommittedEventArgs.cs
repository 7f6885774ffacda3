using System;
using System.Collections.Generic;

namespace Pop3Nano.Client
{
    /// <summary>Messages that were marked for deletion and are still there, or may be.</summary>
    public sealed class DeletesNotCommittedEventArgs : EventArgs
    {
        internal DeletesNotCommittedEventArgs(IReadOnlyList<int> numbers, string reason)
        {
            Numbers = numbers;
            Reason = reason;
        }

        /// <summary>Their message numbers in the session that is over.</summary>
        public IReadOnlyList<int> Numbers { get; }

        /// <summary>Why: a policy, or what the server said.</summary>
        public string Reason { get; }
    }
}
