namespace Pop3Nano
{
    /// <summary>Small numbers by which a server or a message is known again (FNV-1a, 32 bits): a hint, not a proof. 0 stands for "unknown".</summary>
    internal static class Fingerprint
    {
        private const int Basis = unchecked((int)2166136261);
        private const int Prime = 16777619;

        /// <summary>Of all the octets.</summary>
        internal static int Of(byte[] octets, int start, int length)
        {
            int hash = Basis;
            for (int i = 0; i < length; i++) hash = unchecked((hash ^ octets[start + i]) * Prime);
            return hash == 0 ? 1 : hash;
        }

        /// <summary>Of a greeting without its msg-id and digits, which change from one connection to the next.</summary>
        internal static int OfGreeting(byte[] octets, int start, int length)
        {
            int hash = Basis;
            bool inside = false;
            for (int i = 0; i < length; i++)
            {
                byte octet = octets[start + i];
                if (octet == '<') inside = true;
                if (!inside && (octet < '0' || octet > '9')) hash = unchecked((hash ^ octet) * Prime);
                if (octet == '>') inside = false;
            }
            return hash == 0 ? 1 : hash;
        }
    }
}
