using System.Collections.Generic;

namespace Pop3Nano.Client
{
    /// <summary>
    /// The message numbers that a caller has from a connection. They are given for one session (RFC 1939 §3): after a session that ended without the caller's
    /// will, a number is not believed until it is known for which message it stands.
    /// </summary>
    internal sealed class ToldNumbers
    {
        private bool _toldCount;
        private bool _toldMessages;
        private UniqueIdMap? _old; // of the session that the caller's numbers come from; null: not known
        private HashSet<int>? _named; // told with unique-id in the new session; null: all numbers hold
        private HashSet<int>? _read; // read by number in the new session
        private HashSet<int>? _retold; // told as other messages' since then: that session may be lost as well, but what they were before is over; null: none

        /// <summary>True if numbers may be those of an earlier session.</summary>
        public bool AreOld => _named != null;

        /// <summary>True if the earlier session told more than how many messages there are.</summary>
        public bool WereMessagesTold { get; private set; }

        /// <summary>The caller was told how many messages there are.</summary>
        public void Count()
        {
            _toldCount = true;
            if (!WereMessagesTold) Believe();
        }

        /// <summary>The caller was told all numbers.</summary>
        public void All()
        {
            _toldMessages = true;
            Believe();
        }

        /// <summary>The caller was told which message has this number; the unique-id is empty where the server has none.</summary>
        public void Name(int number, string uniqueId)
        {
            _toldMessages = true;
            if (_named == null) return;
            _named.Add(number);
            if (uniqueId != OldId(number)) (_retold ??= []).Add(number);
        }

        /// <summary>The caller was told these numbers, with unique-ids where the server has them.</summary>
        public void Name(IReadOnlyList<Pop3MessageInfo> infos)
        {
            _toldMessages = true;
            foreach (Pop3MessageInfo info in infos)
            {
                if (info.Error is not Pop3MessageNotFoundException) Name(info.SequenceNumber, info.UniqueId);
            }
        }

        /// <summary>The caller has read the message, perhaps by its number.</summary>
        public void Read(MessageRef message)
        {
            if (message.Number == 0) return;
            _toldMessages = true;
            _read?.Add(message.Number);
        }

        /// <summary>The caller has closed the session: what it was told is over, and it knows.</summary>
        public void Forget()
        {
            _toldCount = _toldMessages = false;
            Believe();
        }

        /// <summary>The session is over without the caller's will; these were its unique-ids.</summary>
        public void Lose(UniqueIdMap? uniqueIds)
        {
            if (!_toldCount && !_toldMessages && !AreOld) return;
            if (!AreOld) _old = uniqueIds;
            WereMessagesTold |= _toldMessages;
            _toldCount = _toldMessages = false;
            _named = [];
            _read = [];
        }

        /// <summary>True if the caller was told in this session what the number stands for.</summary>
        public bool Holds(int number) => _named == null || _named.Contains(number) || (OldId(number).Length == 0 && _read!.Contains(number));

        /// <summary>The unique-id behind the number when the caller was told it; empty: not known, or not this message's alone.</summary>
        public string OldId(int number) => _old?.Of(number) is { } id && _old.Has(id) && _retold?.Contains(number) != true ? id : "";

        /// <summary>True if the message was there in the earlier session. A blank unique-id shows nothing.</summary>
        public bool WasThere(string uniqueId) => uniqueId.Length > 0 && _old != null && _old.Has(uniqueId);

        private void Believe()
        {
            _old = null;
            _named = null;
            _read = null;
            _retold = null;
            WereMessagesTold = false;
        }
    }
}
