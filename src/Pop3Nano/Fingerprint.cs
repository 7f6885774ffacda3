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

        /// <summary>
        /// Of a greeting's words without those that change from one connection to the next: such as hold a digit, a msg-id or a token in
        /// brackets (Gmail, Exchange Online).
        /// </summary>
        internal static int OfGreeting(byte[] octets, int start, int length)
        {
            int hash = Basis;
            int end = start + length;
            while (start < end)
            {
                int from = start;
                bool changes = octets[start] == '<' || octets[start] == '[';
                for (; start < end && octets[start] != ' '; start++)
                {
                    if (octets[start] >= '0' && octets[start] <= '9') changes = true;
                }
                for (int i = from; i < start && !changes; i++) hash = unchecked((hash ^ octets[i]) * Prime);
                start++;
            }
            return hash == 0 ? 1 : hash;
        }
    }
}
