using Pop3Nano.Session;

namespace Pop3Nano.Commands
{
    // What survives a restart, and with it a deep sleep. One slot: the profile, how many failures lengthen the wait (1 octet), the interval
    // that was configured and the one that counts (3 octets each). The profile has a check sum; of the rest any value is harmless.
    public sealed partial class MailboxPoller
    {
        private const int Failures = Pop3ServerProfile.SavedLength;
        private const int Configured = Failures + 1;
        private const int Interval = Configured + 3;
        private const int Saved = Interval + 3;

        private int _configured;
        private int _savedFailures;
        private int _savedInterval; // 0: nothing was read yet

        private void Load()
        {
            if (_savedInterval != 0) return;
            _configured = _options.IntervalSeconds;
            _savedInterval = _configured;
            var saved = new byte[Saved];
            if (_board.Store.Read(_options.ProfileSlot, saved) == Saved && _profile.Load(saved, 0))
            {
                _failures = saved[Failures];
                // A mailed interval holds until somebody configures another one.
                if (Get(saved, Configured) == _configured) _options.IntervalSeconds = Get(saved, Interval);
            }
            _savedFailures = _failures;
            _savedInterval = _options.IntervalSeconds;
        }

        private void Save()
        {
            if (!_profile.IsChanged && _failures == _savedFailures && _options.IntervalSeconds == _savedInterval) return;
            _savedFailures = _failures;
            _savedInterval = _options.IntervalSeconds;
            var saved = new byte[Saved];
            _profile.Save(saved, 0);
            saved[Failures] = (byte)_failures;
            Put(saved, Configured, _configured);
            Put(saved, Interval, _savedInterval);
            _board.Store.Write(_options.ProfileSlot, saved, Saved);
        }

        private static void Put(byte[] saved, int at, int value)
        {
            saved[at] = (byte)value;
            saved[at + 1] = (byte)(value >> 8);
            saved[at + 2] = (byte)(value >> 16);
        }

        private static int Get(byte[] saved, int at)
        {
            return saved[at] | saved[at + 1] << 8 | saved[at + 2] << 16;
        }
    }
}
