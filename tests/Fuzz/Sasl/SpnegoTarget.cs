using System;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;

namespace Pop3Nano.Fuzz.Sasl;

/// <summary>Tokens of SPNEGO (RFC 4178 §4.2.2), with NTLM's challenge in them, without, and the challenge by itself: what is malformed never reaches the platform, what is sound does.</summary>
internal sealed class SpnegoTarget : FuzzTarget
{
    private static readonly string[] Names = ["", "D\0", "D\0O\0M\0N\0", "\x3D\xD8\0\xDE", "DOMN", "\0\xD8"];
    private static readonly string[] Codes = ["", "a code", "\0\0\0\0\0\0\0\0", "NTLMSSP\0\x02\0\0\0"];

    private readonly CaseOctets _inner = new();
    private readonly CaseOctets _outer = new();
    private readonly CaseOctets _code = new();

    public override string Group => "sasl";

    public override string Name => "spnego";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        _inner.Clear();
        if (random.OneIn(6)) _inner.Add(random.Any(Codes));
        else Challenge(_inner, random);
        if (random.OneIn(4))
        {
            octets.Add(_inner.Span);
            return;
        }
        _outer.Clear();
        if (!random.OneIn(4)) _outer.Add([0xA0, 3, 0x0A, 1, 1]);
        if (!random.OneIn(4)) _outer.Add([0xA1, 12, 6, 10, 0x2B, 6, 1, 4, 1, 0x82, 0x37, 2, 2, 10]);
        Wrap(_outer, 0xA2, _inner, 0x04, random);
        _code.Clear();
        if (random.OneIn(2)) Wrap(_outer, 0xA3, _code.Add(random.Any(Codes)), 0x04, random);
        Wrap(octets, 0xA1, _outer, 0x30, random);
    }

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        using var mechanism = new Witness();
        mechanism.Respond([]);
        try
        {
            mechanism.Respond(octets.Span.ToArray());
        }
        catch (Pop3ProtocolException broken)
        {
            FindingException.Unless(broken.Fault == Pop3Fault.BadChallenge, "it broke in another way");
        }
        bool isExpected = ChallengeModel.MayPass(octets.Span);
        // An empty one begins: it says nothing.
        FindingException.Unless(mechanism.Seen == (isExpected ? 2 : 1), isExpected ? "a sound token did not reach the platform" : "a malformed challenge reached the platform");
    }

    private static void Challenge(CaseOctets octets, CaseRandom random)
    {
        string name = random.Any(Names);
        octets.Add("NTLMSSP\0\x02\0\0\0").Add([(byte)name.Length, 0, (byte)name.Length, 0, 56, 0, 0, 0]);
        octets.Add([(byte)(random.OneIn(4) ? 0x34 : 0x35), 0x82, (byte)random.Any([0x8A, 0x89, 0x88, 0x0A, 0x08]), 0xE2, 1, 2, 3, 4, 5, 6, 7, 8, 0, 0, 0, 0, 0, 0, 0, 0]);
        int at = octets.Length;
        octets.Add([0, 0, 0, 0, (byte)(56 + name.Length), 0, 0, 0, 10, 0, 0x63, 0x45, 0, 0, 0, 15]).Add(name);
        int from = octets.Length;
        for (int pairs = random.Next(5); pairs > 0; pairs--) Pair(octets, random, 1 + random.Next(random.OneIn(10) ? 12 : 10));
        octets.Add([0, 0, 0, 0]);
        int length = octets.Length - from;
        for (int i = 0; i < 4; i++) octets.Octets[at + i] = (byte)(length >> (i % 2 * 8));
    }

    private static void Pair(CaseOctets octets, CaseRandom random, int id)
    {
        int length = id switch { 6 => 4, 7 => 8, 8 => 48, 10 => 16, _ => -1 };
        if (random.OneIn(12)) length = random.Next(20);
        string text = random.Any(Names);
        octets.Add([(byte)id, 0, (byte)(length < 0 ? text.Length : length), 0]);
        if (length < 0) octets.Add(text);
        while (length-- > 0) octets.Add((byte)0);
    }

    // Two elements, one in the other. Lengths as short as they can be, or longer.
    private static void Wrap(CaseOctets octets, byte tag, CaseOctets content, byte innerTag, CaseRandom random)
    {
        int innerSize = Size(content.Length, random);
        int size = Size(content.Length + 2 + innerSize, random);
        Header(octets, tag, content.Length + 2 + innerSize, size);
        Header(octets, innerTag, content.Length, innerSize);
        octets.Add(content.Span);
    }

    private static int Size(int length, CaseRandom random) => Math.Min(4, (length < 128 ? 0 : length < 256 ? 1 : 2) + (random.OneIn(12) ? 1 + random.Next(2) : 0));

    private static void Header(CaseOctets octets, byte tag, int length, int size)
    {
        octets.Add(tag).Add((byte)(size == 0 ? length : 128 + size));
        for (int i = size - 1; i >= 0; i--) octets.Add((byte)(length >> (i * 8)));
    }
}
