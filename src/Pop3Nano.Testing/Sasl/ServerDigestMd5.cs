using System;
using System.Diagnostics.CodeAnalysis;
using System.Linq;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Pop3Nano.Testing;

// RFC 2831 with qop=auth; the realm is localhost, and algorithm is quoted, as Dovecot does.
[SuppressMessage("Security", "CA5351", Justification = "DIGEST-MD5 is MD5.")]
internal sealed class ServerDigestMd5(Func<string, TestMailbox?> find) : ServerMechanism
{
    private readonly string _nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(12));
    private TestMailbox? _mailbox;

    internal override byte[] FirstChallenge() =>
        Octets($"realm=\"localhost\",nonce=\"{_nonce}\",qop=\"auth\",charset=\"utf-8\",algorithm=\"md5-sess\"");

    internal override SaslStep Respond(byte[] response)
    {
        if (_mailbox is not null) return SaslStep.Is(_mailbox, true);
        string text = Text(response);
        string uri = Value(text, "digest-uri");
        bool isOurs = Value(text, "nonce") == _nonce && Value(text, "realm") == "localhost" && Value(text, "nc") == "00000001"
            && Value(text, "qop") is "auth" or "" && uri.StartsWith("pop/", StringComparison.Ordinal);
        TestMailbox? mailbox = find(Value(text, "username"));
        if (!isOurs) return SaslStep.Bad("wrong DIGEST-MD5 message");
        if (mailbox is null || Value(text, "response") != Proof(mailbox, text, "AUTHENTICATE:" + uri)) return SaslStep.Wrong;
        _mailbox = mailbox;
        return SaslStep.Ask(Octets("rspauth=" + Proof(mailbox, text, ":" + uri)));
    }

    private string Proof(TestMailbox mailbox, string text, string second)
    {
        string clientNonce = Value(text, "cnonce");
        // Names and passwords that ISO 8859-1 can hold are hashed as that (§2.1.2.1).
        byte[] secret = MD5.HashData([.. Hashed(mailbox.User), .. ":localhost:"u8, .. Hashed(mailbox.Password)]);
        string key = Hex(MD5.HashData([.. secret, .. Octets(":" + _nonce + ":" + clientNonce)]));
        return Hex(MD5.HashData(Octets($"{key}:{_nonce}:00000001:{clientNonce}:auth:{Hex(MD5.HashData(Octets(second)))}")));
    }

    private static byte[] Hashed(string text) => text.All(c => c < 256) ? [.. text.Select(c => (byte)c)] : Octets(text);

    private static string Hex(byte[] octets) => Convert.ToHexString(octets).ToLowerInvariant();

    private static string Value(string text, string key)
    {
        Match match = Regex.Match(text, "(?:^|,)" + key + "=(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^,]*))");
        return Regex.Replace(match.Groups[1].Value + match.Groups[2].Value, @"\\(.)", "$1");
    }
}
