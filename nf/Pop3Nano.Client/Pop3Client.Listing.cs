using System.Text;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    // Which messages there are, and which has a unique-id.
    public sealed partial class Pop3Client
    {
        private const int Together = 8; // commands in a flight: what the window of a device's session holds

        private string _lastId = "";
        private int _lastNumber; // the message with that unique-id: calls about one message tend to come together

        /// <summary>The size of a message in octets, a hint; -1: unknown (LIST n, RFC 1939 §5).</summary>
        public long GetMessageSize(int sequenceNumber)
        {
            return Size(ClientArgument.Number(sequenceNumber), "");
        }

        /// <inheritdoc cref="GetMessageSize(int)"/>
        /// <exception cref="Pop3MessageNotFoundException">No message has this unique-id, or several have.</exception>
        public long GetMessageSize(string uniqueId)
        {
            return Size(0, ClientArgument.UniqueId(uniqueId));
        }

        /// <summary>The unique-id of a message (UIDL n, RFC 1939 §7).</summary>
        public string GetMessageUniqueId(int sequenceNumber)
        {
            ClientArgument.Number(sequenceNumber);
            Pop3Session session = Enter(true);
            try
            {
                string uniqueId = session.UniqueId(sequenceNumber);
                TellOne(sequenceNumber, "");
                return uniqueId;
            }
            finally
            {
                Leave();
            }
        }

        /// <summary>
        /// Tells number, size and unique-id of each message that is not marked, in constant memory: a few messages in each flight, told when it has landed.
        /// </summary>
        public void ListMessages(Pop3ListingCallback callback)
        {
            ClientArgument.Given(callback, nameof(callback));
            Pop3Session session = Enter(true);
            try
            {
                int last = session.Stat() + _markCount; // numbers are kept where a message is marked (RFC 1939 §5)
                StreamReplies();
                _toldMessages = true;
                bool hasIds = true;
                for (int first = 1; first <= last; first += Together / 2)
                {
                    if (!ListSome(session, first, last - first + 1, hasIds, callback)) hasIds = false;
                }
                TellAll();
            }
            finally
            {
                Leave();
            }
        }

        // False: the server refuses to tell unique-ids.
        private static bool ListSome(Pop3Session session, int first, int count, bool asksIds, Pop3ListingCallback callback)
        {
            if (count > Together / 2) count = Together / 2;
            var sizes = new long[count];
            var ids = new string[count];
            var flight = new Pop3Flight(Together);
            for (int i = 0; i < count; i++)
            {
                sizes[i] = -2; // not there, or marked
                ids[i] = "";
                flight.List(first + i);
                if (asksIds) flight.Uidl(first + i);
            }
            bool isThere = false;
            bool hasId = false;
            session.Start(flight);
            while (session.NextReply())
            {
                if (!session.Succeeded) continue;
                int at = asksIds ? session.Tag / 2 : session.Tag;
                if (session.Command == Pop3Command.List)
                {
                    sizes[at] = session.Size;
                    isThere = true;
                    continue;
                }
                ids[at] = session.GetText();
                hasId = true;
            }
            for (int i = 0; i < count; i++)
            {
                if (sizes[i] > -2) callback(first + i, sizes[i], ids[i]);
            }
            return hasId || !isThere;
        }

        private long Size(int number, string uniqueId)
        {
            Pop3Session session = Enter(true);
            try
            {
                number = Resolve(number, uniqueId);
                long size = session.List(number);
                TellOne(number, uniqueId);
                return size;
            }
            finally
            {
                Leave();
            }
        }

        // The number that was given, or that of the message with the unique-id: of the listing one octet string is compared, nothing kept.
        private int Resolve(int number, string uniqueId)
        {
            if (number > 0) return number;
            if (_lastId == uniqueId) return _lastNumber;
            byte[] wanted = Encoding.UTF8.GetBytes(uniqueId);
            int found = 0;
            bool isAmbiguous = false;
            bool isRenumbered = false;
            _session.UniqueIds();
            while (_session.ReadLine())
            {
                isRenumbered = isRenumbered || IsMarked(_session.Message);
                if (!IsText(wanted)) continue;
                isAmbiguous = isAmbiguous || found > 0;
                found = _session.Message;
            }
            if (found == 0 || isAmbiguous) throw new Pop3MessageNotFoundException(uniqueId, isAmbiguous);
            if (isRenumbered && (IsMarked(found) || _session.UniqueId(found) != uniqueId)) found = Unmarked(found, uniqueId);
            _lastId = uniqueId;
            _lastNumber = found;
            return found;
        }

        // A marked message in a listing: the server goes on listing it, which is asked first, or it numbers anew what is left (WildDuck, as of 2025), and
        // goes by the old numbers elsewhere.
        private int Unmarked(int place, string uniqueId)
        {
            int number = 0;
            while (place > 0)
            {
                number++;
                if (!IsMarked(number)) place--;
            }
            if (_session.UniqueId(number) != uniqueId) throw new Pop3MessageNotFoundException(uniqueId, false);
            return number;
        }

        private bool IsText(byte[] wanted)
        {
            if (_session.TextLength != wanted.Length) return false;
            byte[] buffer = _session.Buffer;
            int start = _session.TextStart;
            for (int i = 0; i < wanted.Length; i++)
            {
                if (buffer[start + i] != wanted[i]) return false;
            }
            return true;
        }
    }
}
