namespace Pop3Nano.Commands
{
    /// <summary>A journal in two slots of a board's store: flash on a device.</summary>
    public sealed class StoreJournal : SlotJournal
    {
        private readonly IStore _store;
        private readonly int _firstSlot;

        /// <summary>A journal in this slot of the store and the next one.</summary>
        public StoreJournal(IStore store, int firstSlot)
        {
            _store = store;
            _firstSlot = firstSlot;
        }

        /// <inheritdoc/>
        protected override int ReadSlot(int slot, byte[] buffer)
        {
            return _store.Read(_firstSlot + slot, buffer);
        }

        /// <inheritdoc/>
        protected override void WriteSlot(int slot, byte[] buffer, int length)
        {
            _store.Write(_firstSlot + slot, buffer, length);
        }
    }
}
