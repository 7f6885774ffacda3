namespace Pop3Nano.Session
{
    /// <summary>Puts a message together from text and octets, and leaves none of it behind.</summary>
    internal sealed class SaslMessage
    {
        private byte[] _octets = new byte[128];
        private int _length;

        internal SaslMessage Add(string text)
        {
            Room(text.Length * 3);
            _length += Octets.Encode(text, _octets, _length, _octets.Length - _length);
            return this;
        }

        internal SaslMessage Add(byte[] octets)
        {
            Room(octets.Length);
            Octets.Move(octets, 0, _octets, _length, octets.Length);
            _length += octets.Length;
            return this;
        }

        internal SaslMessage AddBase64(byte[] octets)
        {
            int from = _length;
            Room((octets.Length + 2) / 3 * 4);
            Add(octets);
            if (octets.Length > 0) _length = from + Octets.EncodeBase64InPlace(_octets, from, octets.Length, _octets.Length);
            return this;
        }

        /// <summary>What was put together, which the builder forgets.</summary>
        internal byte[] Take()
        {
            var taken = new byte[_length];
            Octets.Move(_octets, 0, taken, 0, _length);
            Octets.Wipe(_octets, 0, _length);
            _length = 0;
            return taken;
        }

        private void Room(int count)
        {
            if (_octets.Length - _length >= count) return;
            var larger = new byte[_octets.Length * 2 + count];
            Octets.Move(_octets, 0, larger, 0, _length);
            Octets.Wipe(_octets, 0, _length);
            _octets = larger;
        }
    }
}
