namespace Pop3Nano.Commands
{
    /// <summary>
    /// Who this device is, and the one or two keys that its commands are signed with: two while an old key gives way to a new one. They come from the
    /// board's settings, never from mail.
    /// </summary>
    public sealed class CommandKeys
    {
        private const int Most = 2;
        private const int LeastSecret = 16;
        private const string NoSecret = "A secret is an even number of hexadecimal digits, at least 32.";
        private readonly byte[] _device;
        private readonly byte[][] _ids = new byte[Most][];
        private readonly byte[][] _secrets = new byte[Most][];
        private readonly int[] _marks = new int[Most];
        private readonly byte[] _code = new byte[Sha256.Length];

        /// <summary>The keys of a device. Its name is 1 to 32 printable ASCII characters without blanks; commands must name it exactly so.</summary>
        /// <exception cref="System.ArgumentException">The name is none.</exception>
        public CommandKeys(string device)
        {
            _device = Name(device, 32);
            Device = device;
        }

        /// <summary>The device's name.</summary>
        public string Device { get; }

        /// <summary>How many keys there are.</summary>
        public int Count { get; private set; }

        /// <summary>
        /// Adds a key: its name (1 to 8 printable ASCII characters without blanks) and its secret in hexadecimal digits, at least 16 octets of
        /// random, better 32. While there are two, add the older one first: its commands run first. Both may have one name.
        /// </summary>
        /// <exception cref="System.ArgumentException">The name or the secret is none.</exception>
        /// <exception cref="System.InvalidOperationException">There are two keys already.</exception>
        public void Add(string id, string secret)
        {
            if (Count == Most) throw Fail.Misuse("A device has at most two keys.");
            var digits = new byte[secret.Length];
            if (digits.Length < LeastSecret * 2 || digits.Length % 2 != 0 || Octets.Encode(secret, digits, 0, digits.Length) != digits.Length)
                throw Fail.Argument(NoSecret);
            var octets = new byte[digits.Length / 2];
            for (int i = 0; i < digits.Length; i++)
            {
                int digit = CommandBlock.HexDigit(digits[i]);
                if (digit < 0) throw Fail.Argument(NoSecret);
                octets[i >> 1] = (byte)(octets[i >> 1] << 4 | digit);
            }
            Octets.Wipe(digits, 0, digits.Length);
            _ids[Count] = Name(id, 8);
            _secrets[Count] = octets;
            // The journal knows a key by what it is, not by its name: a key that is named anew keeps its counter.
            Sha256.Hmac(octets, octets, 0, octets.Length, _code, 0);
            _marks[Count] = Fingerprint.Of(_code, 0, 4);
            Count++;
        }

        /// <summary>The name of a key, from 0.</summary>
        internal string Id(int key)
        {
            return Octets.Decode(_ids[key], 0, _ids[key].Length);
        }

        /// <summary>By what the journal knows a key; 0: there is none.</summary>
        internal int Mark(int key)
        {
            return _marks[key];
        }

        /// <summary>True if the command names this device.</summary>
        internal bool IsFor(CommandBlock block)
        {
            return Same(_device, block.Canonical, block.DeviceStart, block.DeviceLength);
        }

        /// <summary>The key that the command names, from <paramref name="key"/> on, or -1.</summary>
        internal int Find(CommandBlock block, int key)
        {
            for (; key < Count; key++)
            {
                if (Same(_ids[key], block.Canonical, block.KeyStart, block.KeyLength)) return key;
            }
            return -1;
        }

        /// <summary>True if the signature is that of the canonical form. The time that it takes does not tell where they differ.</summary>
        internal bool Verify(int key, CommandBlock block)
        {
            Sha256.Hmac(_secrets[key], block.Canonical, 0, block.Length, _code, 0);
            return Sha256.AreEqual(_code, 0, block.Mac, 0, CommandBlock.MacLength);
        }

        /// <summary>The signature of what this device says, in 32 hexadecimal digits.</summary>
        internal string Sign(int key, byte[] canonical, int length)
        {
            Sha256.Hmac(_secrets[key], canonical, 0, length, _code, 0);
            var digits = new byte[CommandBlock.MacLength * 2];
            for (int i = 0; i < digits.Length; i++)
            {
                int digit = _code[i >> 1] >> ((i & 1) == 0 ? 4 : 0) & 15;
                digits[i] = (byte)(digit < 10 ? digit + '0' : digit + 'a' - 10);
            }
            return Octets.Decode(digits, 0, digits.Length);
        }

        private static bool Same(byte[] name, byte[] octets, int start, int length)
        {
            if (name.Length != length) return false;
            for (int i = 0; i < length; i++)
            {
                if (name[i] != octets[start + i]) return false;
            }
            return true;
        }

        private static byte[] Name(string text, int most)
        {
            var octets = new byte[text.Length];
            bool good = octets.Length > 0 && octets.Length <= most && Octets.Encode(text, octets, 0, octets.Length) == octets.Length;
            for (int i = 0; good && i < octets.Length; i++) good = octets[i] > ' ' && octets[i] <= '~';
            if (!good) throw Fail.Argument("A device has a name of 1 to 32 printable ASCII characters, a key one of 1 to 8, without blanks.");
            return octets;
        }
    }
}
