namespace Pop3Nano.Commands
{
    /// <summary>
    /// What a poll does: which messages it reads, how, and which it deletes. New ones come first, in their order; then those that were put off before,
    /// in turn; what was kept is passed over. It lives for one poll; its memory is fixed, whatever the maildrop holds.
    /// </summary>
    internal sealed partial class PollPlan
    {
        private const int Patience = 16; // without unique-ids: polls from one look at the kept mails to the next
        private readonly PollerOptions _options;
        private readonly bool _isBatch;
        private readonly PollMemory _memory;
        private readonly int[] _numbers;
        private readonly long[] _sizes;
        private readonly int[] _hashes; // 0: nothing tells this message from others
        private readonly bool[] _isSecond; // put off before
        private readonly byte[] _verdicts; // MailVerdict
        private int _count;
        private int _seen;
        private int _remaining;
        private int _wanted; // how many of the chosen ones are to be read
        private bool _hasUniqueIds;
        private int _reading = -1;
        private int _last = -1; // the message that was read last, once all were
        private int _chain;
        private bool _isPatient = true; // until a message spoils the second poll in a row
        private int _seconds; // how many were put off before, and how many of them were chosen
        private int _chosenSeconds;

        internal PollPlan(PollerOptions options, bool isBatch, PollMemory memory)
        {
            int most = options.MaxMessages < 1 ? 1 : options.MaxMessages;
            _options = options;
            _isBatch = isBatch;
            _memory = memory;
            if (memory._room > most || memory._room < 1) memory._room = most;
            _numbers = new int[most];
            _sizes = new long[most];
            _hashes = new int[most];
            _isSecond = new bool[most];
            _verdicts = new byte[most];
        }

        /// <summary>How many messages were chosen.</summary>
        internal int Count { get { return _count; } }

        /// <summary>How many the listing held.</summary>
        internal int Seen { get { return _seen; } }

        /// <summary>How many new ones found no room.</summary>
        internal int Remaining { get { return _remaining; } }

        /// <summary>True if UIDL told the messages apart.</summary>
        internal bool HasUniqueIds { get { return _hasUniqueIds; } }

        /// <summary>True if none but those that were kept is left out.</summary>
        internal bool IsAll { get { return Remaining == 0 && _seconds == _chosenSeconds; } }

        internal int Number(int index)
        {
            return _numbers[index];
        }

        internal long Size(int index)
        {
            return _sizes[index];
        }

        internal MailVerdict Verdict(int index)
        {
            return (MailVerdict)_verdicts[index];
        }

        /// <summary>The place of the next message of this verdict, from <paramref name="index"/> on; <see cref="Count"/>: there is none.</summary>
        internal int Next(int index, MailVerdict verdict)
        {
            while (index < _count && Verdict(index) != verdict) index++;
            return index;
        }

        /// <summary>A listing begins: of unique-ids, or of sizes if there are none.</summary>
        internal void Begin(bool hasUniqueIds)
        {
            _hasUniqueIds = hasUniqueIds;
            _count = 0;
            _seen = 0;
            _remaining = 0;
            _wanted = 0;
            _seconds = 0;
            _chosenSeconds = 0;
            _chain = 1;
            _memory._polls++;
            _memory._kept.BeginListing();
            _memory._putOff.BeginListing();
            _memory._obeyed.BeginListing();
        }

        /// <summary>A line of UIDL; 0 stands for a blank unique-id.</summary>
        internal void Offer(int number, int hash)
        {
            _seen++;
            if (hash != 0 && _memory._kept.Take(hash))
            {
                if (_memory._kept.IsFrontier(hash)) DropNew();
                return;
            }
            bool obeyed = hash != 0 && _memory._obeyed.Take(hash);
            Choose(number, -1, hash, !obeyed && (hash == 0 || _memory._putOff.Take(hash)), obeyed);
        }

        /// <summary>A line of LIST. With unique-ids it gives the size of a chosen message; the two listings may differ in what they hold.</summary>
        internal void OfferSize(int number, long size)
        {
            if (HasUniqueIds)
            {
                for (int i = 0; i < Count; i++)
                {
                    if (_numbers[i] == number) _sizes[i] = size;
                }
                return;
            }
            // Without unique-ids a message is known again by its size and those of all before it. A guess: it never has anything deleted, and now
            // and then it is not trusted.
            _seen++;
            _chain = unchecked(_chain * 31 + (int)size) | 1;
            bool kept = _memory._kept.Take(_chain);
            if (kept && _memory._kept.IsFrontier(_chain)) DropNew();
            if (kept && _memory._polls % Patience != 0) return;
            Choose(number, size, _chain, kept || _memory._putOff.Take(_chain), false);
        }

        /// <summary>True if only the head of the message is to be read, by TOP.</summary>
        internal bool IsHead(int index)
        {
            if (Verdict(index) == MailVerdict.Whole) return false;
            return _sizes[index] > _options.MaxMessageSize || (_isBatch && _sizes[index] > _options.HeadFirstSize);
        }

        /// <summary>This message is due. A poll that breaks off here puts it off.</summary>
        internal void Reading(int index)
        {
            _reading = index;
        }

        /// <summary>What a handler made of a message.</summary>
        internal void Note(int index, MailVerdict verdict)
        {
            if (verdict == MailVerdict.Rejected) verdict = _options.DeleteRejected ? MailVerdict.Discarded : MailVerdict.Kept;
            _verdicts[index] = (byte)verdict;
            if (_hashes[index] == 0) return;
            if (verdict == MailVerdict.Later && !_isSecond[index]) _memory._putOff.Add(_hashes[index]);
            // A batch handler knows by other means what it has obeyed: unique-ids are not unique everywhere.
            if (verdict == MailVerdict.Done && !_isBatch && HasUniqueIds) _memory._obeyed.Add(_hashes[index]);
        }

        /// <summary>True if the message is to be deleted.</summary>
        internal bool IsMarked(int index)
        {
            return Verdict(index) == MailVerdict.Done || Verdict(index) == MailVerdict.Discarded;
        }

        /// <summary>All messages were read: the next poll goes on with what was put off and not reached.</summary>
        internal void AllRead()
        {
            _last = _reading;
            _reading = -1;
            _memory._skip = IsAll ? 0 : _memory._skip + _chosenSeconds;
            if (_memory._skip >= _seconds) _memory._skip = 0;
        }

        /// <summary>
        /// Remembers what was kept, and that the next poll may read more: not before all of the poll was done, or a command that waited for its turn when
        /// the poll broke off would be taken for one that was read before, as older than the newest one kept.
        /// </summary>
        internal void Keep()
        {
            int most = _numbers.Length;
            if (_memory._room != most)
            {
                _memory._room = _memory._room > most / 2 ? most : _memory._room * 2;
                _memory._isChanged = true;
            }
            for (int i = 0; i < _count; i++)
            {
                if (Verdict(i) == MailVerdict.Kept && _hashes[i] != 0) _memory._kept.Add(_hashes[i]);
            }
        }

        /// <summary>The server has confirmed so many deletions.</summary>
        internal void Confirmed(int deleted)
        {
            _memory._obeyed.Clear();
            _memory._spoilers[0] = 0;
            if (deleted > 0) _memory._skip = 0; // others move up
        }

        // Which message is read is decided here, and nowhere else.
        private void Choose(int number, long size, int hash, bool isSecond, bool isObeyed)
        {
            if (isSecond && _seconds++ < _memory._skip) return;
            bool full = Count == _numbers.Length || (!isObeyed && _wanted >= _memory._room);
            if (full && (isSecond || !DropSecond()))
            {
                if (!isSecond) _remaining++;
                return;
            }
            if (!isObeyed) _wanted++;
            if (isSecond) _chosenSeconds++;
            _numbers[Count] = number;
            _sizes[Count] = size;
            _hashes[Count] = hash;
            _isSecond[Count] = isSecond;
            // Obeyed by a poll that broke off before the server confirmed the deletion: deleted now, not obeyed twice.
            _verdicts[Count] = (byte)(isObeyed ? MailVerdict.Done : MailVerdict.Later);
            _count++;
        }

        // A new message takes the place of the last one that was put off. False: there is none.
        private bool DropSecond()
        {
            int at = Count - 1;
            while (at >= 0 && !_isSecond[at]) at--;
            if (at < 0) return false;
            _chosenSeconds--;
            _wanted--;
            _count--;
            for (; at < Count; at++) Move(at + 1, at);
            return true;
        }

        // All before the newest kept one was read once; what was chosen of it as new had only been forgotten.
        private void DropNew()
        {
            int left = 0;
            for (int i = 0; i < Count; i++)
            {
                if (_isSecond[i] || Verdict(i) == MailVerdict.Done) Move(i, left++);
                else _wanted--;
            }
            _count = left;
            _remaining = 0;
        }

        private void Move(int from, int to)
        {
            _numbers[to] = _numbers[from];
            _sizes[to] = _sizes[from];
            _hashes[to] = _hashes[from];
            _isSecond[to] = _isSecond[from];
            _verdicts[to] = _verdicts[from];
        }
    }
}
