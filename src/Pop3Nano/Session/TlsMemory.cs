using System;
using System.Collections.Concurrent;
using System.Globalization;
using System.IO;
using System.Net;

namespace Pop3Nano.Session
{
    /// <summary>
    /// Which servers this process has made TLS sessions with, and which of them drop resumed ones. The platform keeps the keys and does
    /// not tell whether it resumed; what a server did once is the best guess that there is.
    /// </summary>
    internal static class TlsMemory
    {
        private const int Most = 256; // servers; when there are more, all are forgotten: the price is one lost connection

        // The value: resumed sessions live.
        private static readonly ConcurrentDictionary<string, bool> Servers = new(StringComparer.OrdinalIgnoreCase);

        /// <summary>A session was made that a later one may resume.</summary>
        public static void Met(Pop3Endpoint endpoint)
        {
            if (Servers.Count >= Most) Servers.Clear();
            Servers.TryAdd(Key(endpoint), true);
        }

        /// <summary>True if the next connection to this server may be a resumed one.</summary>
        public static bool Knows(Pop3Endpoint endpoint) => Servers.ContainsKey(Key(endpoint));

        /// <summary>False once a resumed session died there, and for addresses: the platform resumes by name.</summary>
        public static bool MayResume(Pop3Endpoint endpoint) => !IPAddress.TryParse(endpoint.Host, out _) && (!Servers.TryGetValue(Key(endpoint), out bool lives) || lives);

        /// <summary>True if resumption may be why a connection died before its greeting; then this server's sessions are not resumed again.</summary>
        public static bool Blames(Pop3Endpoint endpoint, bool resume, IOException failure)
        {
            if (!resume || !Knows(endpoint) || failure is Pop3ProxyException or Pop3TlsException { IsCertificateProblem: true }) return false;
            Servers[Key(endpoint)] = false;
            return true;
        }

        private static string Key(Pop3Endpoint endpoint) => endpoint.Host + " " + endpoint.Port.ToString(CultureInfo.InvariantCulture);
    }
}
