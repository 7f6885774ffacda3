namespace Pop3Nano.Session
{
    /// <summary>
    /// What a client remembers of one account's server, so that a poll needs no CAPA and no guesses. 40 octets that a device keeps in flash.
    /// It holds no secret. Another greeting, implementation, key or login method makes it forget what depends on them.
    /// </summary>
    public sealed partial class Pop3ServerProfile
    {
        /// <summary>The number of octets that <see cref="Save"/> writes.</summary>
        public const int SavedLength = 40;

        // What is known, bit by bit, as it is saved.
        internal const int KnowsBeforeBit = 1;
        internal const int KnowsAfterBit = 2;
        internal const int NeedsTwoStepsBit = 4;
        internal const int TakesInitialResponseBit = 8;
        internal const int TwoStepsSettledBit = 16;

        private const byte Format = 1;
        private int _known;
        private int _greeting;
        private int _implementation;
        private int _peerKey;
        private int _method;
        internal Pop3Capabilities _before;
        internal Pop3Capabilities _after;
        internal Pop3Mechanisms _mechanisms;
        internal Pop3LoginTrap _loginTrap;
        internal int _loginDelaySeconds = -1;
        internal int _expireDays = -1;
        internal bool _isChanged;

        /// <summary>True once a capability list was read before the login, or refused; false again when a login was refused and the next one is to ask.</summary>
        public bool KnowsBefore { get { return (_known & KnowsBeforeBit) != 0; } }

        /// <summary>True once a capability list was read after the login, or refused.</summary>
        public bool KnowsAfter { get { return (_known & KnowsAfterBit) != 0; } }

        /// <summary>What the server announced before the login.</summary>
        public Pop3Capabilities Before { get { return _before; } }

        /// <summary>What it announced after the login; some servers announce more then.</summary>
        public Pop3Capabilities After { get { return _after; } }

        /// <summary>True if commands may fly together (RFC 2449 §6.6): it was announced, or nobody has asked.</summary>
        public bool MayPipeline
        {
            get
            {
                // What is to be asked again holds until then.
                Pop3Capabilities announced = _before | _after;
                if (announced == Pop3Capabilities.None) return (_known & (KnowsBeforeBit | KnowsAfterBit)) == 0;
                return (announced & Pop3Capabilities.Pipelining) != 0;
            }
        }

        /// <summary>The SASL mechanisms that it announced.</summary>
        public Pop3Mechanisms Mechanisms { get { return _mechanisms; } }

        /// <summary>True if AUTH must come without an initial response (Exchange Online closes the connection on one).</summary>
        public bool NeedsTwoSteps { get { return (_known & NeedsTwoStepsBit) != 0; } }

        /// <summary>True if a close on AUTH teaches nothing any more: a login in two steps went well, or was closed as well.</summary>
        internal bool AreTwoStepsSettled { get { return (_known & TwoStepsSettledBit) != 0; } }

        /// <summary>True if an initial response was accepted.</summary>
        public bool TakesInitialResponse { get { return (_known & TakesInitialResponseBit) != 0; } }

        /// <summary>What becomes of commands behind a login by the method of the last one.</summary>
        public Pop3LoginTrap LoginTrap { get { return _loginTrap; } }

        /// <summary>Seconds to leave between logins (RFC 2449 §6.5); -1: not announced.</summary>
        public int LoginDelaySeconds { get { return _loginDelaySeconds; } }

        /// <summary>Days that the server keeps messages (RFC 2449 §6.7); int.MaxValue: for ever; -1: not announced.</summary>
        public int ExpireDays { get { return _expireDays; } }

        /// <summary>True if what is known has changed since it was last saved or loaded.</summary>
        public bool IsChanged { get { return _isChanged; } }

        /// <summary>Forgets everything.</summary>
        public void Forget()
        {
            _greeting = 0;
            _implementation = 0;
            _peerKey = 0;
            _method = 0;
            _known = 0;
            _before = Pop3Capabilities.None;
            _after = Pop3Capabilities.None;
            _mechanisms = Pop3Mechanisms.None;
            _loginTrap = Pop3LoginTrap.Unknown;
            _loginDelaySeconds = -1;
            _expireDays = -1;
            _isChanged = true;
        }

        /// <summary>A poll went well without anything sent behind the login: the next one may try it.</summary>
        public void NotePollWentWell()
        {
            if (_loginTrap == Pop3LoginTrap.Unknown) Learn(Pop3LoginTrap.Ready);
        }

        /// <summary>Another greeting means another server, or another version of it.</summary>
        internal void Meet(int greeting)
        {
            if (_greeting != 0 && _greeting != greeting) Forget();
            if (_greeting != greeting) _isChanged = true;
            _greeting = greeting;
        }

        /// <summary>Another key means another server; 0: no TLS, or not known on this platform.</summary>
        internal void MeetKey(int peerKey)
        {
            if (peerKey == 0 || peerKey == _peerKey) return;
            int greeting = _greeting;
            if (_peerKey != 0) Forget();
            _greeting = greeting;
            _peerKey = peerKey;
            _isChanged = true;
        }

        /// <summary>Another implementation: what was learnt about the login trap belongs to the old one.</summary>
        internal void MeetImplementation(int implementation)
        {
            if (implementation == _implementation) return;
            if (_implementation != 0) _loginTrap = Pop3LoginTrap.Unknown;
            _implementation = implementation;
            _isChanged = true;
        }

        /// <summary>A server may lose input behind one method and keep it behind another (Cyrus): knowledge holds for one method.</summary>
        internal void Use(int method)
        {
            if (_method == method) return;
            if (_method != 0) _loginTrap = Pop3LoginTrap.Unknown;
            _method = method;
            _isChanged = true;
        }

        /// <summary>Takes note that one of the bits above holds, or does not.</summary>
        internal void Note(int bit, bool holds)
        {
            int known = holds ? _known | bit : _known & ~bit;
            if (known == _known) return;
            _known = known;
            _isChanged = true;
        }

        internal void Learn(Pop3LoginTrap trap)
        {
            if (_loginTrap == trap) return;
            _loginTrap = trap;
            _isChanged = true;
        }
    }
}
