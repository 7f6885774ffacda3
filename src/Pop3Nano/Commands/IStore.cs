namespace Pop3Nano.Commands
{
    /// <summary>A few small places, of 100 octets each, that survive a restart: flash on a device, a file on a computer.</summary>
    public interface IStore
    {
        /// <summary>Reads what was last written to a slot (from 0) into the buffer; the number of octets, 0 if nothing is there.</summary>
        int Read(int slot, byte[] buffer);

        /// <summary>Writes a slot, 100 octets at most. Flash wears: the poller writes only what has changed.</summary>
        void Write(int slot, byte[] buffer, int length);
    }
}
