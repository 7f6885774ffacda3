using System.Collections.Generic;

namespace Pop3Nano.Client
{
    /// <summary>
    /// What a listing says of each message, by message number. Servers list in ascending order, mostly, so that it is kept as it comes; lines that come
    /// otherwise are put in order when it is read. Of several about one message the last one counts.
    /// </summary>
    internal sealed class NumberedList<T>(int capacity = 0)
    {
        private static readonly Comparer<KeyValuePair<int, T>> ByNumber = Comparer<KeyValuePair<int, T>>.Create((a, b) => a.Key.CompareTo(b.Key));
        private readonly List<KeyValuePair<int, T>> _rows = new(capacity);
        private bool _isOrdered = true;

        /// <summary>All rows in ascending order.</summary>
        public IReadOnlyList<KeyValuePair<int, T>> Rows
        {
            get
            {
                if (!_isOrdered) Order();
                return _rows;
            }
        }

        public void Add(int number, T value)
        {
            _isOrdered &= _rows.Count == 0 || _rows[^1].Key < number;
            _rows.Add(new KeyValuePair<int, T>(number, value));
        }

        /// <summary>What is said of the message; false: nothing.</summary>
        public bool TryGet(int number, out T value)
        {
            if (!_isOrdered) Order();
            // Where none in front of it is missing, it stands in its place.
            bool isInPlace = number > 0 && number <= _rows.Count && _rows[number - 1].Key == number;
            int at = isInPlace ? number - 1 : _rows.BinarySearch(KeyValuePair.Create(number, default(T)!), ByNumber);
            value = at < 0 ? default! : _rows[at].Value;
            return at >= 0;
        }

        private void Order()
        {
            var last = new SortedDictionary<int, T>();
            foreach (KeyValuePair<int, T> row in _rows) last[row.Key] = row.Value;
            _rows.Clear();
            _rows.AddRange(last);
            _isOrdered = true;
        }
    }
}
