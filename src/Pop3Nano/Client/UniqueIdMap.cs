using System;
using System.Collections.Generic;
using System.Text;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    /// <summary>Which message has which unique-id in this session. Not every server's are unique (RFC 1939 §7).</summary>
    internal sealed class UniqueIdMap(int capacity = 0)
    {
        private readonly NumberedList<string> _ids = new(capacity);
        private Dictionary<string, int>? _numbers; // made when the first message is looked for: most listings are only read

        /// <summary>The line of UIDL that the session has come to.</summary>
        public void Add(Pop3Session session)
        {
            bool isPlain = !session.Slice.ContainsAnyExceptInRange((byte)'!', (byte)'~'); // as RFC 1939 §7 has them
            _ids.Add(session.Message, isPlain ? Encoding.ASCII.GetString(session.Slice) : session.GetText());
        }

        /// <summary>The message's unique-id; empty: not known.</summary>
        public string Of(int number) => _ids.TryGet(number, out string id) ? id : "";

        /// <summary>True if one message, and only one, has it.</summary>
        public bool Has(string uniqueId) => Numbers().TryGetValue(uniqueId, out int number) && number != 0;

        /// <summary>The message with this unique-id.</summary>
        /// <exception cref="Pop3MessageNotFoundException">There is none, or more than one.</exception>
        public int NumberOf(string uniqueId) => Has(uniqueId) ? Numbers()[uniqueId] : throw Why(uniqueId);

        /// <summary>Why this unique-id leads to no message: none has it, or several have.</summary>
        public Pop3MessageNotFoundException Why(string uniqueId) => new(uniqueId, isAmbiguous: Numbers().ContainsKey(uniqueId));

        // 0: several messages have it.
        private Dictionary<string, int> Numbers()
        {
            if (_numbers != null) return _numbers;
            _numbers = new Dictionary<string, int>(_ids.Rows.Count);
            foreach ((int number, string id) in _ids.Rows)
            {
                if (!_numbers.TryAdd(id, number)) _numbers[id] = 0;
            }
            return _numbers;
        }
    }
}
