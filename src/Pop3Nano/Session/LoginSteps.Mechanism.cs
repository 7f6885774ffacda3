using System;

namespace Pop3Nano.Session
{
    // A login by a SASL mechanism (RFC 5034): what it says goes out, what the server asks goes in.
    internal sealed partial class LoginSteps
    {
        private const int MaxResponses = 32; // the longest exchange, NTLM or Kerberos, takes a handful

        private readonly SaslMechanism _mechanism = null!; // optional: null for the methods that the engine knows itself
        private byte[] _first = null!; // what a mechanism that speaks first says; kept until its fate is known

        internal LoginSteps(Pop3Session session, SaslMechanism mechanism)
        {
            _session = session;
            _engine = session.Engine;
            _profile = session.Profile;
            _receive = session.Buffer;
            _name = "";
            _password = "";
            _mechanism = mechanism;
            _first = new byte[0];
            mechanism.IsUsed = true;
            _profile.Use(Key(mechanism.Name));
        }

        // Known mechanisms are 64 and up, in the order of the table; of unknown ones some share a number.
        private static int Key(string name)
        {
            var octets = new byte[name.Length * 3];
            int length = Octets.Encode(name, octets, 0, octets.Length);
            int bits = (int)Pop3Words.Mechanism(octets, 0, length);
            if (bits == 0) return 96 + (Fingerprint.Of(octets, 0, length) & 31);
            int key = 64;
            for (; bits > 1; bits >>= 1) key++;
            return key;
        }

        private bool BeginMechanism()
        {
            if (!_mechanism.SpeaksFirst) return _engine.WriteAuth(_mechanism.Name, 1);
            _first = _mechanism.Respond(_first);
            _twoSteps = _profile.NeedsTwoSteps;
            if (!_twoSteps && _engine.WriteAuth(_mechanism.Name, _first, 0, _first.Length, 1))
            {
                _isInitialResponseAtStake = true;
                _isAllQueued = _mechanism.IsComplete;
                return true;
            }
            if (!_twoSteps && _engine.Refusal != Pop3Refusal.LineTooLong) return false;
            _twoSteps = true; // the line would be too long (RFC 5034 §4), or the server is known to want it so
            return _engine.WriteAuth(_mechanism.Name, 1);
        }

        // False: no answer was written; Refusal says why unless the engine does.
        private bool RespondByMechanism()
        {
            if (++_responses > MaxResponses) return false;
            TakeChallengeOfNothing(_mechanism.Name != "PLAIN");
            if (_twoSteps && _responses == 1)
            {
                _isAllQueued = Write(_first) && _mechanism.IsComplete;
                return _engine.Refusal == Pop3Refusal.None;
            }
            byte[] answer;
            try
            {
                answer = _mechanism.Respond(SaslMechanism.DecodeBase64(_receive, _engine.TextStart, _engine.TextLength));
            }
            catch (Exception failure)
            {
                _refusal = failure;
                return false;
            }
            // What flies behind the login has answered the challenge already, and the server says -ERR to it: OAuth's error challenges.
            bool written = Write(answer) || (_engine.Refusal == Pop3Refusal.WrongState && _isAllQueued);
            Octets.Wipe(answer, 0, answer.Length);
            _isAllQueued = written && _mechanism.IsComplete;
            DoubtLastWord();
            return written;
        }

        // .NET has mechanisms whose last word is not always the last.
        partial void DoubtLastWord();

        private bool Write(byte[] answer)
        {
            return _engine.WriteResponse(answer, 0, answer.Length)
                || (_engine.Refusal == Pop3Refusal.LineTooLong && _session.MakeRoom(answer.Length) && _engine.WriteResponse(answer, 0, answer.Length));
        }

        // Where the platform's part of this class strikes out what the login has said.
        partial void Strike(ref string words);

        private Pop3CommandException Refused()
        {
            // What the server announces may have changed, and with it what it refuses or what channel binding makes it refuse: the next login
            // asks. Not if it knows no CAPA, or blames the credentials (RFC 3206 §5).
            bool mayBeNew = _profile.Before != Pop3Capabilities.None && _engine.ResponseCode != Pop3ResponseCode.Auth;
            if (mayBeNew || _mechanism != null) _profile.Note(Pop3ServerProfile.KnowsBeforeBit, false);
            string reason = _mechanism == null ? "" : _mechanism.Reason;
            string words = Fail.Readable(_receive, _engine.TextStart, _engine.TextLength);
            Strike(ref words);
            return new Pop3CommandException(_engine.Command, words, _engine.ResponseCode, reason);
        }
    }
}
