namespace Pop3Nano.Commands
{
    /// <summary>
    /// Remembers up to 64 mails by their unique-ids: those that were read and kept, so that they neither cost every poll nor stand in the way of
    /// newer ones; or those that were obeyed and may not be gone. The oldest is forgotten first, and all by a restart.
    /// </summary>
    internal sealed class KeptMails
    {
        private readonly int[] _hashes; // 0: a free place
        private long _taken; // a bit for each
        private int _next;

        internal KeptMails(int capacity)
        {
            _hashes = new int[capacity];
        }

        /// <summary>
        /// True if this is the newest mail that is remembered, and older ones may have been forgotten: a listing starts behind it, or the
        /// forgotten ones would be read again and again while newer ones wait.
        /// </summary>
        internal bool IsFrontier(int hash)
        {
            return _hashes[_next] != 0 && _hashes[(_next + _hashes.Length - 1) % _hashes.Length] == hash;
        }

        internal void Clear()
        {
            _next = 0;
            System.Array.Clear(_hashes, 0, _hashes.Length);
        }

        internal void Add(int hash)
        {
            _hashes[_next] = hash;
            _next = (_next + 1) % _hashes.Length;
        }

        internal void BeginListing()
        {
            _taken = 0;
        }

        /// <summary>
        /// True if the mail of this hash, which is not 0, is remembered. Each is met once in a listing: where unique-ids are not unique, the second
        /// one is another mail.
        /// </summary>
        internal bool Take(int hash)
        {
            for (int i = 0; i < _hashes.Length && _hashes[i] != 0; i++)
            {
                if (_hashes[i] != hash || (_taken >> i & 1) != 0) continue;
                _taken |= 1L << i;
                return true;
            }
            return false;
        }
    }
}
