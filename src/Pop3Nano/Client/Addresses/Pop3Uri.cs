using System;
using System.Globalization;
using System.Net;
using System.Text;

namespace Pop3Nano.Client
{
    /// <summary>
    /// A POP URL (RFC 2384): <c>pop://user;AUTH=SCRAM-SHA-256@host:110</c>, and <c>pops://</c> for TLS from the start. As a connection string it may
    /// bear <c>;AUTH=…</c> behind the host too. It holds no password: §3 forbids it, and addresses end up in logs.
    /// </summary>
    /// <remarks>What comes from strangers must not be given stored credentials without asking (RFC 2384 §4).</remarks>
    public sealed partial class Pop3Uri
    {
        /// <summary>An address from its parts.</summary>
        /// <param name="isTls">Whether TLS is spoken from the start: pops.</param>
        /// <param name="host">A name or an address; an IPv6 address without brackets.</param>
        /// <param name="port">1 to 65535; 0: 995 with TLS from the start, else 110.</param>
        /// <param name="userName">Empty: none.</param>
        /// <param name="mechanism">A SASL mechanism, "+APOP", "*" for any, or empty: any if there is a user name.</param>
        /// <exception cref="ArgumentException">One of them can't stand in a URL.</exception>
        public Pop3Uri(bool isTls, string host, int port = 0, string userName = "", string mechanism = "")
        {
            ArgumentNullException.ThrowIfNull(userName);
            ArgumentNullException.ThrowIfNull(mechanism);
            if (!IsHost(host)) throw new ArgumentException(BadHost, nameof(host));
            if (port is < 0 or > 65535) throw new ArgumentOutOfRangeException(nameof(port), BadPort);
            if (!IsPrintable(userName)) throw new ArgumentException(BadUser, nameof(userName));
            if (mechanism.Length > 0 && !IsMechanism(mechanism)) throw new ArgumentException(BadMechanism, nameof(mechanism));
            IsTls = isTls;
            Host = host;
            Port = port != 0 ? port : DefaultPort(isTls);
            UserName = userName;
            Mechanism = mechanism.Length > 0 ? mechanism.ToUpperInvariant() : userName.Length > 0 ? "*" : "";
        }

        /// <summary>True for pops: TLS from the start.</summary>
        public bool IsTls { get; }

        /// <summary>The server's name or address, an IPv6 address without brackets.</summary>
        public string Host { get; }

        /// <summary>The port; the scheme's usual one if none was given.</summary>
        public int Port { get; }

        /// <summary>The user name, decoded; empty: none.</summary>
        public string UserName { get; }

        /// <summary>The one mechanism that may be used, in capitals ("+APOP" for APOP); "*": any; empty: nothing was said.</summary>
        public string Mechanism { get; }

        /// <summary>The URL in RFC 2384's form; the usual port and a needless ;AUTH=* are left out.</summary>
        public override string ToString()
        {
            var url = new StringBuilder(IsTls ? "pops://" : "pop://");
            url.Append(Encode(UserName));
            if (Mechanism.Length > 0 && (Mechanism != "*" || UserName.Length == 0)) url.Append(";AUTH=").Append(Mechanism);
            if (UserName.Length > 0 || Mechanism.Length > 0) url.Append('@');
            url.Append(Host.Contains(':', StringComparison.Ordinal) ? "[" + Host + "]" : Host);
            if (Port != DefaultPort(IsTls)) url.Append(CultureInfo.InvariantCulture, $":{Port}");
            return url.ToString();
        }

        private static int DefaultPort(bool isTls) => isTls ? 995 : 110;

        // RFC 1738's uchar and RFC 2384's achar, but for "+": others take it for a blank.
        private static string Encode(string userName) => Uri.EscapeDataString(userName);

        private static bool IsHost(string? host)
        {
            if (string.IsNullOrEmpty(host)) return false;
            bool isAddress = host.Contains(':', StringComparison.Ordinal);
            foreach (char c in host)
            {
                bool isInAddress = isAddress && c is (':' or '%'); // a zone behind the % may be anything to the platform
                if (!char.IsLetterOrDigit(c) && c is not ('-' or '.' or '_') && !isInAddress) return false;
            }
            return !isAddress || IPAddress.TryParse(host, out _);
        }

        private static bool IsPrintable(string text)
        {
            foreach (char c in text)
            {
                if (char.IsControl(c)) return false;
            }
            return true;
        }

        // RFC 4422 §3.1: 1 to 20 of capitals, digits, "-" and "_".
        private static bool IsMechanism(string name)
        {
            if (name == "*") return true;
            string bare = name.StartsWith('+') ? name[1..] : name;
            if (bare.Length is 0 or > 20) return false;
            foreach (char c in bare)
            {
                if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')) return false;
            }
            return true;
        }
    }
}
