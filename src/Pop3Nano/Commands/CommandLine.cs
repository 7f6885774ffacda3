namespace Pop3Nano.Commands
{
    /// <summary>One line of words from a mail: small letters, blanks folded, nothing but printable ASCII.</summary>
    internal sealed class CommandLine
    {
        private const int MaxWords = 8;
        private readonly byte[] _line;
        private readonly int[] _starts = new int[MaxWords];
        private readonly int[] _ends = new int[MaxWords];

        internal CommandLine(int maxLength)
        {
            _line = new byte[maxLength];
        }

        /// <summary>How many words there are; 0: the line is blank, too long, or holds other than printable ASCII.</summary>
        internal int Count { get; private set; }

        /// <summary>Takes the first line of the range that is not blank.</summary>
        internal void Read(byte[] text, int start, int length)
        {
            Count = 0;
            int end = start + length;
            while (start < end && text[start] <= ' ') start++;
            int size = 0;
            bool inWord = false;
            for (; start < end && text[start] != '\n' && text[start] != '\r'; start++)
            {
                byte octet = text[start];
                bool blank = octet == ' ' || octet == '\t';
                if (size == _line.Length || (!blank && (octet < ' ' || octet > '~')) || (!blank && !inWord && Count == MaxWords))
                {
                    Count = 0;
                    return;
                }
                if (blank && inWord) _ends[Count - 1] = size;
                bool folded = blank && !inWord;
                if (!blank && !inWord) _starts[Count++] = size;
                inWord = !blank;
                if (!folded) _line[size++] = blank ? (byte)' ' : octet >= 'A' && octet <= 'Z' ? (byte)(octet + 32) : octet;
            }
            if (inWord) _ends[Count - 1] = size;
        }

        /// <summary>A word, from 0; empty if there is none.</summary>
        internal string Word(int index)
        {
            return index < Count ? Octets.Decode(_line, _starts[index], _ends[index] - _starts[index]) : "";
        }

        /// <summary>A word that is a decimal number from least to most.</summary>
        internal bool TryNumber(int index, int least, int most, out int number)
        {
            number = 0;
            if (index >= Count || _ends[index] - _starts[index] > 9) return false;
            for (int i = _starts[index]; i < _ends[index]; i++)
            {
                int digit = _line[i] - '0';
                if (digit < 0 || digit > 9) return false;
                number = number * 10 + digit;
            }
            return number >= least && number <= most;
        }

        /// <summary>The whole line.</summary>
        internal string Text()
        {
            return Count == 0 ? "" : Octets.Decode(_line, _starts[0], _ends[Count - 1] - _starts[0]);
        }
    }
}
