namespace Pop3Nano.Commands
{
    /// <summary>
    /// Reads a signed command out of a text, as the README specifies it, into its canonical form: the words with one blank between them. How a mail
    /// program wraps and indents does not matter. No text makes it throw.
    /// </summary>
    internal sealed partial class CommandBlock
    {
        /// <summary>The most octets of a canonical form.</summary>
        internal const int MaxLength = 256;

        /// <summary>The octets of a signature.</summary>
        internal const int MacLength = 16;

        // Words of up to eight octets, packed into one number each.
        private const long Magic = 0x706f70336e616e6f; // pop3nano
        private const long Kind = 0x636f6d6d616e64; // command
        private const long Version = 0x315d; // 1]
        private const long Device = 0x6465766963653a; // device:
        private const long Key = 0x6b65793a; // key:
        private const long CounterWord = 0x636f756e7465723a; // counter:
        private const long Expires = 0x657870697265733a; // expires:
        private const long Do = 0x646f3a; // do:
        private const long MacWord = 0x6d61633a; // mac:

        private byte[] _text = null!; // optional: only while a text is read
        private int _at;
        private int _end;
        private int _word; // where the last word begins in the canonical form

        /// <summary>The canonical form.</summary>
        internal byte[] Canonical { get; } = new byte[MaxLength];

        /// <summary>Its length, without the signature.</summary>
        internal int Length { get; private set; }

        /// <summary>The signature.</summary>
        internal byte[] Mac { get; } = new byte[MacLength];

        internal int DeviceStart { get; private set; }

        internal int DeviceLength { get; private set; }

        internal int KeyStart { get; private set; }

        internal int KeyLength { get; private set; }

        /// <summary>From 1 to 999,999,999,999,999.</summary>
        internal long Counter { get; private set; }

        /// <summary>Seconds since 1970, UTC; 0: it does not expire.</summary>
        internal long ExpiresAt { get; private set; }

        /// <summary>Where verb and arguments begin in the canonical form.</summary>
        internal int CommandStart { get; private set; }

        /// <summary>Verb and arguments, with one blank between them; they end the canonical form.</summary>
        internal int CommandLength { get { return Length - CommandStart; } }

        /// <summary>Four octets of the signature: a name for this command.</summary>
        internal int Tag { get { return Mac[0] << 24 | Mac[1] << 16 | Mac[2] << 8 | Mac[3]; } }

        /// <summary>Reads the first block of a text. Executed: it is whole, and nothing has been verified; else Malformed or NotACommand.</summary>
        internal CommandOutcome Read(byte[] text, int start, int length)
        {
            _text = text;
            _at = start;
            _end = start + length;
            Length = 0;
            ExpiresAt = 0;
            bool found = Find();
            bool whole = found && ReadHead() && ReadCommand() && ReadMac();
            _text = null!;
            return whole ? CommandOutcome.Executed : found ? CommandOutcome.Malformed : CommandOutcome.NotACommand;
        }

        // The block begins with the word "[pop3nano".
        private bool Find()
        {
            for (; _end - _at > 9; _at++)
            {
                _at = Octets.IndexOf(_text, (byte)'[', _at, _end - _at);
                if (_at < 0 || _end - _at <= 9) return false;
                if (Pack(_text, _at + 1, 8) == Magic && Blank(_at + 9) > 0) return true;
            }
            return false;
        }

        private bool ReadHead()
        {
            if (!Next() || !Next(Kind) || !Next(Version) || !Next(Device) || !Next()) return false;
            DeviceStart = _word;
            DeviceLength = Length - _word;
            if (!Next(Key) || !Next()) return false;
            KeyStart = _word;
            KeyLength = Length - _word;
            return Next(CounterWord) && Next() && ReadCounter();
        }

        private bool ReadCommand()
        {
            if (!Next()) return false;
            if (Is(Expires) && (!Next() || !ReadTime() || !Next())) return false;
            if (!Is(Do) || !Next()) return false;
            CommandStart = _word;
            do
            {
                if (!Next()) return false;
            }
            while (!Is(MacWord));
            Length = _word - 1;
            return CommandLength > 0;
        }

        // 32 hexadecimal digits, however they are grouped, and [end].
        private bool ReadMac()
        {
            for (int digits = 0; digits < MacLength * 2; digits++)
            {
                SkipBlanks();
                int digit = _at < _end ? HexDigit(_text[_at++]) : -1;
                if (digit < 0) return false;
                Mac[digits >> 1] = (byte)(Mac[digits >> 1] << 4 | digit);
            }
            SkipBlanks();
            return _end - _at >= 5 && Pack(_text, _at, 5) == 0x5b656e645d; // [end]
        }

        /// <summary>The value of a hexadecimal digit, large or small, or -1.</summary>
        internal static int HexDigit(int octet)
        {
            if (octet >= '0' && octet <= '9') return octet - '0';
            octet |= 0x20;
            return octet >= 'a' && octet <= 'f' ? octet - 'a' + 10 : -1;
        }

        private static long Pack(byte[] octets, int start, int length)
        {
            long word = 0;
            for (int i = 0; i < length; i++) word = word << 8 | octets[start + i];
            return word;
        }
    }
}
