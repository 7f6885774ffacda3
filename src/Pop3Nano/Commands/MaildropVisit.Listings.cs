using Pop3Nano.Session;

namespace Pop3Nano.Commands
{
    // Which messages a poll reads: the first ones that were not kept before.
    internal sealed partial class MaildropVisit
    {
        // UIDL says which messages are new; LIST, in the same flight, how large they are, and it is there where UIDL is not.
        private void ReadListings(Pop3Session session)
        {
            _count = 0;
            _hasUniqueIds = false;
            _passedOver = 0;
            while (session.NextReply())
            {
                bool uidl = session.Command == Pop3Command.Uidl;
                if (uidl) _hasUniqueIds = session.Succeeded;
                bool list = session.Command == Pop3Command.List;
                if (list && !session.Succeeded && !_hasUniqueIds) throw new Pop3CommandException(session.Command, session.GetText(), session.ResponseCode);
                _seen = 0;
                while (session.ReadLine())
                {
                    _seen++;
                    if (uidl && !Choose(session)) _passedOver++;
                    if (list) TakeSize(session.Message, session.Size);
                }
                if (uidl || (list && !_hasUniqueIds)) _report._messages = _seen;
                _isCapaDue = list;
            }
            _isCapaDue = false;
            _report._remaining = _report.Messages - _passedOver - _count;
            if (_report.Remaining < 0) _report._remaining = 0;
        }

        // False: the message was read before, and kept.
        private bool Choose(Pop3Session session)
        {
            int hash = Fingerprint.Of(session.Buffer, session.TextStart, session.TextLength);
            if (session.TextLength > 0 && _kept.Has(hash))
            {
                if (_kept.IsFrontier(hash)) PassOverAll();
                return false;
            }
            Add(session.Message, -1, hash);
            // Obeyed by a poll that broke off before the server confirmed the deletion: deleted now, not obeyed twice.
            if (_count > 0 && _numbers[_count - 1] == session.Message) _marked[_count - 1] = session.TextLength > 0 && _obeyed.Has(hash);
            return true;
        }

        // All before this one was read once; what was chosen of it had only been forgotten.
        private void PassOverAll()
        {
            _passedOver = _seen - 1; // and this one, which the caller counts
            _count = 0;
        }

        // The listings may differ in what they hold: each size goes to its own number.
        private void TakeSize(int number, long size)
        {
            if (!_hasUniqueIds)
            {
                Add(number, size, 0);
                return;
            }
            for (int i = 0; i < _count; i++)
            {
                if (_numbers[i] == number) _sizes[i] = size;
            }
        }

        private void Add(int number, long size, int hash)
        {
            if (_count == _numbers.Length) return;
            _numbers[_count] = number;
            _sizes[_count] = size;
            _hashes[_count] = hash;
            _marked[_count] = false;
            _count++;
        }
    }
}
