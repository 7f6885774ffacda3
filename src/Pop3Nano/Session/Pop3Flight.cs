using Pop3Nano.Protocol;

namespace Pop3Nano.Session
{
    /// <summary>
    /// Commands that fly together. They are written inside the engine's window, as many at a time as it holds, and each gets its own
    /// reply; one -ERR does not lose the others. The place in the flight comes back as <see cref="Pop3Session.Tag"/>.
    /// </summary>
    public sealed partial class Pop3Flight
    {
        private long[] _keywords;
        private int[] _forms;
        private int[] _first;
        private int[] _second;
        private int _next;
        private int _count;

        /// <summary>An empty flight with room for so many commands, from 1; it grows if it must.</summary>
        public Pop3Flight(int capacity = 8)
        {
            if (capacity < 1) throw Fail.Argument("A flight needs room for one command.");
            _keywords = new long[capacity];
            _forms = new int[capacity];
            _first = new int[capacity];
            _second = new int[capacity];
        }

        /// <summary>How many commands it has.</summary>
        public int Count { get { return _count; } }

        /// <summary>Empties the flight, so that it can be used again.</summary>
        public void Clear()
        {
            _count = 0;
            _next = 0;
        }

        /// <summary>Adds a command whose arguments are numbers: what the emitted methods, one for each command, call.</summary>
        /// <exception cref="System.ArgumentException">A number is too small.</exception>
        public void Add(long keyword, int form, int first, int second)
        {
            bool small = first < ((form & Pop3Form.FirstFromOne) != 0 ? 1 : 0) || second < ((form & Pop3Form.SecondFromOne) != 0 ? 1 : 0);
            if (small) throw Fail.Argument("Message numbers start at 1, numbers of lines at 0.");
            if (_count == _forms.Length) Grow();
            _keywords[_count] = keyword;
            _forms[_count] = form;
            _first[_count] = first;
            _second[_count] = second;
            _count++;
        }

        internal void Rewind()
        {
            _next = 0;
        }

        /// <summary>True once every command was queued.</summary>
        internal bool IsWritten { get { return _next >= _count; } }

        /// <summary>Queues what the window takes, or one by one. False: the engine refused for another reason than a full window.</summary>
        internal bool TopUp(Pop3Engine engine, bool oneByOne)
        {
            while (_next < _count && !(oneByOne && engine.Outstanding > 0))
            {
                int form = _forms[_next];
                int arguments = form >> Pop3Form.ArgumentsShift & Pop3Form.SmallMask;
                engine.Begin(_keywords[_next], form, _next);
                if (arguments > 0) engine.Argument(_first[_next], 0);
                if (arguments > 1) engine.Argument(_second[_next], 0);
                if (!engine.End()) return engine.Refusal == Pop3Refusal.WindowFull || engine.Refusal == Pop3Refusal.SendBufferFull;
                _next++;
            }
            return true;
        }

        private void Grow()
        {
            int size = _count * 2;
            var keywords = new long[size];
            System.Array.Copy(_keywords, 0, keywords, 0, _count);
            _keywords = keywords;
            _forms = Grown(_forms, size);
            _first = Grown(_first, size);
            _second = Grown(_second, size);
        }

        private static int[] Grown(int[] numbers, int size)
        {
            var grown = new int[size];
            System.Array.Copy(numbers, 0, grown, 0, numbers.Length);
            return grown;
        }
    }
}
