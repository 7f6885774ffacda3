using System;

namespace Pop3Nano.Fuzz.Cases;

/// <summary>Changes octets as networks, programs and attackers do.</summary>
internal static class Mutator
{
    private static readonly byte[] Interesting =
    [
        .. "\r\n.\0 +-0123456789\t\"\\<>()[]{}=?:;,*@%&|!'/#_~"u8, 1, 2, 0x1B, 0x7F, 0x80, 0xA0, 0xC2, 0xE2, 0xFE, 0xFF,
    ];

    private static readonly byte[][] Words =
    [
        [.. "\r\n"u8], [.. "\r\n.\r\n"u8], [.. "\n.\n"u8], [.. "\r\n..\r\n"u8], [.. "+OK\r\n"u8], [.. "-ERR\r\n"u8], [.. "+ \r\n"u8], [.. "2147483647"u8], [.. "2147483648"u8],
        [.. "9223372036854775808"u8], [.. "99999999999999999999"u8], [.. "-1"u8], [.. "00"u8], [.. "\r\n "u8], [.. "\r\n\r\n"u8], [.. "=?utf-8?q?"u8], [.. "?="u8], [.. "[SYS/TEMP]"u8],
        [0xEF, 0xBB, 0xBF], [0xC3, 0x28], [0xE2, 0x82], [0xF0, 0x9F, 0x98, 0x80], [0xED, 0xA0, 0x80], [0, 0, 0, 0], [0xFF, 0xFF, 0xFF, 0xFF],
    ];

    /// <summary>From no change at all (a quarter of the cases) to some. The other octets are what is spliced in.</summary>
    public static void Change(CaseOctets octets, CaseOctets other, CaseRandom random)
    {
        int changes = random.Next(4);
        if (changes == 3) changes += random.Next(6);
        for (; changes > 0; changes--) ChangeOnce(octets, other, random);
    }

    private static void ChangeOnce(CaseOctets octets, CaseOctets other, CaseRandom random)
    {
        int at = random.Next(octets.Length + 1);
        int rest = octets.Length - at;
        int some = 1 + random.Next(random.OneIn(8) ? 64 : 4);
        switch (random.Next(12))
        {
            case 0 or 1 when rest > 0:
                octets.Octets[at] ^= (byte)(1 << random.Next(8));
                break;
            case 2 or 3 when rest > 0:
                octets.Octets[at] = random.Any(Interesting);
                break;
            case 4 or 5:
                octets.Insert(at, random.Any(Interesting), 1);
                break;
            case 6:
                octets.Remove(at, Math.Min(rest, some));
                break;
            case 7:
                octets.Repeat(at, Math.Min(rest, some * (random.OneIn(4) ? 16 : 1)));
                break;
            case 8:
                Splice(octets, at, other, random);
                break;
            case 9:
                byte[] word = random.Any(Words);
                octets.Insert(at, 0, word.Length);
                word.CopyTo(octets.Octets.AsSpan(at));
                break;
            case 10 when random.OneIn(4):
                octets.Insert(at, random.Any(Interesting), Run(random));
                break;
            case 11 when random.OneIn(2):
                octets.Cut(at);
                break;
            default:
                if (rest > 0) octets.Octets[at] = (byte)random.Next(256);
                break;
        }
    }

    // Mostly short: long cases cost what a hundred short ones do, and rarely say more.
    private static int Run(CaseRandom random) => random.OneIn(1000) ? 60000 : random.OneIn(50) ? 2000 + random.Next(3000) : 50 + random.Next(500);

    private static void Splice(CaseOctets octets, int at, CaseOctets other, CaseRandom random)
    {
        if (other.Length == 0) return;
        int from = random.Next(other.Length);
        int count = random.OneIn(3) ? other.Length - from : Math.Min(other.Length - from, 1 + random.Next(30));
        if (random.OneIn(2)) octets.Cut(at);
        if (count > CaseOctets.Most - octets.Length) return;
        octets.Insert(at, 0, count);
        other.Span.Slice(from, count).CopyTo(octets.Octets.AsSpan(at));
    }
}
