using System;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Text;

namespace Pop3Nano.Client
{
    // Errors say what is wrong and never repeat the text: there may be a password in it.
    public sealed partial class Pop3Uri
    {
        private const string BadScheme = "A POP URL starts with pop:// or pops://.";
        private const string BadHost = "The host is empty, or holds what no host name or address holds.";
        private const string BadPort = "The port must be a number from 1 to 65535.";
        private const string BadUser = "The user name holds a control character.";
        private const string BadMechanism = "AUTH= wants a SASL mechanism, +APOP or *.";
        private const string HasPassword = "A POP URL holds no password (RFC 2384 §3): set it apart from the URL. A colon in the user name is written %3A.";
        private const string HasManyAts = "A POP URL has one @, before the host. One in the user name is written %40.";
        private const string HasParameter = "A POP URL knows one parameter, ;AUTH=, and that once.";
        private const string HasPath = "A POP URL has neither path nor query: behind the host comes a port or nothing.";
        private const string BadCharacter = "A character in the user name or the mechanism has to be written as % and two hexadecimal digits of its UTF-8.";
        private const string BadPercent = "Behind a % come two hexadecimal digits, and all of them together make UTF-8.";

        /// <summary>Reads a URL.</summary>
        /// <exception cref="FormatException">It is none; the message says why.</exception>
        public static Pop3Uri Parse(string text)
        {
            ArgumentNullException.ThrowIfNull(text);
            string problem = Read(text, out Pop3Uri? url);
            return url ?? throw new FormatException(problem);
        }

        /// <summary>Reads a URL of the platform's type: its text as it was written.</summary>
        /// <exception cref="FormatException">It is none; the message says why.</exception>
        public static Pop3Uri From(Uri address)
        {
            ArgumentNullException.ThrowIfNull(address);
            return Parse(address.OriginalString);
        }

        /// <summary>Reads a URL. False: it is none.</summary>
        public static bool TryParse(string? text, [NotNullWhen(true)] out Pop3Uri? url)
        {
            url = null;
            return text != null && Read(text, out url).Length == 0;
        }

        private static string Read(string text, out Pop3Uri? url)
        {
            url = null;
            bool isTls = text.StartsWith("pops://", StringComparison.OrdinalIgnoreCase);
            if (!isTls && !text.StartsWith("pop://", StringComparison.OrdinalIgnoreCase)) return BadScheme;
            string rest = text[(isTls ? 7 : 6)..];
            if (rest.EndsWith('/')) rest = rest[..^1];
            int at = rest.IndexOf('@', StringComparison.Ordinal);
            if (at != rest.LastIndexOf('@')) return HasManyAts;
            if (rest.AsSpan(at + 1).IndexOfAny("/?#") >= 0) return HasPath;

            string problem = ReadUser(at < 0 ? "" : rest[..at], out string user, out string mechanism);
            if (problem.Length > 0) return problem;
            problem = ReadServer(rest[(at + 1)..], out string host, out int port, ref mechanism);
            if (problem.Length > 0) return problem;
            if (at == 0) return "The user name before the @ is empty.";
            url = new Pop3Uri(isTls, host, port, user, mechanism);
            return "";
        }

        private static string ReadUser(string text, out string user, out string mechanism)
        {
            mechanism = "";
            string[] parts = text.Split(';');
            user = "";
            if (text.Contains(':', StringComparison.Ordinal)) return HasPassword;
            if (parts.Length > 2) return HasParameter;
            if (parts.Length == 2)
            {
                string problem = ReadMechanism(parts[1], out mechanism);
                if (problem.Length > 0) return problem;
            }
            string bad = Decode(parts[0], out user);
            return bad.Length > 0 ? bad : IsPrintable(user) ? "" : BadUser;
        }

        private static string ReadMechanism(string parameter, out string mechanism)
        {
            mechanism = "";
            if (!parameter.StartsWith("AUTH=", StringComparison.OrdinalIgnoreCase)) return HasParameter;
            string problem = Decode(parameter[5..], out mechanism);
            return problem.Length > 0 ? problem : IsMechanism(mechanism) ? "" : BadMechanism;
        }

        private static string ReadServer(string text, out string host, out int port, ref string mechanism)
        {
            host = "";
            port = 0;
            int semicolon = text.IndexOf(';', StringComparison.Ordinal);
            if (semicolon >= 0)
            {
                if (mechanism.Length > 0) return HasParameter;
                string problem = ReadMechanism(text[(semicolon + 1)..], out mechanism);
                if (problem.Length > 0) return problem;
                text = text[..semicolon];
            }
            int end = text.StartsWith('[') ? text.IndexOf(']', StringComparison.Ordinal) + 1 : text.IndexOf(':', StringComparison.Ordinal);
            if (text.StartsWith('[') && end == 0) return BadHost;
            if (end < 0) end = text.Length;
            host = text[..end];
            if (host.StartsWith('['))
            {
                host = host[1..^1];
                if (!host.Contains(':', StringComparison.Ordinal)) return BadHost;
            }
            if (!IsHost(host)) return BadHost;
            if (end == text.Length) return "";
            // TryParse lets NULs stand behind the digits.
            bool isPort = text[end] == ':' && !text.Contains('\0', StringComparison.Ordinal) && int.TryParse(text.AsSpan(end + 1), NumberStyles.None, CultureInfo.InvariantCulture, out port) && port is >= 1 and <= 65535;
            return isPort ? "" : BadPort;
        }

        private static string Decode(string text, out string decoded)
        {
            decoded = "";
            var octets = new byte[text.Length];
            int count = 0;
            for (int i = 0; i < text.Length; i++)
            {
                char c = text[i];
                if (c == '%')
                {
                    if (i + 2 >= text.Length || !byte.TryParse(text.AsSpan(i + 1, 2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out octets[count++])) return BadPercent;
                    i += 2;
                }
                else if (char.IsAsciiLetterOrDigit(c) || "$-_.+!*'(),&=~".Contains(c, StringComparison.Ordinal)) octets[count++] = (byte)c;
                else return BadCharacter;
            }
            try
            {
                decoded = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(octets, 0, count);
                return "";
            }
            catch (ArgumentException)
            {
                return BadPercent;
            }
        }
    }
}
