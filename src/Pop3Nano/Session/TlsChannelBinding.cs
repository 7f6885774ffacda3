using System;
using System.Buffers.Binary;
using System.Net.Security;
using System.Runtime.InteropServices;
using System.Security.Authentication;
using System.Security.Authentication.ExtendedProtection;

namespace Pop3Nano.Session
{
    /// <summary>The channel bindings that the platform gives out.</summary>
    internal static class TlsChannelBinding
    {
        private const int HeaderLength = 32; // SEC_CHANNEL_BINDINGS: eight integers, the last two of which say where the data is

        /// <summary>The binding of a type; null: there is none. tls-unique says nothing on TLS 1.3 (RFC 8446 §C.5), whose tls-exporter .NET does not give out.</summary>
        internal static SaslChannelBinding? Of(SslStream stream, string type)
        {
            ChannelBindingKind kind = type switch
            {
#pragma warning disable CA5398 // a comparison, no choice
                "tls-unique" when stream.SslProtocol == SslProtocols.Tls12 => ChannelBindingKind.Unique,
#pragma warning restore CA5398
                "tls-server-end-point" => ChannelBindingKind.Endpoint,
                _ => ChannelBindingKind.Unknown,
            };
            if (kind == ChannelBindingKind.Unknown) return null;
            using ChannelBinding? binding = stream.TransportContext.GetChannelBinding(kind);
            if (binding == null || binding.IsInvalid || binding.Size <= HeaderLength) return null;
            byte[] all = new byte[binding.Size];
            Marshal.Copy(binding.DangerousGetHandle(), all, 0, all.Length);
            return Read(all, type);
        }

        // The data is "tls-unique:" and the octets.
        private static SaslChannelBinding? Read(byte[] all, string type)
        {
            int length = BinaryPrimitives.ReadInt32LittleEndian(all.AsSpan(24));
            int start = BinaryPrimitives.ReadInt32LittleEndian(all.AsSpan(28));
            if (start < HeaderLength || length <= type.Length + 1 || start > all.Length - length) return null;
            return new SaslChannelBinding(type, all.AsSpan(start + type.Length + 1, length - type.Length - 1).ToArray());
        }
    }
}
