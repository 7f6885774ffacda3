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
        private const uint Unicode = 0x00000001;
        private const uint HasTargetName = 0x00030000; // NTLMSSP_TARGET_TYPE_DOMAIN, NTLMSSP_TARGET_TYPE_SERVER
        private const uint HasTargetInfo = 0x00800000; // NTLMSSP_NEGOTIATE_TARGET_INFO

        private static readonly UnicodeEncoding Strict = new(bigEndian: false, byteOrderMark: false, throwOnInvalidBytes: true);

        private static ReadOnlySpan<byte> Beginning => "NTLMSSP\0\x02\0\0\0"u8;

        /// <summary>False if the token is, or holds as those of SPNEGO do, a challenge that is none.</summary>
        public static bool IsSound(ReadOnlySpan<byte> token)
        {
            int start = token.IndexOf(Beginning);
            return start < 0 || IsSoundMessage(token[start..]);
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
