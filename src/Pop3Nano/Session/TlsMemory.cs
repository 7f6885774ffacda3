using System;
using System.Collections.Generic;
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

        // Two sets of names, not one map from names to facts: a program compiled ahead of time has such sets anyway, and would carry 4 KB more
        // for a map of types that it has no other of.
        private static readonly HashSet<string> Servers = new(StringComparer.OrdinalIgnoreCase);
        private static readonly HashSet<string> Droppers = new(StringComparer.OrdinalIgnoreCase);

        /// <summary>A session was made that a later one may resume.</summary>
        public static void Met(Pop3Endpoint endpoint)
        {
            lock (Servers)
            {
                if (Servers.Count >= Most)
                {
                    Servers.Clear();
                    Droppers.Clear();
                }
                Servers.Add(Key(endpoint));
            }
        }

        /// <summary>True if the next connection to this server may be a resumed one.</summary>
        public static bool Knows(Pop3Endpoint endpoint)
        {
            lock (Servers) return Servers.Contains(Key(endpoint));
        }

        /// <summary>False once a resumed session died there, and for addresses: the platform resumes by name.</summary>
        public static bool MayResume(Pop3Endpoint endpoint)
        {
            if (IPAddress.TryParse(endpoint.Host, out _)) return false;
            lock (Servers) return !Droppers.Contains(Key(endpoint));
        }

        /// <summary>True if resumption may be why a connection died before its greeting; then this server's sessions are not resumed again.</summary>
        public static bool Blames(Pop3Endpoint endpoint, bool resume, IOException failure)
        {
            if (!resume || !Knows(endpoint) || failure is Pop3ProxyException or Pop3TlsException { IsCertificateProblem: true }) return false;
            lock (Servers) Droppers.Add(Key(endpoint));
            return true;
        }

        private static string Key(Pop3Endpoint endpoint) => endpoint.Host + " " + endpoint.Port.ToString(CultureInfo.InvariantCulture);
    }
}
