namespace Pop3Nano.Session
{
    public sealed partial class Pop3ServerProfile
    {
        /// <summary>Writes the profile as <see cref="SavedLength"/> octets, with a check sum.</summary>
        /// <exception cref="System.ArgumentException">There is not room enough.</exception>
        public void Save(byte[] buffer, int start)
        {
            if (start < 0 || buffer.Length - start < SavedLength) throw Fail.Argument("A saved profile takes 40 octets.");
            buffer[start] = Format;
            buffer[start + 1] = (byte)_known;
            buffer[start + 2] = (byte)_loginTrap;
            buffer[start + 3] = (byte)_method;
            Put(buffer, start + 4, _greeting);
            Put(buffer, start + 8, _implementation);
            Put(buffer, start + 12, _peerKey);
            Put(buffer, start + 16, (int)_before);
            Put(buffer, start + 20, (int)_after);
            Put(buffer, start + 24, (int)_mechanisms);
            Put(buffer, start + 28, _loginDelaySeconds);
            Put(buffer, start + 32, _expireDays);
            Put(buffer, start + 36, Fingerprint.Of(buffer, start, 36));
            _isChanged = false;
        }

        /// <summary>Reads a saved profile. False, and nothing is known, if the octets are none: another format, or damaged.</summary>
        public bool Load(byte[] buffer, int start)
        {
            Forget();
            if (start < 0 || buffer.Length - start < SavedLength || buffer[start] != Format) return false;
            if (Get(buffer, start + 36) != Fingerprint.Of(buffer, start, 36)) return false;
            _known = buffer[start + 1];
            _loginTrap = (Pop3LoginTrap)buffer[start + 2];
            _method = buffer[start + 3];
            _greeting = Get(buffer, start + 4);
            _implementation = Get(buffer, start + 8);
            _peerKey = Get(buffer, start + 12);
            _before = (Pop3Capabilities)Get(buffer, start + 16);
            _after = (Pop3Capabilities)Get(buffer, start + 20);
            _mechanisms = (Pop3Mechanisms)Get(buffer, start + 24);
            _loginDelaySeconds = Get(buffer, start + 28);
            _expireDays = Get(buffer, start + 32);
            _isChanged = false;
            return true;
        }

        internal static void Put(byte[] buffer, int at, int value)
        {
            buffer[at] = (byte)value;
            buffer[at + 1] = (byte)(value >> 8);
            buffer[at + 2] = (byte)(value >> 16);
            buffer[at + 3] = (byte)(value >> 24);
        }

        internal static int Get(byte[] buffer, int at)
        {
            return buffer[at] | buffer[at + 1] << 8 | buffer[at + 2] << 16 | buffer[at + 3] << 24;
        }
    }
}
