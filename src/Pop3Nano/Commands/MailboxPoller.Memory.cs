using Pop3Nano.Session;

namespace Pop3Nano.Commands
{
    // What survives a restart, and with it a deep sleep. One slot: the profile, then numbers of 4 octets each: how many failures lengthen the wait,
    // the interval that was configured and the one that counts, the mails that spoil polls, and how many mails a poll reads.
    // The profile has a check sum; of the rest any value is harmless.
    public sealed partial class MailboxPoller
    {
        private const int Failures = Pop3ServerProfile.SavedLength;
        private const int Configured = Failures + 4;
        private const int Interval = Configured + 4;
        private const int Spoilers = Interval + 4;
        private const int Room = Spoilers + 16;
        private const int Saved = Room + 4;

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
                _failures = Pop3ServerProfile.Get(saved, Failures);
                // A mailed interval holds until somebody configures another one.
                if (Pop3ServerProfile.Get(saved, Configured) == _configured) _options.IntervalSeconds = Pop3ServerProfile.Get(saved, Interval);
                _memory._room = Pop3ServerProfile.Get(saved, Room);
                for (int i = 0; i < 4; i++)
                {
                    int hash = Pop3ServerProfile.Get(saved, Spoilers + i * 4);
                    _memory._spoilers[i] = hash;
                    if (i > 0 && hash != 0) _memory._putOff.Add(hash);
                }
            }
            _savedFailures = _failures;
            _savedInterval = _options.IntervalSeconds;
        }

        private void Save()
        {
            if (!_profile.IsChanged && !_memory._isChanged && _failures == _savedFailures && _options.IntervalSeconds == _savedInterval) return;
            _memory._isChanged = false;
            _savedFailures = _failures;
            _savedInterval = _options.IntervalSeconds;
            var saved = new byte[Saved];
            _profile.Save(saved, 0);
            Pop3ServerProfile.Put(saved, Failures, _failures);
            Pop3ServerProfile.Put(saved, Configured, _configured);
            Pop3ServerProfile.Put(saved, Interval, _savedInterval);
            for (int i = 0; i < 4; i++) Pop3ServerProfile.Put(saved, Spoilers + i * 4, _memory._spoilers[i]);
            Pop3ServerProfile.Put(saved, Room, _memory._room);
            _board.Store.Write(_options.ProfileSlot, saved, Saved);
        }
    }
}
