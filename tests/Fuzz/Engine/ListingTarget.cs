using Pop3Nano.Fuzz.Cases;

namespace Pop3Nano.Fuzz.Engine;

/// <summary>STAT, LIST, UIDL and LANG: one reply, of any words.</summary>
internal sealed class ListingTarget : ReplyTarget
{
    public override string Name => "listings";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        char letter = "TLlDdGg"[random.Next(7)];
        octets.Add("_+OK\r\n\u0002UP\n+OK\r\n+OK\r\n\u0002").Add((byte)letter).Add("\n+OK ");
        bool isListing = letter is 'L' or 'D' or 'G';
        if (!isListing || random.OneIn(4)) Grammar.Fields(octets, random);
        else octets.Add("\r\n");
        if (isListing) Grammar.Listing(octets, random, random.OneIn(60) ? 40 + random.Next(90) : random.Next(6));
    }
}
