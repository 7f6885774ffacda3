using System;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Xunit;

namespace Pop3Nano.Nano.Twins;

/// <summary>The managed MD5 of the device.</summary>
public sealed class DigestsTests
{
    // RFC 1321 §A.5, and the example of RFC 1939 §7.
    [Theory]
    [InlineData("", "d41d8cd98f00b204e9800998ecf8427e")]
    [InlineData("a", "0cc175b9c0f1b6a831c399e269772661")]
    [InlineData("abc", "900150983cd24fb0d6963f7d28e17f72")]
    [InlineData("message digest", "f96b697d7cb7938d525a2f31aaf161d0")]
    [InlineData("abcdefghijklmnopqrstuvwxyz", "c3fcd3d76192e4007dfb496cca67e13b")]
    [InlineData("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789", "d174ab98d277d9f5a5611c2c9f419d9f")]
    [InlineData("12345678901234567890123456789012345678901234567890123456789012345678901234567890", "57edf4a22be3c955ac49da2e2107b67a")]
    [InlineData("<1896.697170952@dbc.mtview.ca.us>tanstaaf", "c4c9334bac560ecc979e58001b3e22fb")]
    public void The_vectors_of_the_RFCs(string text, string digest)
    {
        byte[] octets = Encoding.ASCII.GetBytes(text);

        Assert.Equal(digest, Digests.Md5Hex(octets, 0, octets.Length));
    }

    [Fact]
    public void Every_length_up_to_four_blocks()
    {
        byte[] octets = Enumerable.Range(0, 300).Select(i => (byte)(i * 7)).ToArray();
        for (int length = 0; length <= 256; length++)
        {
            Assert.Equal(Convert.ToHexString(MD5.HashData(octets.AsSpan(17, length))).ToLowerInvariant(), Digests.Md5Hex(octets, 17, length));
        }
    }
}
