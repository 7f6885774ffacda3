namespace Pop3Nano.Commands
{
    /// <summary>
    /// A journal in two slots that are written in turn. Each write holds all that there is, a sequence number and a checksum: one that the power cuts
    /// off leaves the other slot as it was.
    /// </summary>
    public abstract class SlotJournal : ICommandJournal
    {
        /// <summary>The octets of a slot.</summary>
        public const int SlotLength = 100;

        // "PJ", the layout's version, the state, the sequence number, two keys with their counters, which was last, the tags as a ring, the checksum.
        private const int State = 3;
        private const int Sequence = 4;
        private const int Keys = 8;
        private const int KeyLength = 12;
        private const int LastKey = 32;
        private const int NextTag = 33;
        private const int Tags = 34;
        private const int TagCount = 15;
        private const int Checksum = SlotLength - 4;
        private const int Pending = 128;
        private const int Repeatable = 64;
        private byte[] _slot = new byte[SlotLength];
        private byte[] _other = new byte[SlotLength];
        private int _number = 1; // where the present state lies
        private int _first;
        private int _second;

        /// <summary>True if the last command did not come to its end.</summary>
        public bool IsPending { get { return (_slot[State] & Pending) != 0; } }

        /// <summary>True if that command may be run again.</summary>
        public bool IsRepeatable { get { return (_slot[State] & Repeatable) != 0; } }

        /// <summary>The key of the last command.</summary>
        public int LastMark { get { return Get(_slot, Keys + _slot[LastKey] * KeyLength); } }

        /// <summary>The tag of the last command.</summary>
        public int LastTag { get { return Get(_slot, Tags + (_slot[NextTag] + TagCount - 1) % TagCount * 4); } }

        /// <inheritdoc/>
        public void Open(int firstMark, int secondMark)
        {
            _first = firstMark;
            _second = secondMark;
            int inSlot = ReadSlot(0, _slot);
            int inOther = ReadSlot(1, _other);
            bool good = IsWhole(_slot, inSlot);
            bool otherGood = IsWhole(_other, inOther);
            _number = 0;
            if (otherGood && (!good || Get(_other, Sequence) - Get(_slot, Sequence) > 0)) Swap(1);
            else if (!good && inSlot > 0 && inOther > 0)
            {
                throw Fail.Misuse("Both slots of the command journal are damaged: no command may run. Erase them and take new keys.");
            }
            else if (!good)
            {
                // New, or the power failed in the very first write: that one goes to slot 0, again.
                Octets.Wipe(_slot, 0, SlotLength);
                _number = 1;
            }
        }

        /// <inheritdoc/>
        public long LastCounter(int mark)
        {
            int at = Find(mark);
            return at < 0 ? 0 : (long)Get(_slot, at + 4) << 32 | (uint)Get(_slot, at + 8);
        }

        /// <inheritdoc/>
        public bool HasRun(int tag)
        {
            for (int i = 0; i < TagCount; i++)
            {
                if (Get(_slot, Tags + i * 4) == tag) return true;
            }
            return false;
        }

        /// <inheritdoc/>
        public void Start(int mark, long counter, int tag, bool repeatable)
        {
            int at = Find(mark);
            if (at < 0) at = FreePlace();
            _slot[State] = (byte)(repeatable ? Pending | Repeatable : Pending);
            _slot[LastKey] = (byte)((at - Keys) / KeyLength);
            Put(_slot, at, mark);
            Put(_slot, at + 4, (int)(counter >> 32));
            Put(_slot, at + 8, (int)counter);
            Put(_slot, Tags + _slot[NextTag] * 4, tag);
            _slot[NextTag] = (byte)((_slot[NextTag] + 1) % TagCount);
            Write();
        }

        /// <inheritdoc/>
        public void Finish(CommandOutcome outcome)
        {
            _slot[State] = (byte)outcome;
            Write();
        }

        /// <summary>Reads a slot, 0 or 1; the number of octets, 0 if nothing was ever written there.</summary>
        protected abstract int ReadSlot(int slot, byte[] buffer);

        /// <summary>Writes a slot. When it returns, the octets are where a power cut does not reach them.</summary>
        protected abstract void WriteSlot(int slot, byte[] buffer, int length);

        // What is read back must be what was written: a store that forgets would let commands run twice.
        private void Write()
        {
            _slot[0] = (byte)'P';
            _slot[1] = (byte)'J';
            _slot[2] = 1;
            Put(_slot, Sequence, unchecked(Get(_slot, Sequence) + 1));
            Put(_slot, Checksum, Fingerprint.Of(_slot, 0, Checksum));
            int number = 1 - _number;
            WriteSlot(number, _slot, SlotLength);
            if (ReadSlot(number, _other) != SlotLength || Get(_other, Checksum) != Get(_slot, Checksum) || !IsWhole(_other, SlotLength))
                throw Fail.Misuse("The command journal was written, but does not hold what was written.");
            _number = number;
        }

        private int Find(int mark)
        {
            if (Get(_slot, Keys) == mark) return Keys;
            return Get(_slot, Keys + KeyLength) == mark ? Keys + KeyLength : -1;
        }

        // A new key takes the place of one that is no more.
        private int FreePlace()
        {
            int mark = Get(_slot, Keys);
            return mark == 0 || (mark != _first && mark != _second) ? Keys : Keys + KeyLength;
        }

        private static bool IsWhole(byte[] slot, int length)
        {
            return length == SlotLength && slot[0] == 'P' && slot[1] == 'J' && slot[2] == 1 && slot[LastKey] < 2 && slot[NextTag] < TagCount
                && Get(slot, Checksum) == Fingerprint.Of(slot, 0, Checksum);
        }

        private void Swap(int number)
        {
            byte[] slot = _slot;
            _slot = _other;
            _other = slot;
            _number = number;
        }

        private static int Get(byte[] octets, int at)
        {
            return octets[at] << 24 | octets[at + 1] << 16 | octets[at + 2] << 8 | octets[at + 3];
        }

        private static void Put(byte[] octets, int at, int value)
        {
            octets[at] = (byte)(value >> 24);
            octets[at + 1] = (byte)(value >> 16);
            octets[at + 2] = (byte)(value >> 8);
            octets[at + 3] = (byte)value;
        }
    }
}
