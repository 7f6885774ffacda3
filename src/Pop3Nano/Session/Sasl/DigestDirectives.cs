using System;
using System.Collections.Generic;
using System.Text;

namespace Pop3Nano.Session
{
    /// <summary>The directives of a DIGEST-MD5 challenge (RFC 2831 §2.1.1): key=value or key="value", parted by commas.</summary>
    internal static class DigestDirectives
    {
        // RFC 2616's LWS. Nothing else, or it would depend on the character set where a key ends.
        private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

        /// <summary>The directives in ISO 8859-1, or in UTF-8 if one of them says so.</summary>
        internal static List<(string Key, string Value)> Read(byte[] challenge)
        {
            List<(string Key, string Value)> directives = Read(Encoding.Latin1.GetString(challenge));
            bool isUtf8 = directives.Exists(d => d.Key == "charset" && d.Value.Equals("utf-8", StringComparison.OrdinalIgnoreCase));
            return isUtf8 ? Read(Encoding.UTF8.GetString(challenge)) : directives;
        }

        private static List<(string Key, string Value)> Read(string text)
        {
            var directives = new List<(string, string)>();
            int at = 0;
            while (true)
            {
                while (at < text.Length && (IsBlank(text[at]) || text[at] == ',')) at++;
                if (at == text.Length) return directives;
                int equals = text.IndexOf('=', at);
                if (equals < 0) throw Fail.Broken(Pop3Fault.BadChallenge);
                string key = text[at..equals].Trim(Blanks).ToLowerInvariant();
                at = equals + 1;
                while (at < text.Length && IsBlank(text[at])) at++;
                directives.Add((key, at < text.Length && text[at] == '"' ? Quoted(text, ref at) : Plain(text, ref at)));
            }
        }

        /// <summary>The value of a directive that comes once at most; empty: it does not come.</summary>
        internal static string Single(List<(string Key, string Value)> directives, string key)
        {
            List<(string Key, string Value)> found = directives.FindAll(d => d.Key == key);
            if (found.Count > 1) throw Fail.Broken(Pop3Fault.BadChallenge);
            return found.Count == 0 ? "" : found[0].Value;
        }

        /// <summary>The wanted realm if it is offered, else the first, else none.</summary>
        internal static string Realm(List<(string Key, string Value)> directives, string wanted, out bool has)
        {
            List<(string Key, string Value)> offered = directives.FindAll(d => d.Key == "realm");
            has = offered.Count > 0;
            if (!has) return ""; // and so it is in A1 (RFC 2831 §2.1.2)
            return offered.Exists(d => d.Value == wanted) ? wanted : offered[0].Value;
        }

        private static bool IsBlank(char character) => Array.IndexOf(Blanks, character) >= 0;

        private static string Plain(string text, ref int at)
        {
            int comma = text.IndexOf(',', at);
            int end = comma < 0 ? text.Length : comma;
            string value = text[at..end].Trim(Blanks);
            at = end;
            return value;
        }

        private static string Quoted(string text, ref int at)
        {
            var value = new StringBuilder();
            for (at++; at < text.Length && text[at] != '"'; at++)
            {
                if (text[at] == '\\' && at + 1 < text.Length) at++;
                value.Append(text[at]);
            }
            if (at >= text.Length) throw Fail.Broken(Pop3Fault.BadChallenge);
            at++;
            return value.ToString();
        }
    }
}
