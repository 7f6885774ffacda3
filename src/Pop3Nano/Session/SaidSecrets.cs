using System;
using System.Buffers;
using System.Buffers.Text;
using System.Collections.Generic;

namespace Pop3Nano.Session
{
    /// <summary>
    /// The secrets of one dialogue, as they were said and as their base64 reads, to be struck out of the other side's words: many servers repeat a line
    /// that they don't understand. One that turns them into something else first is not caught.
    /// </summary>
    internal sealed class SaidSecrets
    {
        private const int Least = 4; // octets: shorter ones are part of many words
        private const int LeastCoded = 8; // of base64, or UIDL behind a login would be a secret

        private readonly List<byte[]> _all = [];

        /// <summary>Takes a secret as it is.</summary>
        public void Add(ReadOnlySpan<byte> secret)
        {
            if (secret.Length >= Least) _all.Add(secret.ToArray());
        }

        /// <summary>Takes what is secret of whole command lines and SASL responses.</summary>
        public void AddLines(ReadOnlySpan<byte> lines)
        {
            for (int end; (end = lines.IndexOf("\r\n"u8)) >= 0; lines = lines[(end + 2)..])
            {
                ReadOnlySpan<byte> line = lines[..end];
                ReadOnlySpan<byte> last = Last(line, (byte)' ', (byte)' ');
                if (line.StartsWith("PASS "u8)) Add(line[5..]);
                else if (line.StartsWith("APOP "u8)) Add(last);
                else if (last.Length == line.Length || (line.StartsWith("AUTH "u8) && last.Length < line.Length - 5)) AddCoded(last);
            }
        }

        /// <summary>The words without the secrets. False: there are none among them.</summary>
        public bool TryStrike(ReadOnlySpan<byte> words, out byte[] struck)
        {
            struck = [];
            bool found = false;
            foreach (byte[] secret in _all)
            {
                for (int at; (at = words.IndexOf(secret)) >= 0; found = true)
                {
                    struck = [.. words[..at], .. "***"u8, .. words[(at + secret.Length)..]];
                    words = struck;
                }
            }
            return found;
        }

        /// <summary>Wipes them. Another thread may be adding one: the session that is disposed of just now.</summary>
        public void Forget()
        {
            for (int i = 0; i < _all.Count; i++)
            {
                if (_all[i] is { } secret) Octets.Wipe(secret, 0, secret.Length);
            }
        }

        // A SASL message: its last field is the secret one (RFC 4616 §2: NUL parts them; RFC 7628 §3.1: ^A).
        private void AddCoded(ReadOnlySpan<byte> text)
        {
            if (text.Length >= LeastCoded) Add(text);
            byte[] clear = new byte[text.Length];
            if (Base64.DecodeFromUtf8(text, clear, out _, out int length) != OperationStatus.Done) return;
            while (length > 0 && clear[length - 1] == 1) length--;
            ReadOnlySpan<byte> last = Last(clear.AsSpan(0, length), 0, 1);
            Add(last.StartsWith("auth=Bearer "u8) ? last["auth=Bearer ".Length..] : last);
            Octets.Wipe(clear, 0, clear.Length);
        }

        // The last field. The platform's search for its beginning would be a kilobyte of every AOT program.
        private static ReadOnlySpan<byte> Last(ReadOnlySpan<byte> fields, byte end, byte otherEnd)
        {
            int at = fields.Length;
            while (at > 0 && fields[at - 1] != end && fields[at - 1] != otherEnd) at--;
            return fields[at..];
        }
    }
}
