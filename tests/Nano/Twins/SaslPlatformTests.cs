using System;
using System.Linq;
using System.Text;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Nano.Twins;

/// <summary>PBKDF2 of the device.</summary>
public sealed class SaslPlatformTests
{
    [Theory]
    [InlineData("password", "salt", 1)]
    [InlineData("password", "salt", 4096)]
    [InlineData("passwd", "a salt that is longer than the block of the hash, which has sixty-four octets", 2)]
    [InlineData("a password that is longer than the block of the hash, which has sixty-four octets", "s", 3)]
    public void It_stretches_as_the_platform_does(string password, string salt, int iterations)
    {
        byte[] expected = System.Security.Cryptography.Rfc2898DeriveBytes.Pbkdf2(
            Encoding.ASCII.GetBytes(password), Encoding.ASCII.GetBytes(salt), iterations, System.Security.Cryptography.HashAlgorithmName.SHA256, 32);

        Assert.Equal(expected, SaslPlatform.Stretch(Encoding.ASCII.GetBytes(password), Encoding.ASCII.GetBytes(salt), iterations));
    }

    // RFC 7914 §11, the first 32 octets.
    [Fact]
    public void The_vector_of_RFC_7914() => Assert.Equal(
        "55ac046e56e3089fec1691c22544b605f94185216dde0465e68b9d57c20dacbc",
        Convert.ToHexString(SaslPlatform.Stretch("passwd"u8.ToArray(), "salt"u8.ToArray(), 1)).ToLowerInvariant());

    [Fact]
    public void Random_octets_differ() => Assert.Equal(20, Enumerable.Range(0, 20).Select(_ => Convert.ToHexString(SaslPlatform.Random(18))).Distinct().Count());

    [Fact]
    public void A_device_does_ten_thousand_iterations() => Assert.Equal(10000, SaslPlatform.MostIterations);
}
