namespace Pop3Nano.Commands
{
    /// <summary>A journal that lives as long as this object: for tests. Hand it to the next start of a device and it has survived a power cut.</summary>
    public sealed class MemoryJournal : SlotJournal
    {
        private readonly byte[][] _slots = { new byte[0], new byte[0] };

        /// <summary>How often it was written.</summary>
        public int Writes { get; private set; }

        /// <inheritdoc/>
        protected override int ReadSlot(int slot, byte[] buffer)
        {
            byte[] octets = _slots[slot];
            int length = octets.Length < buffer.Length ? octets.Length : buffer.Length;
            Octets.Move(octets, 0, buffer, 0, length);
            return length;
        }

        /// <inheritdoc/>
        protected override void WriteSlot(int slot, byte[] buffer, int length)
        {
            Writes++;
            _slots[slot] = new byte[length];
            Octets.Move(buffer, 0, _slots[slot], 0, length);
        }
    }
}
