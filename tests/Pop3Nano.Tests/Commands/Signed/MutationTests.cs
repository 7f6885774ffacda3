using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Pop3Nano.Commands;
using Xunit;

namespace Pop3Nano.Tests.Commands.Signed;

/// <summary>
/// Signed commands that were changed at random: none is taken whose canonical octets differ from the signed ones. As many as POP3NANO_MUTATIONS
/// says, 40,000 unless it is set.
/// </summary>
public class MutationTests
{
    private static readonly byte[] Tempting = [0, (byte)' ', (byte)'\n', (byte)'\t', (byte)'[', (byte)']', (byte)':', (byte)'0', (byte)'9', (byte)'a', (byte)'F', 0xC2, 0xA0, 0xFF];

    [Fact]
    public void Nothing_else_than_what_was_signed_is_taken()
    {
        int count = int.Parse(Environment.GetEnvironmentVariable("POP3NANO_MUTATIONS") ?? "40000", CultureInfo.InvariantCulture);
        var random = new Random(6);
        using var house = new Greenhouse();
        house.Commands.PollBegins();
        byte[][] originals =
        [
            Encoding.ASCII.GetBytes(Greenhouse.SignerA.Sign(42, "relay 1 on")),
            Encoding.ASCII.GetBytes("Please:\n" + Greenhouse.SignerA.Sign(7, "led blink 3", DateTimeOffset.UnixEpoch.AddYears(100)) + "-- \nAnn\n"),
            Encoding.ASCII.GetBytes(Greenhouse.SignerB.Sign(9, "relay 2 off")),
            Encoding.ASCII.GetBytes(Greenhouse.SignerA.Sign(999_999_999_999_999, "interval 300")),
        ];
        string[] signed = originals.Select(Canonical).ToArray();
        int taken = 0;
        for (int i = 0; i < count; i++)
        {
            byte[] mutant = originals[random.Next(originals.Length)];
            for (int changes = random.Next(1, 5); changes > 0; changes--) mutant = Change(mutant, originals, random);
            if (house.Commands.Check(mutant, 0, mutant.Length) != CommandOutcome.Executed) continue;
            taken++;
            Assert.True(signed.Contains(Canonical(mutant)), $"mutation {i} is taken:\n{Encoding.Latin1.GetString(mutant)}");
        }
        // Some change white space only: those are taken, or the test would prove nothing.
        Assert.InRange(taken, count / 200, count / 2);
    }

    private static byte[] Change(byte[] text, byte[][] originals, Random random)
    {
        if (text.Length == 0) return text;
        int at = random.Next(text.Length);
        switch (random.Next(8))
        {
            case 0:
                byte[] flipped = [.. text];
                flipped[at] ^= (byte)(1 << random.Next(8));
                return flipped;
            case 1:
                byte[] replaced = [.. text];
                replaced[at] = Tempting[random.Next(Tempting.Length)];
                return replaced;
            case 2:
                return [.. text[..at], Tempting[random.Next(Tempting.Length)], .. text[at..]];
            case 3:
                return [.. text[..at], .. text[Math.Min(text.Length, at + random.Next(1, 4))..]];
            case 4:
                return text.Length > 40 ? text[..at] : text;
            case 5: // parts change places
                int other = random.Next(text.Length);
                (int low, int high) = (Math.Min(at, other), Math.Max(at, other));
                return [.. text[..low], .. text[high..], .. text[low..high]];
            case 6: // two commands become one
                byte[] second = originals[random.Next(originals.Length)];
                return [.. text[..at], .. second[Math.Min(at, second.Length)..]];
            default:
                int end = Math.Min(text.Length, at + random.Next(1, 30));
                return [.. text[..end], .. text[at..]];
        }
    }

    // The specification again, in another way: the words from the first "[pop3nano" to before the first "mac:".
    private static string Canonical(byte[] text)
    {
        string[] words = Encoding.Latin1.GetString(text).Replace("\u00c2\u00a0", " ", StringComparison.Ordinal)
            .Split([.. Enumerable.Range(0, 33).Select(i => (char)i)], StringSplitOptions.RemoveEmptyEntries);
        string all = string.Join(' ', words);
        int start = all.IndexOf("[pop3nano ", StringComparison.Ordinal);
        int end = start < 0 ? -1 : (all + " ").IndexOf(" mac: ", start, StringComparison.Ordinal);
        return end < 0 ? "" : all[start..end];
    }
}
