using Pop3Nano.Commands;

namespace Pop3Nano.DeviceTests
{
    /// <summary>A board that only takes notes: its switches are fields, its store is one slot.</summary>
    internal sealed class TestBoard : IBoard, IStore
    {
        private byte[] _slot = new byte[0];

        /// <summary>The last line of the log that tells of a command.</summary>
        internal string Line { get; private set; } = "";

        internal bool IsLit { get; private set; }

        internal bool IsClosed { get; private set; }

        internal int Blinks { get; private set; }

        internal int Reboots { get; private set; }

        internal int Writes { get; private set; }

        public int RelayCount
        {
            get { return 2; }
        }

        public IStore Store
        {
            get { return this; }
        }

        public long Milliseconds
        {
            get { return 0; }
        }

        public void SetLed(bool lit)
        {
            IsLit = lit;
        }

        public void BlinkLed(int times)
        {
            Blinks = times;
        }

        public void SetRelay(int relay, bool closed)
        {
            IsClosed = closed;
        }

        public bool TryReadTemperature(out int tenths)
        {
            tenths = -5;
            return true;
        }

        public int Random(int limit)
        {
            return limit / 2;
        }

        public bool WaitForTime()
        {
            return true;
        }

        public bool Wait(int milliseconds)
        {
            return false;
        }

        public void FeedWatchdog()
        {
            // No dog watches.
        }

        public void Reboot()
        {
            Reboots++;
        }

        public void Log(string line)
        {
            Line = line;
        }

        public int Read(int slot, byte[] buffer)
        {
            if (_slot.Length <= buffer.Length) System.Array.Copy(_slot, 0, buffer, 0, _slot.Length);
            return _slot.Length;
        }

        public void Write(int slot, byte[] buffer, int length)
        {
            Writes++;
            if (_slot.Length != length) _slot = new byte[length];
            System.Array.Copy(buffer, 0, _slot, 0, length);
        }
    }
}
