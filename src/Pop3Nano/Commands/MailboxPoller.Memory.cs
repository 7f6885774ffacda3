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

        private readonly byte[] _saved = new byte[Interval + 3];
        private int _configured;
        private int _savedFailures;
        private int _savedInterval;
        private bool _loaded;

        private void Load()
        {
            if (_loaded) return;
            _loaded = true;
            _configured = _options.IntervalSeconds;
            if (_board.Store.Read(_options.ProfileSlot, _saved) == _saved.Length && _profile.Load(_saved, 0))
            {
                _failures = _saved[Failures];
                // A mailed interval holds until somebody configures another one.
                if (Get(Configured) == _configured) _options.IntervalSeconds = Get(Interval);
            }
            _savedFailures = _failures;
            _savedInterval = _options.IntervalSeconds;
        }

        private void Save()
        {
            if (!_profile.IsChanged && _failures == _savedFailures && _options.IntervalSeconds == _savedInterval) return;
            _savedFailures = _failures;
            _savedInterval = _options.IntervalSeconds;
            _profile.Save(_saved, 0);
            _saved[Failures] = (byte)_failures;
            Put(Configured, _configured);
            Put(Interval, _savedInterval);
            _board.Store.Write(_options.ProfileSlot, _saved, _saved.Length);
        }

        private void Put(int at, int value)
        {
            _saved[at] = (byte)value;
            _saved[at + 1] = (byte)(value >> 8);
            _saved[at + 2] = (byte)(value >> 16);
        }

        private int Get(int at)
        {
            return _saved[at] | _saved[at + 1] << 8 | _saved[at + 2] << 16;
        }
    }
}
