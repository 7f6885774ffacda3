using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Pop3Nano.Nano.Twins;

/// <summary>The managed SHA-256 of the device, and the HMAC on it.</summary>
public sealed class Sha256Tests
{
    // RFC 6234 §8.5, tests 1 and 2, and the digest of nothing.
    [Theory]
    [InlineData("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")]
    [InlineData("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")]
    [InlineData("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq", "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1")]
    public void The_digests_of_RFC_6234(string text, string digest) => Assert.Equal(digest, Hash(Encoding.ASCII.GetBytes(text)));

    // RFC 4231 §4.2, §4.3, §4.4, §4.7.
    [Theory]
    [InlineData("0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b0b", "4869205468657265", "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7")]
    [InlineData("4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f", "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843")]
    [InlineData("aa*20", "dd*50", "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe")]
    [InlineData("aa*131", "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374", "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54")]
    public void The_codes_of_RFC_4231(string key, string octets, string code) => Assert.Equal(code, Hmac(Octets(key), Octets(octets)));

    [Fact]
    public void Every_length_up_to_four_blocks()
    {
        byte[] octets = Enumerable.Range(0, 300).Select(i => (byte)(i * 7)).ToArray();
        for (int length = 0; length <= 256; length++)
        {
            byte[] range = octets[17..(17 + length)];
            Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(range)), Hash(range));
            Assert.Equal(Convert.ToHexStringLower(HMACSHA256.HashData(range, range)), Hmac(range, range));
        }
    }

    [Fact]
    public void Ranges_are_equal_only_if_every_bit_is()
    {
        byte[] one = [9, 1, 2, 3, 4];
        byte[] other = [1, 2, 3, 5];
        Assert.True(Sha256.AreEqual(one, 1, other, 0, 3));
        Assert.False(Sha256.AreEqual(one, 1, other, 0, 4));
        for (int bit = 0; bit < 24; bit++)
        {
            byte[] changed = [1, 2, 3];
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            Assert.False(Sha256.AreEqual(one, 1, changed, 0, 3));
        }
    }

    private static string Hash(byte[] octets)
    {
        var digest = new byte[40];
        var framed = new byte[octets.Length + 6];
        octets.CopyTo(framed, 3);
        Sha256.Hash(framed, 3, octets.Length, digest, 5);
        return Convert.ToHexStringLower(digest, 5, Sha256.Length);
    }

    private static string Hmac(byte[] key, byte[] octets)
    {
        var code = new byte[40];
        var framed = new byte[octets.Length + 6];
        octets.CopyTo(framed, 3);
        Sha256.Hmac(key, framed, 3, octets.Length, code, 5);
        return Convert.ToHexStringLower(code, 5, Sha256.Length);
    }

    // Hexadecimal, or an octet so many times.
    private static byte[] Octets(string text)
    {
        string[] parts = text.Split('*');
        byte[] octets = Convert.FromHexString(parts[0]);
        return parts.Length == 1 ? octets : Enumerable.Repeat(octets[0], int.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture)).ToArray();
    }
}
