using Pop3Nano.Fuzz.Cases;

namespace Pop3Nano.Fuzz.Engine;

/// <summary>Status lines and their response codes.</summary>
internal sealed class CodeTarget : ReplyTarget
{
    private static readonly string[] Codes = ["LOGIN-DELAY", "IN-USE", "SYS/TEMP", "SYS/PERM", "AUTH", "UTF8", "sys/temp", "SYS", "X-Y", "", "SYS/TEMP/Z", " AUTH", "[AUTH"];

    public override string Name => "codes";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        int commands = 1 + random.Next(4);
        octets.Add("_+OK\r\n\u0002").Add("UUUU"[..commands]).Add("\n");
        for (; commands > 0; commands--)
        {
            if (random.OneIn(3)) Grammar.Status(octets, random);
            else octets.Add(random.OneIn(2) ? "-ERR" : "+OK").Add(random.OneIn(8) ? "" : " ").Add("[").Add(random.Any(Codes)).Add(random.OneIn(8) ? "\r\n" : "] later\r\n");
        }
    }
}
