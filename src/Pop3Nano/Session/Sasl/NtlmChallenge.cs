using System;
using System.Buffers.Binary;
using System.Text;

namespace Pop3Nano.Session
{
    /// <summary>
    /// Looks at a CHALLENGE_MESSAGE (MS-NLMP §2.2.1.2) before the platform's native code does: versions of gss-ntlmssp that are in use read and
    /// write beyond what a malformed one holds (CVE-2023-25563 to -25567), which ends the process.
    /// </summary>
    internal static class NtlmChallenge
    {
        private const int TargetName = 12;
        private const int Flags = 20;
        private const int TargetInfo = 40;
        private const int Payload = 48;
        private const byte OctetString = 4;
        private const byte Constructed = 32;
        private const byte LongTag = 31;
        private const uint Unicode = 0x00000001;
        private const uint HasTargetName = 0x00030000; // NTLMSSP_TARGET_TYPE_DOMAIN, NTLMSSP_TARGET_TYPE_SERVER
        private const uint HasTargetInfo = 0x00800000; // NTLMSSP_NEGOTIATE_TARGET_INFO

        private static readonly UnicodeEncoding Strict = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);

        private static ReadOnlySpan<byte> Beginning => "NTLMSSP\0\x02\0\0\0"u8;

        /// <summary>False if the token is, or holds as those of SPNEGO do, a challenge that is none.</summary>
        public static bool IsSound(ReadOnlySpan<byte> token)
        {
            int start = token.IndexOf(Beginning);
            if (start <= 0) return start < 0 || IsSoundMessage(token);
            return token.LastIndexOf(Beginning) == start && IsSoundInside(token, start); // a second one could be the one that is read
        }

        // The platform sees what SPNEGO's responseToken holds (RFC 4178 §4.2.2), an OCTET STRING, and nothing of what stands behind it: the message
        // must be whole in there. Down through the elements (X.690 §8.1) that hold it, each within the one above.
        private static bool IsSoundInside(ReadOnlySpan<byte> token, int start)
        {
            int at = 0;
            int end = token.Length;
            while (TryElement(token[..end], at, out int content, out int next))
            {
                byte tag = token[at];
                at = next;
                if (next <= start) continue; // it stands before
                if (tag == OctetString) return content == start && IsSoundMessage(token[start..next]);
                if (content > start || (tag & Constructed) == 0) return false;
                at = content;
                end = next;
            }
            return false;
        }

        // Where its content starts and ends. Tags of one octet, definite lengths of at most four.
        private static bool TryElement(ReadOnlySpan<byte> token, int at, out int content, out int next)
        {
            content = at + 2;
            next = 0;
            if (content > token.Length || (token[at] & LongTag) == LongTag) return false;
            uint length = token[at + 1];
            if (length > 127)
            {
                int octets = (int)length & 127;
                if (octets is 0 or > 4 || octets > token.Length - content) return false;
                length = 0;
                while (octets-- > 0) length = length << 8 | token[content++];
            }
            if (length > token.Length - content) return false;
            next = content + (int)length;
            return true;
        }

        private static bool IsSoundMessage(ReadOnlySpan<byte> message)
        {
            if (message.Length < Payload) return false;
            uint flags = BinaryPrimitives.ReadUInt32LittleEndian(message[Flags..]);
            if (!TryField(message, TargetName, out ReadOnlySpan<byte> name) || !TryField(message, TargetInfo, out ReadOnlySpan<byte> info)) return false;
            if ((flags & HasTargetName) != 0 && (name.IsEmpty || ((flags & Unicode) != 0 && !IsText(name)))) return false;
            return (flags & HasTargetInfo) == 0 || ArePairs(info);
        }

        // Length, room and offset; behind the fixed part, within the message.
        private static bool TryField(ReadOnlySpan<byte> message, int at, out ReadOnlySpan<byte> field)
        {
            int length = BinaryPrimitives.ReadUInt16LittleEndian(message[at..]);
            uint offset = BinaryPrimitives.ReadUInt32LittleEndian(message[(at + 4)..]);
            field = default;
            if (length == 0) return true;
            if (offset < Payload || offset > message.Length || length > message.Length - offset) return false;
            field = message.Slice((int)offset, length);
            return true;
        }

        // AV_PAIRs (§2.2.2.1), each but once, up to MsvAvEOL.
        private static bool ArePairs(ReadOnlySpan<byte> pairs)
        {
            int seen = 0;
            while (pairs.Length >= 4)
            {
                int id = BinaryPrimitives.ReadUInt16LittleEndian(pairs);
                int length = BinaryPrimitives.ReadUInt16LittleEndian(pairs[2..]);
                pairs = pairs[4..];
                if (id == 0) return length == 0;
                if (id > 10 || length > pairs.Length || (seen & (1 << id)) != 0 || !IsValue(id, pairs[..length])) return false;
                seen |= 1 << id;
                pairs = pairs[length..];
            }
            return false;
        }

        private static bool IsValue(int id, ReadOnlySpan<byte> value) => id switch
        {
            6 => value.Length == 4, // flags
            7 => value.Length == 8, // time
            8 => value.Length >= 48, // the host's data
            10 => value.Length == 16, // channel binding
            _ => IsText(value),
        };

        private static bool IsText(ReadOnlySpan<byte> octets)
        {
            try
            {
                Strict.GetCharCount(octets);
                return true;
            }
            catch (DecoderFallbackException)
            {
                return false;
            }
        }
    }
}
