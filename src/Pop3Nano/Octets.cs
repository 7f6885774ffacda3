using System;
using System.Buffers;
using System.Buffers.Text;
using System.Runtime.CompilerServices;
using System.Text;

namespace Pop3Nano
{
    /// <summary>
    /// Search, compare and convert blocks of octets: the vectorised .NET twin (nf/ holds the other one).
    /// Bounds are the caller's: every caller passes a range that it has checked.
    /// </summary>
    internal static class Octets
    {
        // CR and LF end a command line (RFC 1939 §3); a NUL cannot be carried by a nanoFramework string, so it is refused everywhere.
        private static readonly SearchValues<byte> LineBreakers = SearchValues.Create("\r\n\0"u8);

        /// <summary>The index of <paramref name="value"/> in the range, or -1.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static int IndexOf(byte[] buffer, byte value, int start, int length)
        {
            int at = new ReadOnlySpan<byte>(buffer, start, length).IndexOf(value);
            return at < 0 ? -1 : start + at;
        }

        /// <summary>The index of a line feed that a dot follows (RFC 1939 §3: the only place where stuffing or an end can be), or -1.</summary>
        internal static int IndexOfLineDot(byte[] buffer, int start, int length)
        {
            int at = new ReadOnlySpan<byte>(buffer, start, length).IndexOf("\n."u8);
            return at < 0 ? -1 : start + at;
        }

        /// <summary>True if the range holds CR, LF or NUL, which no argument of a command may.</summary>
        internal static bool BreaksLine(byte[] buffer, int start, int length)
        {
            return new ReadOnlySpan<byte>(buffer, start, length).ContainsAny(LineBreakers);
        }

        /// <summary>Moves a block inside one buffer or between two; the ranges may overlap.</summary>
        internal static void Move(byte[] source, int sourceStart, byte[] target, int targetStart, int length)
        {
            Buffer.BlockCopy(source, sourceStart, target, targetStart, length);
        }

        /// <summary>Overwrites a range with zeros: secrets do not stay in buffers.</summary>
        internal static void Wipe(byte[] buffer, int start, int length)
        {
            Array.Clear(buffer, start, length);
        }

        /// <summary>Writes <paramref name="text"/> as UTF-8; the number of octets, or -1 if <paramref name="room"/> is too small.</summary>
        internal static int Encode(string text, byte[] target, int start, int room)
        {
            return Encoding.UTF8.TryGetBytes(text, target.AsSpan(start, room), out int written) ? written : -1;
        }

        /// <summary>Reads the range as UTF-8; invalid octets become U+FFFD.</summary>
        internal static string Decode(byte[] buffer, int start, int length)
        {
            return Encoding.UTF8.GetString(buffer, start, length);
        }

        /// <summary>Turns the range into base64 in place (RFC 4648 §4); the new length, or -1 if the octets up to <paramref name="end"/> are too few.</summary>
        internal static int EncodeBase64InPlace(byte[] buffer, int start, int length, int end)
        {
            return Base64.EncodeToUtf8InPlace(buffer.AsSpan(start, end - start), length, out int written) == OperationStatus.Done ? written : -1;
        }

        /// <summary>The index of the first octet that is <paramref name="one"/> or <paramref name="other"/>, or -1.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        internal static int IndexOfEither(byte[] buffer, byte one, byte other, int start, int length)
        {
            int at = new ReadOnlySpan<byte>(buffer, start, length).IndexOfAny(one, other);
            return at < 0 ? -1 : start + at;
        }

        /// <summary>The index of a line feed that two hyphens follow (RFC 2046 §5.1.1: the only place where a delimiter can be), or -1.</summary>
        internal static int IndexOfLineDashes(byte[] buffer, int start, int length)
        {
            int at = new ReadOnlySpan<byte>(buffer, start, length).IndexOf("\n--"u8);
            return at < 0 ? -1 : start + at;
        }

        /// <summary>
        /// Decodes the groups of four base64 octets at the head of the range (RFC 2045 §6.8), up to the first group that holds anything
        /// outside the alphabet (padding too). Answers the octets written, three for each group; the target has room for all.
        /// </summary>
        internal static int DecodeBase64(byte[] source, int start, int length, byte[] target, int targetStart)
        {
            ReadOnlySpan<byte> groups = new ReadOnlySpan<byte>(source, start, length);
            // The platform's decoder skips white space; here the run ends there, so that three octets written mean four read.
            int blank = groups.IndexOfAny("\r\n \t"u8);
            groups = groups.Slice(0, (blank < 0 ? length : blank) & ~3);
            Base64.DecodeFromUtf8(groups, target.AsSpan(targetStart), out _, out int written, isFinalBlock: false);
            return written;
        }
    }
}
