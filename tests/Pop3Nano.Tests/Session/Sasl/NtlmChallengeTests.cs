using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.Linq;
using System.Net;
using System.Text;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Tests.Session.Sasl;

/// <summary>What of NTLM's CHALLENGE_MESSAGE (MS-NLMP §2.2.1.2) the platform's native code may see.</summary>
public class NtlmChallengeTests
{
    private const uint Usual = 0xE28A8235; // Unicode, a server's name, target information
    private const int NameLength = 12;
    private const int NameOffset = 16;
    private const int Info = 40;

    [Fact]
    public void A_sound_challenge_reaches_the_platform()
    {
        Assert.True(Reaches(Challenge("DOMN", Usual, (2, Utf16("DOMN")), (1, Utf16("SRV")), (7, new byte[8]), (6, new byte[4]), (10, new byte[16]))));
        Assert.True(Reaches(Challenge("DOMN", Usual, (2, Utf16("DOMN")), (4, [])))); // a server without a domain
        Assert.True(Reaches(Challenge("", Usual & ~0x00830000u)));
        Assert.True(Reaches(Spnego(Challenge("DOMN", Usual, (2, Utf16("DOMN"))))));
        Assert.True(Reaches(Spnego(Challenge("DOMN", Usual, (2, Utf16(new string('D', 600)))), "a message integrity code"u8))); // lengths of two octets
        Assert.True(Reaches("a token of Kerberos"u8.ToArray()));
    }

    [Fact]
    public void A_malformed_challenge_never_reaches_the_platform()
    {
        byte[] sound = Challenge("DOMN", Usual, (2, Utf16("DOMN")), (1, Utf16("SRV")));
        for (int length = 12; length < sound.Length; length++) Assert.False(Reaches(sound[..length]), $"{length} octets");
        Assert.False(Reaches(Challenge("", Usual, (2, Utf16("DOMN"))))); // a name is announced
        Assert.False(Reaches(Changed(sound, NameLength, 3))); // half a character
        Assert.False(Reaches(Changed(sound, NameLength, 0xFFFE)));
        Assert.False(Reaches(Changed(sound, NameOffset, 12))); // in the fixed part
        Assert.False(Reaches(Changed(sound, NameOffset, 0xFFFF)));
        Assert.False(Reaches(Changed(sound, NameOffset + 2, 0xFFFF))); // beyond 31 bits
        Assert.False(Reaches(Changed(sound, Info, 0))); // no pair, not even the last
        Assert.False(Reaches(Challenge("D", Usual, (2, [0x00, 0xD8])))); // half a surrogate pair
        Assert.False(Reaches(Challenge("D", Usual, (2, Utf16("D")), (2, Utf16("E")))));
        Assert.False(Reaches(Challenge("D", Usual, (11, Utf16("D")))));
        Assert.False(Reaches(Challenge("D", Usual, (6, [1]))));
        Assert.False(Reaches(Challenge("D", Usual, (7, new byte[9]))));
        Assert.False(Reaches(Challenge("D", Usual, (8, new byte[47]))));
        Assert.False(Reaches(Challenge("D", Usual, (10, new byte[15]))));
    }

    [Fact]
    public void Within_SPNEGO_a_challenge_is_whole_in_its_own_octet_string()
    {
        byte[] sound = Challenge("DOMN", Usual, (2, Utf16("DOMN")), (1, Utf16("SRV")));
        Assert.False(Reaches(Spnego(Challenge("", Usual))));
        Assert.False(Reaches(Spnego(sound.AsSpan(..^1), sound.AsSpan(^1)))); // its last octet is another field's
        Assert.False(Reaches([.. Spnego(sound), .. Spnego(Challenge("", Usual))])); // a sound one in front of it
        Assert.False(Reaches([.. "no SPNEGO"u8, .. sound]));
        Assert.False(Reaches(Element(0xA1, Element(0x06, sound)))); // an OBJECT IDENTIFIER
        Assert.False(Reaches([0xA1, 0x80, .. Element(0x04, sound)])); // no length is said
        Assert.False(Reaches([0xA1, 0x85, 0, 0, 0, 0, (byte)(sound.Length + 2), .. Element(0x04, sound)]));
        Assert.False(Reaches([0xA1, (byte)(sound.Length + 1), .. Element(0x04, sound)])); // longer than what holds it
        Assert.False(Reaches([0xBF, 0x01, (byte)(sound.Length + 2), .. Element(0x04, sound)])); // a tag of two octets
    }

    private static bool Reaches(byte[] challenge)
    {
        using var mechanism = new Witness();
        mechanism.Respond([]);
        try
        {
            mechanism.Respond(challenge);
        }
        catch (Pop3ProtocolException broken)
        {
            Assert.Equal(Pop3Fault.BadChallenge, broken.Fault);
        }
        return mechanism.Saw.Contains(challenge);
    }

    private static byte[] Utf16(string text) => Encoding.Unicode.GetBytes(text);

    private static byte[] Changed(byte[] message, int at, ushort value)
    {
        byte[] changed = message.ToArray();
        BinaryPrimitives.WriteUInt16LittleEndian(changed.AsSpan(at), value);
        return changed;
    }

    private static byte[] Challenge(string name, uint flags, params (int Id, byte[] Value)[] pairs)
    {
        byte[] target = Utf16(name);
        byte[] info = [.. pairs.Append((0, [])).SelectMany(pair => (byte[])[.. Two(pair.Item1), .. Two(pair.Item2.Length), .. pair.Item2])];
        return
        [
            .. "NTLMSSP\0\x02\0\0\0"u8,
            .. Two(target.Length), .. Two(target.Length), .. Four(56), .. Four(flags),
            .. new byte[16],
            .. Two(info.Length), .. Two(info.Length), .. Four((uint)(56 + target.Length)),
            .. new byte[8],
            .. target, .. info,
        ];
    }

    // A negTokenResp (RFC 4178 §4.2.2): accept-incomplete, NTLM, the token, and the code that may come behind.
    private static byte[] Spnego(ReadOnlySpan<byte> token, ReadOnlySpan<byte> code = default) => Element(0xA1, Element(0x30,
    [
        .. Element(0xA0, Element(0x0A, [1])), .. Element(0xA1, Element(0x06, [0x2B, 6, 1, 4, 1, 0x82, 0x37, 2, 2, 10])),
        .. Element(0xA2, Element(0x04, token)), .. Element(0xA3, Element(0x04, code)),
    ]));

    private static byte[] Element(byte tag, ReadOnlySpan<byte> content) => content.Length switch
    {
        < 128 => [tag, (byte)content.Length, .. content],
        < 256 => [tag, 0x81, (byte)content.Length, .. content],
        _ => [tag, 0x82, (byte)(content.Length >> 8), (byte)content.Length, .. content],
    };

    private static byte[] Two(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Four(uint value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16), (byte)(value >> 24)];

    // Stands where the platform does: takes all that it is given.
    private sealed class Witness() : GssapiMechanism(CredentialCache.DefaultNetworkCredentials, "mail.example.org")
    {
        public List<byte[]> Saw { get; } = [];

        protected override byte[] Exchange(byte[] challenge, out bool isOver)
        {
            Saw.Add(challenge);
            isOver = false;
            return [];
        }
    }
}
