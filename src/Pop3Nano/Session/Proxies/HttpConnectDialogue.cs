using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pop3Nano.Session
{
    /// <summary>CONNECT and its response, read octet by octet: behind the blank line the server speaks (RFC 9110 §9.3.6).</summary>
    internal sealed class HttpConnectDialogue : ProxyDialogue
    {
        private const int MostOctets = 16384; // of the response's header section, interim responses included
        private const int MostReason = 100; // of the proxy's words in a message

        private readonly byte[] _response = new byte[MostOctets];
        private readonly SaidSecrets _said = new();
        private readonly bool _hasCredentials;
        private readonly bool _sendsCredentials;
        private int _length; // of what has come
        private int _start; // of the response that is being read
        private int _lineStart;

        public HttpConnectDialogue(string proxy, string host, int port, byte[] credentials, bool sendsCredentials)
        {
            Name = proxy;
            _hasCredentials = credentials.Length > 0;
            _sendsCredentials = _hasCredentials && sendsCredentials;
            string target = string.Create(CultureInfo.InvariantCulture, $"{(host.Contains(':', StringComparison.Ordinal) ? "[" + host + "]" : host)}:{port}");
            byte[] request = Encoding.ASCII.GetBytes($"CONNECT {target} HTTP/1.1\r\nHost: {target}\r\n");
            if (_sendsCredentials) NoteSaid(credentials);
            Say(_sendsCredentials ? [.. request, .. "Proxy-Authorization: Basic "u8, .. credentials, .. "\r\n\r\n"u8] : [.. request, .. "\r\n"u8]);
            Wanted = 1;
        }

        /// <summary>True if the proxy wants the credentials, which it was not sent: dial again and send them.</summary>
        public bool IsAsked { get; private set; }

        protected override string Name { get; }

        protected override void Take(ReadOnlySpan<byte> octets)
        {
            if (_length == MostOctets) throw Fails(Pop3ProxyReason.BadReply, "answers without end.");
            _response[_length++] = octets[0];
            if (octets[0] != '\n')
            {
                // What is no HTTP at all is told at once: it may be silent for the rest of the time.
                if (_length - _start <= 5 && octets[0] != "HTTP/"[_length - _start - 1]) throw Strange();
                return;
            }
            ReadOnlySpan<byte> line = _response.AsSpan(_lineStart, _length - _lineStart).TrimEnd("\r\n"u8);
            bool isEnd = line.Length == 0;
            _lineStart = _length;
            if (isEnd) TakeResponse(Encoding.Latin1.GetString(_response, _start, _length - _start));
        }

        private void TakeResponse(string response)
        {
            string status = response[..response.IndexOf('\n', StringComparison.Ordinal)].TrimEnd('\r');
            string[] parts = status.Split(' ', 3);
            if (parts.Length < 2 || parts[1].Length != 3 || !int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out int code)) throw Strange();
            switch (code)
            {
                case >= 200 and < 300:
                    Wanted = 0; // a body is none here, whatever the header says
                    break;
                case >= 100 and < 200:
                    _start = _length;
                    break;
                case 407:
                    TakeChallenge(response);
                    break;
                default:
                    throw Fails(Reason(code), "refused: " + Words(code, parts));
            }
        }

        private void TakeChallenge(string response)
        {
            if (_sendsCredentials) throw Fails(Pop3ProxyReason.CredentialsRefused, "does not take the user name and password (407).");
            if (!OffersBasic(response)) throw Fails(Pop3ProxyReason.CredentialsRequired, "wants credentials of a kind that is not spoken here (407, and not Basic).");
            if (!_hasCredentials) throw Fails(Pop3ProxyReason.CredentialsRequired, "wants a user name and password (407).");
            IsAsked = true;
            Wanted = 0;
        }

        private static bool OffersBasic(string response)
        {
            foreach (string line in response.Split('\n'))
            {
                if (!line.StartsWith("Proxy-Authenticate:", StringComparison.OrdinalIgnoreCase)) continue;
                foreach (string challenge in line["Proxy-Authenticate:".Length..].Split(','))
                {
                    string[] words = challenge.Split([' ', '\t', '\r'], StringSplitOptions.RemoveEmptyEntries);
                    if (words.Length > 0 && words[0].Equals("Basic", StringComparison.OrdinalIgnoreCase)) return true;
                }
            }
            return false;
        }

        private static Pop3ProxyReason Reason(int code) => code switch
        {
            401 or 403 or 451 => Pop3ProxyReason.Forbidden,
            405 or 501 or 505 => Pop3ProxyReason.NotSupported,
            404 or 502 or 503 or 504 => Pop3ProxyReason.HostUnreachable,
            _ => Pop3ProxyReason.Refused,
        };

        // "user:password" in base64 (RFC 7617 §2).
        private void NoteSaid(byte[] credentials)
        {
            byte[] clear = Convert.FromBase64String(Encoding.ASCII.GetString(credentials));
            _said.Add(credentials);
            _said.Add(clear.AsSpan(Array.IndexOf(clear, (byte)':') + 1));
            CryptographicOperations.ZeroMemory(clear);
        }

        private string Words(int code, string[] parts)
        {
            byte[] reason = Encoding.Latin1.GetBytes(parts.Length < 3 ? "" : parts[2]);
            if (_said.TryStrike(reason, out byte[] struck)) reason = struck;
            return code.ToString(CultureInfo.InvariantCulture) + (reason.Length == 0 ? "." : " " + Fail.Readable(reason, 0, Math.Min(reason.Length, MostReason)) + ".");
        }

        private Pop3ProxyException Strange() => Fails(Pop3ProxyReason.BadReply, "gave an answer that is not HTTP.");
    }
}
