using System;
using System.Threading;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    // Marks for deletion, and what becomes of them.
    public sealed partial class Pop3Client
    {
        private int[] _marks = new int[0];
        private int _markCount;
        private int[] _lostMarks = new int[0];

        /// <summary>Marks a message for deletion (DELE, RFC 1939 §5). <see cref="CommitDeletes()"/> removes it.</summary>
        /// <exception cref="Pop3ConnectionLostException">The connection was lost and made anew, and the number, told before, may be another message's now: nothing was marked; list again.</exception>
        public void DeleteMessage(int sequenceNumber)
        {
            Delete(ClientArgument.Number(sequenceNumber), "");
        }

        /// <inheritdoc cref="DeleteMessage(int)"/>
        /// <exception cref="Pop3MessageNotFoundException">No message has this unique-id, or several have.</exception>
        public void DeleteMessage(string uniqueId)
        {
            Delete(0, ClientArgument.UniqueId(uniqueId));
        }

        /// <summary>Marks all messages for deletion and tells of each what became of it; one that is refused does not keep the others from it.</summary>
        public void DeleteMessages(Pop3DeleteCallback callback)
        {
            ClientArgument.Given(callback, nameof(callback));
            Pop3Session session = Enter(true);
            try
            {
                if (_areMessagesOld) throw new Pop3NumberLostException(0);
                int last = session.Stat() + _markCount; // numbers are kept where a message is marked
                StreamReplies();
                var some = new int[Together];
                int count = 0;
                for (int number = 1; number <= last; number++)
                {
                    if (!IsMarked(number)) some[count++] = number;
                    if (count < Together && number < last) continue;
                    DeleteSome(session, some, count, callback);
                    count = 0;
                }
            }
            finally
            {
                Leave();
            }
        }

        /// <summary>Takes all marks back (RSET, RFC 1939 §5).</summary>
        public void UndeleteMessages()
        {
            Pop3Session session = Enter(false);
            try
            {
                if (session != null) session.Rset();
                _markCount = 0;
                _lostMarks = new int[0];
            }
            finally
            {
                Leave();
            }
        }

        /// <summary>Removes what is marked (QUIT, RFC 1939 §6) and waits for the server's word. The next call connects again.</summary>
        /// <exception cref="Pop3CommandException">The server could not remove all of it.</exception>
        /// <exception cref="Pop3MarksLostException">It closed without saying whether it did.</exception>
        public void CommitDeletes()
        {
            CommitDeletes(0);
        }

        /// <summary>The same, and waits so many milliseconds, as some servers need before they let one in again.</summary>
        public void CommitDeletes(int sleep)
        {
            if (sleep < 0) throw ClientArgument.OutOfRange(nameof(sleep));
            Enter(false);
            try
            {
                Quit();
                if (sleep > 0) Thread.Sleep(sleep);
            }
            finally
            {
                Leave();
            }
        }

        private void Delete(int number, string uniqueId)
        {
            Pop3Session session = Enter(true);
            try
            {
                if (uniqueId.Length == 0) ProveNumber(number);
                number = Resolve(number, uniqueId);
                MakeRoom(1);
                session.Dele(number);
                Mark(number);
            }
            finally
            {
                Leave();
            }
        }

        // What became of them is told when all replies are in: a callback that throws must not leave marks that nobody knows of.
        private void DeleteSome(Pop3Session session, int[] numbers, int count, Pop3DeleteCallback callback)
        {
            var flight = new Pop3Flight(Together);
            var marked = new bool[count];
            var texts = new string[count];
            for (int i = 0; i < count; i++) flight.Dele(numbers[i]);
            MakeRoom(count);
            session.Start(flight);
            while (session.NextReply())
            {
                if (session.Succeeded) Mark(numbers[session.Tag]);
                marked[session.Tag] = session.Succeeded;
                texts[session.Tag] = session.GetText();
            }
            for (int i = 0; i < count; i++) callback(numbers[i], marked[i], texts[i]);
        }

        private void Mark(int number)
        {
            ProveAlive(); // Dispose has told of those that were there: this one would be lost in silence
            _marks[_markCount++] = number;
        }

        // For one flight's marks, before anything is sent: a heap that is full must not leave a mark that nobody knows of.
        private void MakeRoom(int count)
        {
            if (_markCount + count <= _marks.Length) return;
            var larger = new int[_markCount * 2 + Together];
            Array.Copy(_marks, 0, larger, 0, _markCount);
            _marks = larger;
        }

        private bool IsMarked(int number)
        {
            for (int i = 0; i < _markCount; i++)
            {
                if (_marks[i] == number) return true;
            }
            return false;
        }

        private int[] Marks()
        {
            var marks = new int[_markCount];
            Array.Copy(_marks, 0, marks, 0, _markCount);
            return marks;
        }

        // Said once; then the client may connect again.
        private void ProveMarks()
        {
            if (_lostMarks.Length == 0) return;
            int[] lost = _lostMarks;
            _lostMarks = new int[0];
            throw new Pop3MarksLostException(lost);
        }
    }
}
