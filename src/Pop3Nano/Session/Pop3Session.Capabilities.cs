using System;
using Pop3Nano.Protocol;

namespace Pop3Nano.Session
{
    // What the server can do, asked for and remembered.
    public sealed partial class Pop3Session
    {
        private bool _sawCapabilities;

        /// <summary>CAPA: what the server can do, into the engine's properties and the profile. A refusal means "nothing special". RFC 2449 §5.</summary>
        public void Capa()
        {
            bool isLoggedIn = State == Pop3State.Transaction; // a connection that ends forgets it
            bool written = Engine.WriteCapa(0);
            try
            {
                ReadOwnReply(written);
                while (ReadLine())
                {
                    // The engine and Note() take each line in.
                }
            }
            catch (Exception failure)
            {
                NoteNoCapabilities(failure, isLoggedIn);
                throw;
            }
        }

        /// <summary>Asks for the capabilities (one round trip) and looks for a token, such as one of a table of your own.</summary>
        public bool HasCapability(string token)
        {
            byte[] wanted = Token(token);
            bool found = false;
            ReadOwnReply(Engine.WriteCapa(0));
            while (ReadLine())
            {
                if (IsToken(wanted)) found = true;
            }
            return found;
        }

        private static byte[] Token(string token)
        {
            var room = new byte[255];
            int length = Octets.Encode(token, room, 0, room.Length);
            var octets = new byte[length < 0 ? 0 : length];
            Octets.Move(room, 0, octets, 0, octets.Length);
            return octets;
        }

        // Servers write capabilities in small letters, too.
        private bool IsToken(byte[] wanted)
        {
            int end = Octets.IndexOf(_receive, (byte)' ', TextStart, TextLength);
            if ((end < 0 ? TextLength : end - TextStart) != wanted.Length) return false;
            for (int i = 0; i < wanted.Length; i++)
            {
                int one = wanted[i];
                int other = _receive[TextStart + i];
                if (one >= 'a' && one <= 'z') one -= 32;
                if (other >= 'a' && other <= 'z') other -= 32;
                if (one != other) return false;
            }
            return true;
        }

        private void Observe(Pop3Event found)
        {
            if (found == Pop3Event.Line && Engine.Capability == Pop3Capabilities.Implementation)
                Profile.MeetImplementation(Fingerprint.Of(_receive, TextStart, TextLength));
            bool isLoggedIn = Engine.State == Pop3State.Transaction;
            if (found == Pop3Event.Err) NoteCapabilities(Pop3Capabilities.None, isLoggedIn);
            if (found != Pop3Event.End) return;
            NoteCapabilities(Engine.Capabilities, isLoggedIn);
            if (!isLoggedIn || Engine.Mechanisms != Pop3Mechanisms.None) Profile._mechanisms = Engine.Mechanisms;
            if (Engine.LoginDelaySeconds >= 0) Profile._loginDelaySeconds = Engine.LoginDelaySeconds;
            if (Engine.ExpireDays >= 0) Profile._expireDays = Engine.ExpireDays;
        }

        // Servers without CAPA may also close, or never answer: the next session goes on without it. Once +OK is in, or when the caller
        // cancels, nothing was learnt.
        private void NoteNoCapabilities(Exception failure, bool isLoggedIn)
        {
            Excuse(ref failure);
            if (!Engine.HasBody && (failure is TimeoutException || failure is Pop3ConnectionLostException)) NoteCapabilities(Pop3Capabilities.None, isLoggedIn);
        }

        private void NoteCapabilities(Pop3Capabilities capabilities, bool isLoggedIn)
        {
            _sawCapabilities = true;
            Profile._isChanged = true;
            Profile.Note(isLoggedIn ? Pop3ServerProfile.KnowsAfterBit : Pop3ServerProfile.KnowsBeforeBit, true);
            if (isLoggedIn) Profile._after = capabilities;
            else Profile._before = capabilities;
        }
    }
}
