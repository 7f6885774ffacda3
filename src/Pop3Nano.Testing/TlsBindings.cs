using System;
using System.Collections.Generic;
using System.Net.Security;
using System.Runtime.InteropServices;
using System.Security.Authentication;
using System.Security.Authentication.ExtendedProtection;
using System.Security.Cryptography;

namespace Pop3Nano.Testing;

// What ties a login to a TLS connection (RFC 5929).
internal static class TlsBindings
{
    internal static IReadOnlyDictionary<string, byte[]> Of(SslStream stream)
    {
        var bindings = new Dictionary<string, byte[]>();
        // §4.1: the hash of the certificate's signature, and SHA-256 at least. Those that are made at start are signed with SHA-256.
        if (stream.LocalCertificate is { } certificate) bindings["tls-server-end-point"] = SHA256.HashData(certificate.GetRawCertData());
        if (stream.SslProtocol == SslProtocols.Tls12 && Unique(stream) is { } unique) bindings["tls-unique"] = unique;
        return bindings;
    }

    // The platform's structure ends with "tls-unique:" and the octets.
    private static byte[]? Unique(SslStream stream)
    {
        using ChannelBinding? binding = stream.TransportContext.GetChannelBinding(ChannelBindingKind.Unique);
        if (binding is null || binding.IsInvalid) return null;
        byte[] all = new byte[binding.Size];
        Marshal.Copy(binding.DangerousGetHandle(), all, 0, all.Length);
        int at = all.AsSpan().IndexOf("tls-unique:"u8);
        return at < 0 ? null : all[(at + "tls-unique:".Length)..];
    }
}
