using System;
using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;

namespace Pop3Nano.Testing;

// RFC 2195: a msg-id that never comes again, answered by the name and its HMAC-MD5 with the password.
[SuppressMessage("Security", "CA5351", Justification = "CRAM-MD5 is MD5.")]
internal sealed class ServerCramMd5(Func<string, TestMailbox?> find) : ServerMechanism
{
    private readonly byte[] _challenge = Octets("<" + Convert.ToHexString(RandomNumberGenerator.GetBytes(8)) + "@localhost>");

    internal override byte[] FirstChallenge() => _challenge;

    internal override SaslStep Respond(byte[] response)
    {
        string text = Text(response);
        int blank = text.LastIndexOf(' ');
        if (blank < 0) return SaslStep.Bad("wrong CRAM-MD5 message");
        TestMailbox? mailbox = find(text[..blank]);
        if (mailbox is null) return SaslStep.Wrong;
        string code = Convert.ToHexString(HMACMD5.HashData(Octets(mailbox.Password), _challenge)).ToLowerInvariant();
        return SaslStep.Is(mailbox, code == text[(blank + 1)..]);
    }
}
