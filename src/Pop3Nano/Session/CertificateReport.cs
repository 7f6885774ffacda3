using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Security;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace Pop3Nano.Session
{
    /// <summary>What is wrong with a certificate, in words that its owner can act on. Names in it come from strangers: nothing in them reaches a terminal raw.</summary>
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
            if (errors.HasFlag(SslPolicyErrors.RemoteCertificateNameMismatch)) return Readable($"the certificate is for {Names(leaf)}, not for {host}");
            if (errors == SslPolicyErrors.None) return "the program's own check does not want it";
            X509ChainStatusFlags found = (chain?.ChainStatus ?? []).Aggregate(X509ChainStatusFlags.NoError, (all, status) => all | status.Status);
            string issuer = Readable(leaf.GetNameInfo(X509NameType.SimpleName, forIssuer: true));
            if (found.HasFlag(X509ChainStatusFlags.Revoked)) return $"the certificate, or one above it, was revoked (issuer: {issuer})";
            if (found.HasFlag(X509ChainStatusFlags.NotSignatureValid)) return $"its signature is not that of its issuer ({issuer})";
            if ((found & UnknownIssuer) != 0) return $"its issuer is not trusted ({issuer})";
            if (found.HasFlag(X509ChainStatusFlags.NotTimeValid)) return "a certificate above it is expired or not valid yet";
            if ((found & NotLookedUp) != 0) return $"nobody can be asked whether it was revoked (issuer: {issuer})";
            return "the certificate chain is not valid: " + string.Join(", ", chain?.ChainStatus.Select(s => s.Status.ToString()) ?? []);
        }

        /// <summary>A line for each certificate, the server's first.</summary>
        public static List<string> Chain(X509Certificate2? leaf, X509Chain? chain)
        {
            if (chain == null || chain.ChainElements.Count == 0) return leaf == null ? [] : [Line(leaf, [])];
            return [.. chain.ChainElements.Select(element => Line(element.Certificate, element.ChainElementStatus))];
        }

        private static string Line(X509Certificate2 certificate, X509ChainStatus[] problems)
        {
            string line = $"{certificate.Subject}; issued by {certificate.Issuer}; valid {Day(certificate.NotBefore)} to {Day(certificate.NotAfter)}; "
                + $"SHA-256 {certificate.GetCertHashString(HashAlgorithmName.SHA256)}";
            return Readable(problems.Length == 0 ? line : line + "; " + string.Join(", ", problems.Select(p => p.Status.ToString())));
        }

        private static string Names(X509Certificate2 certificate)
        {
            X509SubjectAlternativeNameExtension? names = certificate.Extensions.OfType<X509SubjectAlternativeNameExtension>().FirstOrDefault();
            if (names == null) return certificate.GetNameInfo(X509NameType.DnsName, forIssuer: false);
            return string.Join(", ", names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(a => a.ToString())));
        }

        private static string Readable(string text) => string.Create(text.Length, text, static (to, from) =>
        {
            for (int i = 0; i < to.Length; i++) to[i] = char.IsControl(from[i]) ? '?' : from[i];
        });

        private static string Day(DateTime time) => time.ToUniversalTime().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
    }
}
