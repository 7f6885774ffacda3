using System;
using System.Collections.Generic;

namespace Pop3Nano.Client
{
    /// <summary>Messages that were marked for deletion and are still there, or may be.</summary>
    public sealed class DeletesNotCommittedEventArgs : EventArgs
    {
        /// <summary>What a mock of <see cref="IPop3Client"/> raises.</summary>
        public DeletesNotCommittedEventArgs(IReadOnlyList<int> numbers, string reason)
        {
            ArgumentNullException.ThrowIfNull(numbers);
            ArgumentNullException.ThrowIfNull(reason);
            Numbers = numbers;
            Reason = reason;
        }

        /// <summary>Their message numbers in the session that is over.</summary>
        public IReadOnlyList<int> Numbers { get; }

        /// <summary>Why: a policy, or what the server said.</summary>
        public string Reason { get; }
    }
}
