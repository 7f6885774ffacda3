using Pop3Nano.Fuzz.Cases;

namespace Pop3Nano.Fuzz.Engine;

/// <summary>Whole dialogues: greeting, login, flights, end.</summary>
internal sealed class DialogueTarget : ReplyTarget
{
    private static readonly string[] Logins = ["UP", "U\nP", "a", "A", "I", "CUP", "CI", "SK", "8UP", "G", "g", "Q", "UPN", "UPLD"];

    public override string Name => "replies";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        octets.Add(random.OneIn(3) ? (byte)random.Next(256) : (byte)'_');
        Grammar.Greeting(octets, random);
        Turn(octets, random, random.Any(Logins));
        for (int turns = random.Next(4); turns > 0; turns--)
        {
            octets.Add(Dialogue.Turn);
            int from = octets.Length;
            for (int commands = 1 + random.Next(4); commands > 0; commands--) octets.Add((byte)(random.OneIn(10) ? Dialogue.Letters[random.Next(Dialogue.Letters.Length)] : "TLlDdMOENZC"[random.Next(11)]));
            int to = octets.Length;
            octets.Add("\n");
            for (int i = from; i < to; i++) Grammar.Reply(octets, random, (char)octets.Octets[i]);
        }
        if (random.OneIn(2)) Turn(octets, random, "Q");
    }

    private static void Turn(CaseOctets octets, CaseRandom random, string letters)
    {
        foreach (string part in letters.Split('\n'))
        {
            octets.Add(Dialogue.Turn).Add(part).Add("\n");
            foreach (char letter in part) Grammar.Reply(octets, random, letter);
        }
    }
}
