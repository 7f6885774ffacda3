using System;
using System.Collections.Generic;
using System.Globalization;
using System.Net;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pop3Nano.Session
{
    /// <summary>What is wrong with a certificate, in words that its owner can act on. Names in it come from strangers: nothing in them reaches a terminal raw.</summary>
    /// <remarks>
    /// Loops, not LINQ: it would be a third of what a polling program compiled ahead of time carries of this library. Sums of more than four strings, not
    /// interpolation: that is half a kilobyte each.
    /// </remarks>
    internal static class CertificateReport
    {
        private const X509ChainStatusFlags UnknownIssuer = X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain;
        private const X509ChainStatusFlags NotLookedUp = X509ChainStatusFlags.RevocationStatusUnknown | X509ChainStatusFlags.OfflineRevocation;

        /// <summary>The worst fault, the one to mend first.</summary>
        public static string Problem(string host, X509Certificate2? leaf, X509Chain? chain, SslPolicyErrors errors)
        {
            if (leaf == null) return "the server shows no certificate";
            if (leaf.NotAfter < DateTime.Now) return "the certificate expired on " + Day(leaf.NotAfter);
            if (leaf.NotBefore > DateTime.Now) return "the certificate is not valid before " + Day(leaf.NotBefore) + " (is the clock right?)";
            if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return HarmlessText.Of($"the certificate is for {Names(leaf)}, not for {host}");
            if (errors == SslPolicyErrors.None) return "the program's own check does not want it";
            X509ChainStatus[] problems = chain?.ChainStatus ?? [];
            X509ChainStatusFlags found = X509ChainStatusFlags.NoError;
            foreach (X509ChainStatus problem in problems) found |= problem.Status;
            string issuer = HarmlessText.Of(leaf.GetNameInfo(X509NameType.SimpleName, forIssuer: true));
            if (found.HasFlag(X509ChainStatusFlags.Revoked)) return $"the certificate, or one above it, was revoked (issuer: {issuer})";
            if (found.HasFlag(X509ChainStatusFlags.NotSignatureValid)) return $"its signature is not that of its issuer ({issuer})";
            if ((found & UnknownIssuer) != 0) return $"its issuer is not trusted ({issuer})";
            if (found.HasFlag(X509ChainStatusFlags.NotTimeValid)) return "a certificate above it is expired or not valid yet";
            if ((found & NotLookedUp) != 0) return $"nobody can be asked whether it was revoked (issuer: {issuer})";
            return "the certificate chain is not valid: " + Words(problems);
        }

        /// <summary>A line for each certificate, the server's first.</summary>
        public static List<string> Chain(X509Certificate2? leaf, X509Chain? chain)
        {
            var lines = new List<string>();
            if (chain != null)
            {
                foreach (X509ChainElement element in chain.ChainElements) lines.Add(Line(element.Certificate, element.ChainElementStatus));
            }
            if (lines.Count == 0 && leaf != null) lines.Add(Line(leaf, []));
            return lines;
        }

        private static string Line(X509Certificate2 certificate, X509ChainStatus[] problems)
        {
            string line = certificate.Subject + "; issued by " + certificate.Issuer + "; valid " + Day(certificate.NotBefore) + " to " + Day(certificate.NotAfter)
                + "; SHA-256 " + certificate.GetCertHashString(HashAlgorithmName.SHA256);
            return HarmlessText.Of(problems.Length == 0 ? line : line + "; " + Words(problems));
        }

        private static string Words(X509ChainStatus[] problems)
        {
            string words = "";
            foreach (X509ChainStatus problem in problems) words = With(words, problem.Status.ToString());
            return words;
        }

        /// <summary>The addresses that it is for; none if its names are such that they can't be read.</summary>
        public static List<IPAddress> Addresses(X509Certificate2 certificate)
        {
            _ = ReadNames(certificate, out _, out List<IPAddress> addresses);
            return addresses;
        }

        private static string Names(X509Certificate2 certificate)
        {
            if (!ReadNames(certificate, out List<string> names, out List<IPAddress> addresses)) return "names that can't be read";
            string all = "";
            foreach (string name in names) all = With(all, name);
            foreach (IPAddress address in addresses) all = With(all, address.ToString());
            return all.Length > 0 ? all : certificate.GetNameInfo(X509NameType.DnsName, forIssuer: false);
        }

        // RFC 5280 §4.2.1.6. They are what a stranger wrote there, and need not even be DER.
        private static bool ReadNames(X509Certificate2 certificate, out List<string> names, out List<IPAddress> addresses)
        {
            names = [];
            addresses = [];
            try
            {
                foreach (X509Extension extension in certificate.Extensions)
                {
                    if (extension is not X509SubjectAlternativeNameExtension alternatives) continue;
                    names.AddRange(alternatives.EnumerateDnsNames());
                    addresses.AddRange(alternatives.EnumerateIPAddresses());
                }
                return true;
            }
            catch (CryptographicException)
            {
                return false;
            }
        }

        private static string With(string list, string word) => list.Length == 0 ? word : list + ", " + word;

        private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
