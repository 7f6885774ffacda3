using System;
using Pop3Nano.Session;

namespace Pop3Nano.Client
{
    // How connections are protected, and how to log in. Nothing is weakened silently.
    public abstract partial class EmailClient
    {
        private SecurityOptions _security = SecurityOptions.Auto;
        private Pop3LoginMethod _loginMethod = Pop3LoginMethod.Automatic;
        private SaslMechanismSource _mechanism = null!; // optional

        /// <summary>Implicit TLS, STLS or clear text; Auto unless it is set.</summary>
        public SecurityOptions SecurityOptions
        {
            get { return _security; }
            set
            {
                ProveClosed();
                if (value < SecurityOptions.None || value > SecurityOptions.Auto) throw ClientArgument.OutOfRange(nameof(SecurityOptions));
                if ((value & SecurityOptions.None) != 0 && value != SecurityOptions.None && value != SecurityOptions.Auto)
                    throw new ArgumentException("Clear text and TLS can't both be asked for: what is negotiable can be taken away by an attacker.");
                _security = value;
                ForgetServer();
            }
        }

        /// <summary>The port that is used where none is set: 995 for implicit TLS and Auto, else 110.</summary>
        public int DefaultPort { get { return IsImplicit(0) ? 995 : 110; } }

        /// <summary>Certificates (PEM, or one as DER) that are trusted besides the device's own store; empty, unless it is set.</summary>
        public byte[] TrustedCertificates { get; set; } = new byte[0];

        /// <summary>How to log in by name and password; Automatic unless it is set: PLAIN, USER and PASS or LOGIN.</summary>
        public Pop3LoginMethod LoginMethod
        {
            get { return _loginMethod; }
            set
            {
                ProveClosed();
                _loginMethod = value;
            }
        }

        /// <summary>
        /// Makes the SASL mechanism of each login, in place of <see cref="LoginMethod"/>: those of Pop3Nano.Sasl, or one of your own. Null, unless it is
        /// set. Password is what it needs: for XOAUTH2 the access token.
        /// </summary>
        public SaslMechanismSource Mechanism
        {
            get { return _mechanism; }
            set
            {
                ProveClosed();
                _mechanism = value;
            }
        }

        /// <summary>Makes the connections of another kind than TCP: null, unless it is set. Where TLS is asked for, its channels must be able to do it.</summary>
        public Pop3Dialer Dialer { get; set; } = null!; // optional

        internal Pop3Endpoint Endpoint()
        {
            if (_host.Length == 0) throw new InvalidOperationException("Host is not set.");
            Pop3Security security = _security == SecurityOptions.None ? Pop3Security.None : IsImplicit(_port) ? Pop3Security.Implicit : Pop3Security.StartTls;
            var endpoint = new Pop3Endpoint(_host, _port == 0 ? DefaultPort : _port, security);
            endpoint.TrustedCertificates = TrustedCertificates;
            endpoint.GreetingTimeout = GreetingTimeout;
            return endpoint;
        }

        internal void LogIn(Pop3Session session)
        {
            if (!UseAuthentication) return;
            if (_username.Length == 0) throw new InvalidOperationException("There is nobody to log in: Username is not set.");
            if (_mechanism != null) session.Authenticate(_mechanism(_username, _password));
            else session.Login(_username, _password, _loginMethod);
        }

        // Auto: the usual port for implicit TLS means it, any other means STLS.
        private bool IsImplicit(int port)
        {
            if (_security == SecurityOptions.None || _security == SecurityOptions.SSLExplicit) return false;
            return _security == SecurityOptions.SSLImplicit || port == 0 || port == 995;
        }
    }
}
