using System;

namespace Pop3Nano.Session
{
    /// <summary>
    /// The client's side of a SASL mechanism (RFC 4422), for one login: messages in, messages out, no I/O.
    /// It forgets its secrets when the login is over.
    /// </summary>
    public abstract class SaslMechanism : IDisposable
    {
        /// <summary>The name that goes behind AUTH, in capital letters.</summary>
        public abstract string Name { get; }

        /// <summary>True if the client has the first word, which may fly with AUTH (RFC 5034 §4).</summary>
        public virtual bool SpeaksFirst { get { return true; } }

        /// <summary>
        /// True once the client has said its last word and the server has proved what the mechanism has it prove. An +OK before that
        /// comes from an impostor.
        /// </summary>
        public bool IsComplete { get; protected set; }

        /// <summary>Why the server refused, in the mechanism's own words, for the exception; empty: it did not say.</summary>
        public virtual string Reason { get { return ""; } }

        internal bool IsUsed { get; set; }

        /// <summary>Answers a challenge; of a mechanism that speaks first the first one is empty. The caller wipes the answer.</summary>
        /// <exception cref="Pop3ProtocolException">The challenge is not as the mechanism has it.</exception>
        public abstract byte[] Respond(byte[] challenge);

        /// <summary>Wipes the secrets. The mechanism is of no further use.</summary>
        public void Dispose()
        {
            End();
            GC.SuppressFinalize(this);
        }

        internal void End()
        {
            IsUsed = true;
            Forget();
        }

        /// <summary>Overwrites all secrets with zeros.</summary>
        protected abstract void Forget();

        /// <summary>Text as UTF-8.</summary>
        /// <exception cref="ArgumentException">It holds CR, LF or NUL, or is empty and must not be.</exception>
        protected static byte[] Encode(string text, bool mayBeEmpty)
        {
            var room = new byte[text.Length * 3];
            int length = Octets.Encode(text, room, 0, room.Length);
            bool isBad = length < 0 || Octets.BreaksLine(room, 0, length) || (length == 0 && !mayBeEmpty);
            var octets = new byte[isBad ? 0 : length];
            Octets.Move(room, 0, octets, 0, octets.Length);
            Octets.Wipe(room, 0, room.Length);
            if (isBad) throw Fail.Refused(Pop3Refusal.BadArgument);
            return octets;
        }

        /// <summary>The octets of base64 with its padding (RFC 5034 §4).</summary>
        /// <exception cref="Pop3ProtocolException">It is none.</exception>
        protected internal static byte[] DecodeBase64(byte[] text, int start, int length)
        {
            int padding = 0;
            while (padding < 2 && padding < length && text[start + length - 1 - padding] == '=') padding++;
            var groups = new byte[length];
            Octets.Move(text, start, groups, 0, length);
            for (int i = 0; i < padding; i++) groups[length - 1 - i] = (byte)'A';
            var octets = new byte[length / 4 * 3];
            if (length % 4 != 0 || Octets.DecodeBase64(groups, 0, length, octets, 0) != octets.Length) throw Fail.Broken(Pop3Fault.BadChallenge);
            if (padding == 0) return octets;
            var rest = new byte[octets.Length - padding];
            Octets.Move(octets, 0, rest, 0, rest.Length);
            return rest;
        }

        /// <summary>Overwrites octets with zeros.</summary>
        protected static void Wipe(byte[] octets)
        {
            Octets.Wipe(octets, 0, octets.Length);
        }
    }
}
