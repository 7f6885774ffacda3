using System;
using Pop3Nano.Protocol;

namespace Pop3Nano.Session
{
    // Logging in, and the login trap: servers that announce PIPELINING may still lose what is sent behind PASS or the last SASL message.
    public sealed partial class Pop3Session
    {
        private const int LeastPatience = 2000; // milliseconds that a reply behind a login may take, unless the login itself was slower
        private const int FlightPatience = 10000;

        private LoginSteps _login = null!; // optional: the login that is under way
        private bool _isBehind; // something flies behind it
        private long _sentAt;

        /// <summary>Logs in: one attempt. Reads the capabilities first if the method is to be chosen and they are not known.</summary>
        /// <exception cref="Pop3CommandException">The server refused; the response code tells credentials from other reasons (RFC 3206).</exception>
        public void Login(string name, string password, Pop3LoginMethod method = Pop3LoginMethod.Automatic)
        {
            ProveSendable(name, password);
            if (method == Pop3LoginMethod.Automatic && !Profile.KnowsBefore) Capa();
            BeginLogin(name, password, method);
            FinishLogin();
        }

        /// <summary>Logs in by a SASL mechanism (AUTH, RFC 5034): one attempt. The mechanism is disposed.</summary>
        /// <exception cref="Pop3CommandException">The server refused; its Reason is what the mechanism was told.</exception>
        /// <exception cref="Pop3ProtocolException">The challenges are not the mechanism's, or the server could not prove who it is.</exception>
        public void Authenticate(SaslMechanism mechanism)
        {
            BeginLogin(mechanism);
            FinishLogin();
        }

        /// <summary>
        /// Logs in and starts a flight, in as few round trips as this server allows. Where it is known to keep what is sent behind a
        /// login, the flight goes with it; after one poll that went well, a NOOP tries it; else the flight waits for the login's reply.
        /// </summary>
        /// <returns>
        /// True: logged in, and the flight is under way. False: the server lost what was sent behind the login. The connection is closed
        /// without QUIT, no message was fetched or marked, and the profile knows: connect again, but not before the server's LOGIN-DELAY.
        /// </returns>
        /// <exception cref="Pop3CommandException">The server refused the login.</exception>
        public bool Login(string name, string password, Pop3LoginMethod method, Pop3Flight behind)
        {
            ProveSendable(name, password);
            if (method == Pop3LoginMethod.Automatic && !Profile.KnowsBefore) Capa();
            BeginLogin(name, password, method);
            return FinishLogin(behind);
        }

        /// <summary>The same by a SASL mechanism.</summary>
        public bool Authenticate(SaslMechanism mechanism, Pop3Flight behind)
        {
            BeginLogin(mechanism);
            return FinishLogin(behind);
        }

        private void FinishLogin()
        {
            while (_login.Take(NextEvent()))
            {
                // Challenges and the reply to USER.
            }
            EndLogin();
        }

        private bool FinishLogin(Pop3Flight behind)
        {
            do SendBehind(behind);
            while (_login.Take(NextEvent()));
            if (IsSettled(behind)) return true;
            try
            {
                return Won(NextEvent(), behind);
            }
            catch (Exception failure)
            {
                if (!IsLoss(failure)) throw;
                return false;
            }
        }

        // Some methods send credentials only when the server has answered: what can't be sent is refused before anything is.
        private void ProveSendable(string name, string password)
        {
            byte[] octets = Engine.SendLength == 0 ? _send : new byte[_send.Length]; // nothing is queued: the buffer is free
            int first = Octets.Encode(name, octets, 0, octets.Length);
            int second = first < 0 ? -1 : Octets.Encode(password, octets, first, octets.Length - first);
            bool breaks = second >= 0 && Octets.BreaksLine(octets, 0, first + second);
            Octets.Wipe(octets, 0, octets.Length);
            if (first == 0 || second == 0 || breaks) throw Fail.Refused(Pop3Refusal.BadArgument);
            // A SASL message is base64, with two NULs in PLAIN (RFC 4616 §2) and CRLF behind it.
            if (second < 0 || (first + second + 4) / 3 * 4 + 2 > octets.Length) throw Fail.Refused(Pop3Refusal.LineTooLong);
        }

        private void BeginLogin(string name, string password, Pop3LoginMethod method)
        {
            ProveReady();
            Begin(new LoginSteps(this, name, password, method));
        }

        // .NET has mechanisms that ask others before they speak.
        partial void Prepare(SaslMechanism mechanism);

        private void BeginLogin(SaslMechanism mechanism)
        {
            ProveReady();
            if (mechanism.IsUsed) throw Fail.Misuse("A SASL mechanism serves one login: make a new one.");
            Prepare(mechanism);
            Begin(new LoginSteps(this, mechanism));
        }

        private void ProveReady()
        {
            if (_dead) throw Over();
            if (State != Pop3State.Authorization || Engine.Outstanding > 0) throw Fail.Refused(Pop3Refusal.WrongState);
        }

        private void Begin(LoginSteps login)
        {
            Allow(_timeout);
            _isBehind = false;
            _login = login;
            bool begun = false;
            try
            {
                begun = login.Begin(_timestamp);
            }
            finally
            {
                if (!begun)
                {
                    ForgetLogin();
                    _login = null!;
                }
            }
            if (begun) return;
            Exception refused = Engine.Fault == Pop3Fault.None ? Fail.Refused(Engine.Refusal) : Fail.Broken(Engine.Fault);
            // USER may be queued with nothing behind it, or a reply have come unasked: such a session is of no use.
            if (Engine.Outstanding > 0 || Engine.Fault != Pop3Fault.None) Dispose();
            throw refused;
        }

        // It stays where it is: Dispose may come from another thread, in the midst of it.
        private void ForgetLogin()
        {
            LoginSteps login = _login;
            if (login != null) login.Forget();
            ForgetSaid();
        }

        // Where the platform's part of this class forgets what the login has said.
        partial void ForgetSaid();

        /// <summary>Makes the send buffer hold a response of so many octets: OAuth tokens and Kerberos tickets are long. False: it can't.</summary>
        internal bool MakeRoom(int octets)
        {
            int size = (octets + 2) / 3 * 4 + 2;
            if (size <= _send.Length) return false;
            var larger = new byte[size];
            if (!Engine.UseSendBuffer(larger)) return false;
            _send = larger;
            return true;
        }

        private void EndLogin()
        {
            Exception refusal = _login.Refusal;
            ForgetLogin();
            _login = null!;
            _succeeded = refusal == null;
            if (refusal == null) return;
            if (Engine.Outstanding > 0 || refusal is Pop3ProtocolException) Dispose(); // what was sent behind the login may never be answered
            throw refusal;
        }

        // Once the last line of the login is queued, what may go behind it goes.
        private void SendBehind(Pop3Flight behind)
        {
            if (!_login.IsAllQueued || _isBehind) return;
            _sentAt = _channel.Milliseconds;
            int before = Engine.Outstanding;
            if (!Profile.MayPipeline) return;
            if (Profile.LoginTrap == Pop3LoginTrap.Ready) Engine.WriteNoop(-1);
            else if (Profile.LoginTrap == Pop3LoginTrap.KeepsInput) Start(behind);
            _isBehind = Engine.Outstanding > before;
            if (!_isBehind) _flight = null!; // a long login may fill the window: the flight waits
        }

        // True: nothing went behind the login, and the flight starts now. False: the reply to what did is due, and the clock runs.
        private bool IsSettled(Pop3Flight behind)
        {
            EndLogin();
            if (_isBehind)
            {
                Allow(Patience());
                return false;
            }
            Start(behind);
            return true;
        }

        private int Patience()
        {
            long taken = _channel.Milliseconds - _sentAt;
            int least = Profile.LoginTrap == Pop3LoginTrap.Ready ? LeastPatience : FlightPatience;
            long patience = taken * 4 > least ? taken * 4 : least;
            return _timeout >= 0 && patience > _timeout ? _timeout : (int)patience;
        }

        // The first reply behind the login came: to the NOOP, or already the flight's.
        private bool Won(Pop3Event found, Pop3Flight behind)
        {
            if (Profile.LoginTrap == Pop3LoginTrap.Ready)
            {
                Profile.Learn(Pop3LoginTrap.KeepsInput);
                Start(behind);
                return true;
            }
            Take(found);
            Allow(_timeout); // the clock of the trap has done its work: a listing has its own time
            _isFirstReplyIn = true;
            return true;
        }

        // Some servers close after -ERR to USER (free.fr): the refusal is what matters. Others close on an initial response (Exchange
        // Online): the next login goes in two steps. If that is closed too, before any challenge, the network was to blame, and the guess
        // is taken back. Once that is so, or a login in two steps went well, no close says anything more.
        private void NoteLostLogin(LoginSteps login)
        {
            bool guess = login.IsInitialResponseAtStake && !Profile.TakesInitialResponse;
            if (!Profile.AreTwoStepsSettled && (guess || login.TrustsTwoSteps))
            {
                Profile.Note(Pop3ServerProfile.NeedsTwoStepsBit, guess);
                Profile.Note(Pop3ServerProfile.TwoStepsSettledBit, !guess);
            }
            if (login.Refusal != null) throw login.Refusal;
        }

        // Silence or a close behind a login means the same: it lost what was sent there.
        private bool IsLoss(Exception failure)
        {
            Excuse(ref failure);
            if (Engine.Fault != Pop3Fault.None || !(failure is TimeoutException || failure is Pop3ConnectionLostException)) return false;
            Profile.Learn(Pop3LoginTrap.LosesInput);
            return true;
        }
    }
}
