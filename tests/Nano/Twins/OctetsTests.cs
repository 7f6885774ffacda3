using System;
using System.Linq;
using System.Text;
using Xunit;

namespace Pop3Nano.Nano.Twins;

/// <summary>The loops of the device against the platform's own search and conversion.</summary>
public sealed class OctetsTests
{
    private const int Seed = 20;

    [Fact]
    public void Search_finds_what_the_platform_finds()
    {
        var random = new Random(Seed);
        for (int turn = 0; turn < 2000; turn++)
        {
            byte[] buffer = Enumerable.Range(0, 24).Select(_ => "\n.-\r\0a"u8.ToArray()[random.Next(6)]).ToArray();
            int start = random.Next(8);
            int length = random.Next(buffer.Length - start + 1);
            ReadOnlySpan<byte> range = buffer.AsSpan(start, length);

            Assert.Equal(At(start, range.IndexOf((byte)'a')), Octets.IndexOf(buffer, (byte)'a', start, length));
            Assert.Equal(At(start, range.IndexOfAny((byte)'a', (byte)'-')), Octets.IndexOfEither(buffer, (byte)'a', (byte)'-', start, length));
            Assert.Equal(At(start, range.IndexOf("\n."u8)), Octets.IndexOfLineDot(buffer, start, length));
            Assert.Equal(At(start, range.IndexOf("\n--"u8)), Octets.IndexOfLineDashes(buffer, start, length));
            Assert.Equal(range.IndexOfAny((byte)'\r', (byte)'\n', (byte)0) >= 0, Octets.BreaksLine(buffer, start, length));
        }
    }

    [Fact]
    public void Base64_goes_both_ways()
    {
        var random = new Random(Seed);
        for (int length = 0; length < 70; length++)
        {
            var octets = new byte[length];
            random.NextBytes(octets);
            var buffer = new byte[120];
            octets.CopyTo(buffer, 5);
            string expected = Convert.ToBase64String(octets);

            int written = Octets.EncodeBase64InPlace(buffer, 5, length, 5 + expected.Length);
            Assert.Equal(expected, Encoding.ASCII.GetString(buffer, 5, written));
            Assert.Equal(-1, length == 0 ? -1 : Octets.EncodeBase64InPlace(new byte[120], 5, length, 4 + expected.Length));

            var decoded = new byte[80];
            int whole = length / 3 * 3;
            Assert.Equal(whole, Octets.DecodeBase64(buffer, 5, expected.Length, decoded, 3));
            Assert.Equal(octets[..whole], decoded[3..(3 + whole)]);
        }
    }

    [Theory]
    [InlineData("AAAA AAAA", 3)]
    [InlineData("AAAAA\r\nAAA", 3)]
    [InlineData("AA=A", 0)]
    [InlineData("AAAAAAAAA", 6)]
    public void Base64_ends_at_what_is_none(string text, int written)
    {
        byte[] source = Encoding.ASCII.GetBytes(text);

        Assert.Equal(written, Octets.DecodeBase64(source, 0, source.Length, new byte[16], 0));
    }

    [Theory]
    [InlineData("ann", 3, 3)]
    [InlineData("ann", 2, -1)]
    [InlineData("", 0, 0)]
    [InlineData("jörg", 5, 5)]
    [InlineData("jörg", 4, -1)]
    [InlineData("\U0001F4E7", 4, 4)]
    [InlineData("\U0001F4E7", 3, -1)]
    public void Text_is_encoded_if_it_fits(string text, int room, int written)
    {
        // Once the array ends with the room, once it goes on behind it.
        foreach (int behind in new[] { 0, 9 })
        {
            var target = new byte[2 + room + behind];
            Assert.Equal(written, Octets.Encode(text, target, 2, room));
            if (written > 0) Assert.Equal(text, Octets.Decode(target, 2, written));
        }
    }

    private static int At(int start, int found) => found < 0 ? -1 : start + found;
}
