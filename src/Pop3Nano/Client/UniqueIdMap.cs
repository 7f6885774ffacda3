using System.Collections.Generic;

namespace Pop3Nano.Client
{
    /// <summary>Which message has which unique-id in this session. Not every server's are unique (RFC 1939 §7).</summary>
    internal sealed class UniqueIdMap
    {
        private readonly Dictionary<string, int> _numbers = [];
        private readonly Dictionary<int, string> _ids = [];

        public void Add(int number, string uniqueId)
        {
            _ids[number] = uniqueId;
            if (!_numbers.TryAdd(uniqueId, number)) _numbers[uniqueId] = 0;
        }

        /// <summary>The message's unique-id; empty: not known.</summary>
        public string Of(int number) => _ids.TryGetValue(number, out string? id) ? id : "";

        /// <summary>True if one message, and only one, has it.</summary>
        public bool Has(string uniqueId) => _numbers.TryGetValue(uniqueId, out int number) && number != 0;

        /// <summary>The message with this unique-id.</summary>
        /// <exception cref="Pop3MessageNotFoundException">There is none, or more than one.</exception>
        public int NumberOf(string uniqueId) => Has(uniqueId) ? _numbers[uniqueId] : throw Why(uniqueId);

        /// <summary>Why this unique-id leads to no message: none has it, or several have.</summary>
        public Pop3MessageNotFoundException Why(string uniqueId) => new(uniqueId, isAmbiguous: _numbers.ContainsKey(uniqueId));
    }
}
