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
        Assert.True(Reaches([.. "SPNEGO around it"u8, .. Challenge("DOMN", Usual, (2, Utf16("DOMN")))]));
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
        Assert.False(Reaches([.. "SPNEGO around it"u8, .. Challenge("", Usual)]));
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
