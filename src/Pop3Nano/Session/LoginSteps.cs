using System;
using Pop3Nano.Protocol;

namespace Pop3Nano.Session
{
    /// <summary>
    /// One login, without I/O: writes what comes next into the engine and judges the replies, so that the blocking and the async session
    /// share it. One attempt: the only repeat is AUTH without an initial response, when a server refused the syntax of one.
    /// </summary>
    internal sealed partial class LoginSteps
    {
        private readonly Pop3Session _session;
        private readonly Pop3Engine _engine;
        private readonly Pop3ServerProfile _profile;
        private readonly Pop3LoginMethod _method;
        private readonly byte[] _receive;
        private string _name;
        private string _password;
        private int _responses;
        private bool _twoSteps;
        private bool _cancelled;
        private bool _isAllQueued;
        private bool _isInitialResponseAtStake;
        private Exception _refusal = null!;

        internal LoginSteps(Pop3Session session, string name, string password, Pop3LoginMethod method)
        {
            _session = session;
            _engine = session.Engine;
            _profile = session.Profile;
            _receive = session.Buffer;
            _name = name;
            _password = password;
            _method = method == Pop3LoginMethod.Automatic ? Choose(_profile) : method;
            _profile.Use((int)_method);
        }

        /// <summary>
        /// True once the last line that a login needs is queued: what follows it now is "behind the login". Not while AUTH may have to go
        /// again: a reply to what flies between the two would be taken for the login's.
        /// </summary>
        internal bool IsAllQueued { get { return _isAllQueued && !MayGoAgain; } }

        /// <summary>True if the initial response is out and its fate not known: a challenge shows that it was read.</summary>
        internal bool IsInitialResponseAtStake { get { return _isInitialResponseAtStake && _responses == 0; } }

        /// <summary>True if AUTH went without an initial response because the profile says so, and no challenge has proved it right.</summary>
        internal bool TrustsTwoSteps { get { return _twoSteps && _responses == 0 && _profile.NeedsTwoSteps; } }

        /// <summary>The first -ERR; null: none.</summary>
        internal Exception Refusal { get { return _refusal; } }

        // An initial response is out, and nobody knows yet whether this server takes one.
        private bool MayGoAgain { get { return IsInitialResponseAtStake && !_profile.TakesInitialResponse; } }

        /// <summary>Queues the first line or lines. False: the engine refused one; the caller reports why.</summary>
        internal bool Begin(string timestamp)
        {
            if (_mechanism != null) return BeginMechanism();
            switch (_method)
            {
                case Pop3LoginMethod.UserPass:
                    return _engine.WriteUser(_name, 0) && QueuePass();
                case Pop3LoginMethod.Apop:
                    if (timestamp.Length == 0) throw Fail.Misuse("The server's greeting has no msg-id: it does not offer APOP.");
                    _isAllQueued = true;
                    return _engine.WriteApop(_name, Digest(timestamp), 1);
                case Pop3LoginMethod.Login:
                    return _engine.WriteAuthLogin(1);
                default:
                    return BeginPlain();
            }
        }

        /// <summary>Takes an event. True: another is due. False: the login is over, well or, with <see cref="Refusal"/>, not.</summary>
        internal bool Take(Pop3Event found)
        {
            if (found == Pop3Event.Challenge) return Continue(!_cancelled && (_mechanism == null ? Respond() : RespondByMechanism()));
            if (found == Pop3Event.Err)
            {
                if (MayGoAgain && IsAboutSyntax()) return Again();
                if (_refusal == null) _refusal = Refused();
            }
            if (_engine.Tag == 0) return AfterUser();
            if (found == Pop3Event.Ok && _refusal == null && _mechanism != null && !_mechanism.IsComplete) _refusal = Fail.Broken(Pop3Fault.BadServerProof);
            if (found == Pop3Event.Ok && _isInitialResponseAtStake) _profile.Note(Pop3ServerProfile.TakesInitialResponseBit, true);
            if (found == Pop3Event.Ok && _refusal == null && _twoSteps && _profile.NeedsTwoSteps) _profile.Note(Pop3ServerProfile.TwoStepsSettledBit, true);
            _isInitialResponseAtStake = false;
            return false;
        }

        /// <summary>Lets go of the secrets.</summary>
        internal void Forget()
        {
            _name = null!; // nobody asks again, and an empty string would take heap on a device
            _password = null!;
            if (_mechanism == null) return;
            Octets.Wipe(_first, 0, _first.Length);
            _mechanism.End();
        }

        private static Pop3LoginMethod Choose(Pop3ServerProfile profile)
        {
            if ((profile.Mechanisms & Pop3Mechanisms.Plain) != 0) return Pop3LoginMethod.Plain;
            bool user = (profile.Before & Pop3Capabilities.User) != 0 || profile.Mechanisms == Pop3Mechanisms.None;
            return !user && (profile.Mechanisms & Pop3Mechanisms.Login) != 0 ? Pop3LoginMethod.Login : Pop3LoginMethod.UserPass;
        }

        // PASS flies with USER if the window holds both.
        private bool QueuePass()
        {
            _isAllQueued = _engine.WritePass(_password, 1);
            return _isAllQueued || _engine.Refusal == Pop3Refusal.WindowFull || _engine.Refusal == Pop3Refusal.SendBufferFull;
        }

        private bool AfterUser()
        {
            if (_isAllQueued) return true; // PASS is out already
            if (_refusal == null && QueuePass() && _isAllQueued) return true;
            if (_refusal == null) _refusal = Fail.Refused(_engine.Refusal);
            return false;
        }

        private bool BeginPlain()
        {
            _twoSteps = _profile.NeedsTwoSteps;
            if (!_twoSteps && _engine.WriteAuthPlain(_name, _password, 1))
            {
                _isInitialResponseAtStake = true;
                _isAllQueued = true;
                return true;
            }
            if (!_twoSteps && _engine.Refusal != Pop3Refusal.LineTooLong) return false;
            _twoSteps = true; // the line would be too long (RFC 5034 §4), or the server is known to want it so
            return _engine.WriteAuthPlain(1);
        }

        private bool Again()
        {
            _isInitialResponseAtStake = false;
            _isAllQueued = false;
            _profile.Note(Pop3ServerProfile.NeedsTwoStepsBit, true);
            _twoSteps = true;
            if (_mechanism == null ? _engine.WriteAuthPlain(1) : _engine.WriteAuth(_mechanism.Name, 1)) return true;
            _refusal = Fail.Broken(_engine.Fault); // nothing else is out: a reply that nobody asked for has come
            return false;
        }

        // A server that reads no further than the mechanism's name (RFC 1734 had nothing behind it) asks for what it was told already: it is
        // told again, in the same exchange, and the next login goes in two steps. PLAIN knows no challenge, so that any is this one.
        private void TakeChallengeOfNothing(bool mustBeEmpty)
        {
            if (_responses > 1 || !_isInitialResponseAtStake || _engine.Outstanding > 1 || (mustBeEmpty && _engine.TextLength > 0)) return;
            _isInitialResponseAtStake = false;
            _profile.Note(Pop3ServerProfile.NeedsTwoStepsBit, true);
            _twoSteps = true;
        }

        private bool Respond()
        {
            _responses++;
            if (_method == Pop3LoginMethod.Plain) TakeChallengeOfNothing(false);
            bool written;
            if (_method == Pop3LoginMethod.Plain && _twoSteps && _responses == 1) written = _engine.WritePlainResponse(_name, _password);
            else if (_method == Pop3LoginMethod.Login && _responses <= 2) written = _engine.WriteResponse(_responses == 1 ? _name : _password);
            else written = false;
            _isAllQueued = written && (_method == Pop3LoginMethod.Plain || _responses == 2);
            return written;
        }

        // An answer is out, or the exchange is given up (RFC 5034 §4): the server says -ERR to that, and one that goes on asking is left.
        private bool Continue(bool answered)
        {
            if (answered) return true;
            bool cancelled = _cancelled;
            _cancelled = true;
            if (_refusal == null) _refusal = _engine.Refusal == Pop3Refusal.None ? Fail.Broken(Pop3Fault.BadStatus) : Fail.Refused(_engine.Refusal);
            return !cancelled && _engine.WriteCancel();
        }

        // A refusal of credentials must never lead to a second attempt: only words about the line's form count, and no response code.
        private bool IsAboutSyntax()
        {
            if (_engine.ResponseCode != Pop3ResponseCode.None) return false;
            return Says("syntax") || Says("argument") || Says("parameter") || Says("protocol error") || Says("invalid command") || Says("unknown command");
        }

        // Looks for a word of small letters in the reply, whatever letters the server uses and whatever culture the process has.
        private bool Says(string word)
        {
            var wanted = new byte[16];
            int length = Octets.Encode(word, wanted, 0, wanted.Length);
            int last = _engine.TextStart + _engine.TextLength - length;
            for (int from = _engine.TextStart; from <= last; from++)
            {
                int i = 0;
                while (i < length && (_receive[from + i] | 32) == wanted[i]) i++;
                if (i == length) return true;
            }
            return false;
        }

        private string Digest(string timestamp)
        {
            var text = new byte[(timestamp.Length + _password.Length) * 4];
            int length = Octets.Encode(timestamp, text, 0, text.Length);
            length += Octets.Encode(_password, text, length, text.Length - length);
            string digest = Digests.Md5Hex(text, 0, length);
            Octets.Wipe(text, 0, text.Length);
            return digest;
        }
    }
}
