namespace Pop3Nano.Mime
{
    /// <summary>
    /// The words of mail that the room knows, found by number: nanoFramework has no cheap way to compare a string with octets.
    /// </summary>
    internal static class Words
    {
        internal const int LastField = 6;
        internal const int Boundary = 7;
        internal const int Charset = 8;
        internal const int Text = 9;
        internal const int Multipart = 10;
        internal const int Message = 11;
        internal const int Plain = 12;
        internal const int Html = 13;
        internal const int Digest = 14;
        internal const int Rfc822 = 15;
        internal const int Global = 16;
        internal const int Inline = 17;
        internal const int SevenBit = 18;
        internal const int Binary = 20;
        internal const int Base64 = 21;
        internal const int QuotedPrintable = 22;
        internal const int Mark = 23;
        internal const int FirstCharset = 24;

        /// <summary>The octets of the mark.</summary>
        internal const int MarkLength = 3;

        // Each word in lower case behind its length; the end is a length of 0.
        private static readonly byte[] Table =
        {
            // MimeField, in its order
            12, (byte)'c', (byte)'o', (byte)'n', (byte)'t', (byte)'e', (byte)'n', (byte)'t', (byte)'-', (byte)'t', (byte)'y', (byte)'p',
                (byte)'e',
            25, (byte)'c', (byte)'o', (byte)'n', (byte)'t', (byte)'e', (byte)'n', (byte)'t', (byte)'-', (byte)'t', (byte)'r', (byte)'a',
                (byte)'n', (byte)'s', (byte)'f', (byte)'e', (byte)'r', (byte)'-', (byte)'e', (byte)'n', (byte)'c', (byte)'o', (byte)'d',
                (byte)'i', (byte)'n', (byte)'g',
            19, (byte)'c', (byte)'o', (byte)'n', (byte)'t', (byte)'e', (byte)'n', (byte)'t', (byte)'-', (byte)'d', (byte)'i', (byte)'s',
                (byte)'p', (byte)'o', (byte)'s', (byte)'i', (byte)'t', (byte)'i', (byte)'o', (byte)'n',
            7, (byte)'s', (byte)'u', (byte)'b', (byte)'j', (byte)'e', (byte)'c', (byte)'t',
            4, (byte)'f', (byte)'r', (byte)'o', (byte)'m',
            4, (byte)'d', (byte)'a', (byte)'t', (byte)'e',
            // parameters (RFC 2046 §4.1.2, §5.1.1)
            8, (byte)'b', (byte)'o', (byte)'u', (byte)'n', (byte)'d', (byte)'a', (byte)'r', (byte)'y',
            7, (byte)'c', (byte)'h', (byte)'a', (byte)'r', (byte)'s', (byte)'e', (byte)'t',
            // media (RFC 2046)
            4, (byte)'t', (byte)'e', (byte)'x', (byte)'t',
            9, (byte)'m', (byte)'u', (byte)'l', (byte)'t', (byte)'i', (byte)'p', (byte)'a', (byte)'r', (byte)'t',
            7, (byte)'m', (byte)'e', (byte)'s', (byte)'s', (byte)'a', (byte)'g', (byte)'e',
            5, (byte)'p', (byte)'l', (byte)'a', (byte)'i', (byte)'n',
            4, (byte)'h', (byte)'t', (byte)'m', (byte)'l',
            6, (byte)'d', (byte)'i', (byte)'g', (byte)'e', (byte)'s', (byte)'t',
            6, (byte)'r', (byte)'f', (byte)'c', (byte)'8', (byte)'2', (byte)'2',
            6, (byte)'g', (byte)'l', (byte)'o', (byte)'b', (byte)'a', (byte)'l',
            // disposition (RFC 2183 §2.1)
            6, (byte)'i', (byte)'n', (byte)'l', (byte)'i', (byte)'n', (byte)'e',
            // transfer encodings (RFC 2045 §6.1)
            4, (byte)'7', (byte)'b', (byte)'i', (byte)'t',
            4, (byte)'8', (byte)'b', (byte)'i', (byte)'t',
            6, (byte)'b', (byte)'i', (byte)'n', (byte)'a', (byte)'r', (byte)'y',
            6, (byte)'b', (byte)'a', (byte)'s', (byte)'e', (byte)'6', (byte)'4',
            16, (byte)'q', (byte)'u', (byte)'o', (byte)'t', (byte)'e', (byte)'d', (byte)'-', (byte)'p', (byte)'r', (byte)'i', (byte)'n',
                (byte)'t', (byte)'a', (byte)'b', (byte)'l', (byte)'e',
            // the byte order mark that text editors leave in front of a mail
            3, 0xEF, 0xBB, 0xBF,
            // character sets (IANA names and the aliases that mail uses)
            8, (byte)'u', (byte)'s', (byte)'-', (byte)'a', (byte)'s', (byte)'c', (byte)'i', (byte)'i',
            5, (byte)'a', (byte)'s', (byte)'c', (byte)'i', (byte)'i',
            5, (byte)'u', (byte)'t', (byte)'f', (byte)'-', (byte)'8',
            4, (byte)'u', (byte)'t', (byte)'f', (byte)'8',
            10, (byte)'i', (byte)'s', (byte)'o', (byte)'-', (byte)'8', (byte)'8', (byte)'5', (byte)'9', (byte)'-', (byte)'1',
            6, (byte)'l', (byte)'a', (byte)'t', (byte)'i', (byte)'n', (byte)'1',
            11, (byte)'i', (byte)'s', (byte)'o', (byte)'-', (byte)'8', (byte)'8', (byte)'5', (byte)'9', (byte)'-', (byte)'1', (byte)'5',
            6, (byte)'l', (byte)'a', (byte)'t', (byte)'i', (byte)'n', (byte)'9',
            12, (byte)'w', (byte)'i', (byte)'n', (byte)'d', (byte)'o', (byte)'w', (byte)'s', (byte)'-', (byte)'1', (byte)'2', (byte)'5',
                (byte)'2',
            6, (byte)'c', (byte)'p', (byte)'1', (byte)'2', (byte)'5', (byte)'2',
            6, (byte)'u', (byte)'t', (byte)'f', (byte)'-', (byte)'1', (byte)'6',
            8, (byte)'u', (byte)'t', (byte)'f', (byte)'-', (byte)'1', (byte)'6', (byte)'l', (byte)'e',
            8, (byte)'u', (byte)'t', (byte)'f', (byte)'-', (byte)'1', (byte)'6', (byte)'b', (byte)'e',
            0,
        };

        /// <summary>The number of the word that the range holds in upper, lower or mixed case, or 0.</summary>
        internal static int Find(byte[] buffer, int start, int length)
        {
            int word = 1;
            int at = 0;
            for (int size = Table[0]; size != 0; size = Table[at])
            {
                at++;
                if (size == length)
                {
                    int i = 0;
                    while (i < size && Lower(buffer[start + i]) == Table[at + i])
                    {
                        i++;
                    }

                    if (i == size)
                    {
                        return word;
                    }
                }

                at += size;
                word++;
            }

            return 0;
        }

        /// <summary>The character set of this name (RFC 2046 §4.1.2), or <see cref="MimeCharset.Unknown"/>.</summary>
        internal static MimeCharset FindCharset(byte[] buffer, int start, int length)
        {
            // Every character set has two names, one behind the other; the last may do with one.
            int word = Find(buffer, start, length) - FirstCharset;
            return word < 0 ? MimeCharset.Unknown : (MimeCharset)(1 + (word >> 1));
        }

        /// <summary>The value of a hexadecimal digit of either case, or -1.</summary>
        internal static int Hex(int c)
        {
            if (c >= '0' && c <= '9')
            {
                return c - '0';
            }

            c |= 0x20;
            return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
        }

        /// <summary>The value of a base64 octet (RFC 2045 §6.8), or -1.</summary>
        internal static int Sextet(int c)
        {
            if (c >= 'a' && c <= 'z')
            {
                return c - 'a' + 26;
            }

            if (c >= 'A' && c <= 'Z')
            {
                return c - 'A';
            }

            return c >= '0' && c <= '9' ? c - '0' + 52 : c == '+' ? 62 : c == '/' ? 63 : -1;
        }

        /// <summary>True for a space or a tab, the white space of a line (RFC 5322 §2.2.2).</summary>
        internal static bool IsBlank(int c)
        {
            return c == ' ' || c == '\t';
        }

        private static int Lower(int c)
        {
            return c >= 'A' && c <= 'Z' ? c + 32 : c;
        }
    }
}
