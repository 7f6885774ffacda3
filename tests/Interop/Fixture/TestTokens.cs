using System;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Pop3Nano.Interop;

/// <summary>Access tokens that Dovecot believes: JWT (RFC 7519), signed with a key that both know.</summary>
internal static class TestTokens
{
    public const string Issuer = "https://issuer.example";

    public static byte[] Key { get; } = RandomNumberGenerator.GetBytes(32);

    /// <summary>A token for an account that is good for an hour.</summary>
    public static string For(string name)
    {
        long now = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        string claims = string.Create(CultureInfo.InvariantCulture, $$"""{"sub":"{{name}}","iss":"{{Issuer}}","iat":{{now - 5}},"nbf":{{now - 5}},"exp":{{now + 3600}}}""");
        string signed = Encoded("""{"typ":"JWT","alg":"HS256"}"""u8) + "." + Encoded(Encoding.UTF8.GetBytes(claims));
        return signed + "." + Encoded(HMACSHA256.HashData(Key, Encoding.ASCII.GetBytes(signed)));
    }

    private static string Encoded(ReadOnlySpan<byte> octets) => Convert.ToBase64String(octets).TrimEnd('=').Replace('+', '-').Replace('/', '_');
}
