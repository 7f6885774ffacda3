using Pop3Nano.Commands;

namespace Pop3Nano.DeviceTests
{
    /// <summary>A board that only takes notes: its switches are fields, its store is four slots.</summary>
    internal sealed class TestBoard : IBoard, IStore
    {
        private readonly byte[][] _slots = { new byte[0], new byte[0], new byte[0], new byte[0] };

        /// <summary>The last line of the log that tells of a command.</summary>
        internal string Line { get; private set; } = "";

        internal bool IsLit { get; private set; }

        internal bool IsClosed { get; private set; }

        internal int Reboots { get; private set; }

        internal int Writes { get; private set; }

        /// <summary>Its commands, without signatures.</summary>
        internal PlainCommands Commands(PollerOptions options)
        {
            return new PlainCommands(this, Router(options));
        }

        /// <summary>The table of its commands.</summary>
        internal CommandRouter Router(PollerOptions options)
        {
            var router = new CommandRouter(this, options);
            new BoardCommands(this).AddTo(router);
            return router;
        }

        internal int JournalWrites { get; private set; }

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
            // Nobody looks.
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

        public bool TryGetTime(out long unixSeconds)
        {
            unixSeconds = 1800000000;
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
            byte[] octets = _slots[slot];
            if (octets.Length <= buffer.Length) System.Array.Copy(octets, 0, buffer, 0, octets.Length);
            return octets.Length;
        }

        public void Write(int slot, byte[] buffer, int length)
        {
            Writes++;
            if (slot > 1) JournalWrites++;
            if (_slots[slot].Length != length) _slots[slot] = new byte[length];
            System.Array.Copy(buffer, 0, _slots[slot], 0, length);
        }
    }
}
