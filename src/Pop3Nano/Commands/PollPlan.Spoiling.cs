namespace Pop3Nano.Commands
{
    // What becomes of messages that spoil polls. The next poll begins with the same ones: what breaks off once changes no order.
    internal sealed partial class PollPlan
    {
        /// <summary>
        /// This message spoils the poll: it can't be read, or the poll breaks off in it. False: for the first time, and newer ones wait for it, so that
        /// one break of the network changes no order. True: it has done so before, and comes last from now on.
        /// </summary>
        internal bool Spoils(int index)
        {
            if (_isSecond[index]) return true;
            int[] spoilers = _memory._spoilers;
            bool isFirst = _isPatient && spoilers[0] != _hashes[index];
            spoilers[0] = _hashes[index];
            _memory._isChanged = true;
            if (isFirst) return false;
            _isPatient = false;
            System.Array.Copy(spoilers, 0, spoilers, 1, 3);
            Note(index, MailVerdict.Later);
            return true;
        }

        /// <summary>The poll broke off. If it did so within a message, the next one reads fewer, and a message that spoils a second one comes last.</summary>
        internal void BrokeOff()
        {
            if (_reading < 0) return;
            _isPatient = true;
            Spoils(_reading);
            // Of those that were put off, the one that breaks off the poll even alone is stepped over.
            if (Count > 1)
            {
                _memory._room = Count / 2;
                _memory._isChanged = true;
            }
            else if (_isSecond[0])
            {
                _memory._skip = (_memory._skip + 1) % _seconds;
            }
            _reading = -1;
        }

        /// <summary>
        /// What came is no reply. Any message that was read may be the cause: where dots are not stuffed, its sender wrote what stands behind its seeming
        /// end. Read alone, they show which.
        /// </summary>
        internal void Misread()
        {
            if (_reading < 0) _reading = _last;
            if (_wanted < 2) return;
            _reading = -1;
            _memory._room = 1;
            _memory._isChanged = true;
        }
    }
}
