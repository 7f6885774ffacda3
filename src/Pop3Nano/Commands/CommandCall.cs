namespace Pop3Nano.Commands
{
    /// <summary>One command: a line of words, and the values of its arguments once a form of the router's table fits.</summary>
    public sealed class CommandCall
    {
        internal const int MaxWords = 8;
        private readonly byte[] _line;
        private readonly int[] _starts = new int[MaxWords];
        private readonly int[] _ends = new int[MaxWords];
        private readonly int[] _values = new int[MaxWords];

        internal CommandCall(int maxLength)
        {
            _line = new byte[maxLength];
        }

        /// <summary>How many arguments stand behind the verb.</summary>
        public int Count { get { return Words - 1; } }

        /// <summary>True once the handler has said that it did not succeed.</summary>
        public bool HasFailed { get; private set; }

        /// <summary>How many words there are; 0: the line is blank, too long, or holds other than printable ASCII.</summary>
        internal int Words { get; private set; }

        /// <summary>The value of an argument, from 0, that is a number; of one that is a choice, which it is, from 0.</summary>
        public int Value(int argument)
        {
            return argument >= 0 && argument < Count ? _values[argument + 1] : 0;
        }

        /// <summary>An argument, from 0, as it was written. Makes a string.</summary>
        public string Word(int argument)
        {
            return argument >= -1 && argument < Count ? Octets.Decode(_line, _starts[argument + 1], _ends[argument + 1] - _starts[argument + 1]) : "";
        }

        /// <summary>The whole command, for display: what could play tricks on a terminal is a question mark. Makes a string.</summary>
        public string GetText()
        {
            return Words == 0 ? "" : Pop3Nano.Fail.Readable(_line, _starts[0], _ends[Words - 1] - _starts[0]);
        }

        /// <summary>What a handler answers that did not succeed: why, in words.</summary>
        public string Fail(string why)
        {
            HasFailed = true;
            return why;
        }

        /// <summary>Takes the first line of the range that is not blank. Blanks are folded, and letters made small if they are to be.</summary>
        internal void Read(byte[] text, int start, int length, bool small)
        {
            Words = 0;
            HasFailed = false;
            int end = start + length;
            while (start < end && text[start] <= ' ') start++;
            int size = 0;
            bool inWord = false;
            for (; start < end && text[start] != '\n' && text[start] != '\r'; start++)
            {
                byte octet = text[start];
                bool blank = octet == ' ' || octet == '\t';
                if (size == _line.Length || (!blank && (octet < ' ' || octet > '~')) || (!blank && !inWord && Words == MaxWords))
                {
                    Words = 0;
                    return;
                }
                if (blank && inWord) _ends[Words - 1] = size;
                bool folded = blank && !inWord;
                if (!blank && !inWord) _starts[Words++] = size;
                inWord = !blank;
                if (!folded) _line[size++] = blank ? (byte)' ' : small && octet >= 'A' && octet <= 'Z' ? (byte)(octet + 32) : octet;
            }
            if (inWord) _ends[Words - 1] = size;
        }

        /// <summary>True if a word is what a part of a form says: a number between two, one of some words, or "*", any word.</summary>
        internal bool Fits(int word, byte[] form, int start, int end)
        {
            if (form[start] == '*') return true;
            if (!TryRange(form, start, end, out int least, out int most)) return FitsChoice(word, form, start, end);
            int at = _starts[word];
            return TryNumber(_line, ref at, _ends[word], out int value) && at == _ends[word] && (_values[word] = value) >= least && value <= most;
        }

        /// <summary>True if a form can have this part: two dots stand between two numbers, the lesser first.</summary>
        internal static bool IsPart(byte[] form, int start, int end)
        {
            for (int at = start; at + 1 < end; at++)
            {
                if (form[at] == '.' && form[at + 1] == '.') return TryRange(form, start, end, out int least, out int most) && least <= most;
            }
            return true;
        }

        // A number between two, "1..4"; "50|100" are words.
        private static bool TryRange(byte[] form, int start, int end, out int least, out int most)
        {
            most = 0;
            if (!TryNumber(form, ref start, end, out least) || end - start < 3 || form[start] != '.' || form[start + 1] != '.') return false;
            start += 2;
            return TryNumber(form, ref start, end, out most) && start == end;
        }

        // Words between "|".
        private bool FitsChoice(int word, byte[] form, int start, int end)
        {
            int length = _ends[word] - _starts[word];
            for (int choice = 0; start < end; choice++)
            {
                int bar = Octets.IndexOf(form, (byte)'|', start, end - start);
                if (bar < 0) bar = end;
                int same = bar - start == length ? 0 : -1;
                while (same >= 0 && same < length && form[start + same] == _line[_starts[word] + same]) same++;
                _values[word] = choice;
                if (same == length) return true;
                start = bar + 1;
            }
            return false;
        }

        // A decimal number of up to nine digits; start is left behind it.
        private static bool TryNumber(byte[] text, ref int start, int end, out int number)
        {
            number = 0;
            bool negative = start < end && text[start] == '-';
            int first = negative ? start + 1 : start;
            int at = first;
            for (; at < end && at < first + 9 && text[at] >= '0' && text[at] <= '9'; at++) number = number * 10 + text[at] - '0';
            if (at == first) return false;
            if (negative) number = -number;
            start = at;
            return true;
        }
    }
}
