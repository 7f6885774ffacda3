namespace Pop3Nano.Protocol
{
    // SASL (RFC 5034 §4): AUTH, then challenges and responses, then a status line. Passwords go straight into the send buffer:
    // no string is joined, no array is made.
    public sealed partial class Pop3Engine
    {
        private const int SaslNone = 0;
        private const int SaslOpening = 1; // AUTH is out without an initial response: a challenge must come first
        private const int SaslChallenged = 2; // a challenge is in: a response must go out
        private const int SaslAnswered = 3; // a response is out

        private const long Plain = 0x504C41494E; // "PLAIN"
        private const long LoginWord = 0x4C4F47494E; // "LOGIN"

        private int _sasl;

        /// <summary>Queues AUTH PLAIN, with the initial response or without it (RFC 4616, RFC 5034 §4). LineTooLong: use the two-step form.</summary>
        public bool WriteAuthPlain(string name, string password, int tag)
        {
            Begin(Pop3Keywords.Auth, Pop3Forms.AuthInitial, tag);
            Blank();
            Packed(Plain);
            Blank();
            return PutPlain(name, password) && End();
        }

        /// <summary>Queues AUTH PLAIN without an initial response: a challenge comes, then <see cref="WritePlainResponse"/>.</summary>
        public bool WriteAuthPlain(int tag)
        {
            return WriteAuth(Plain, tag);
        }

        /// <summary>Queues AUTH LOGIN: two challenges come; answer with the name, then the password, by <see cref="WriteResponse(string)"/>.</summary>
        public bool WriteAuthLogin(int tag)
        {
            return WriteAuth(LoginWord, tag);
        }

        /// <summary>Answers the challenge of AUTH PLAIN (RFC 4616).</summary>
        public bool WritePlainResponse(string name, string password)
        {
            BeginResponse();
            return PutPlain(name, password) && EndResponse();
        }

        /// <summary>Answers a challenge with text, as UTF-8 in base64.</summary>
        public bool WriteResponse(string text)
        {
            BeginResponse();
            PutText(text);
            EncodeRaw();
            return EndResponse();
        }

        /// <summary>Answers a challenge with octets, in base64; none at all is an empty line.</summary>
        public bool WriteResponse(byte[] octets, int start, int length)
        {
            BeginResponse();
            PutRaw(octets, start, length);
            if (length > 0) EncodeRaw();
            return EndResponse();
        }

        /// <summary>Cancels the exchange: the server answers -ERR (RFC 5034 §4).</summary>
        public bool WriteCancel()
        {
            BeginResponse();
            Put('*');
            return EndResponse();
        }

        private bool WriteAuth(long mechanism, int tag)
        {
            Begin(Pop3Keywords.Auth, Pop3Forms.Auth, tag);
            Blank();
            Packed(mechanism);
            return End();
        }

        // message = [authzid] NUL authcid NUL passwd (RFC 4616 §2)
        private bool PutPlain(string name, string password)
        {
            Put(0);
            PutText(name);
            Put(0);
            PutText(password);
            EncodeRaw();
            if (_refusal == Pop3Refusal.None) return true;
            Octets.Wipe(_send, _sendEnd, _send.Length - _sendEnd);
            return false;
        }

        // With commands queued behind AUTH the server would take the next of them for the response.
        private void BeginResponse()
        {
            _refusal = _last != Pop3Event.NeedOctets || _sasl != SaslChallenged || _count != 1 ? Pop3Refusal.WrongState : Pop3Refusal.None;
            _cursor = _sendEnd;
            _from = _cursor;
            _visible = _cursor;
            _limit = _send.Length - 2;
        }

        private bool EndResponse()
        {
            if (_refusal != Pop3Refusal.None)
            {
                Octets.Wipe(_send, _sendEnd, _send.Length - _sendEnd);
                return false;
            }
            _sasl = SaslAnswered;
            Commit();
            return true;
        }
    }
}
