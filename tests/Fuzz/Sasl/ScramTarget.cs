using System;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Sasl;

/// <summary>SCRAM: server-first and server-final (RFC 5802 §5, §7).</summary>
internal sealed class ScramTarget : SaslTarget
{
    private const string First = "r=rOprNGfwEbeRWgbNEkqO%hvYDpWUa2RaTCAfuxFIlj)hNlF$k0,s=W22ZaJ0SNY7soEsUEjb6gQ==,i=4096";
    private const string Final = "v=6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G4=";

    private static readonly string[] Iterations = ["4095", "0", "-1", "1", "99999999999", "", "1000001", "0x1000"];
    private static readonly string[] Salts = ["W22ZaJ0SNY7soEsUEjb6gQ==", "", "=", "YQ==", "YQ=", "a b=", "!!!!"];
    private static readonly string[] Finals = [Final, "v=", "e=invalid-proof", "e=other-error", "v=YQ==", "x=y", "e=", Final + ",x=y"];

    public override string Name => "scram";

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        // The right count costs 4,096 rounds of HMAC: what lies behind it is reached by one case in hundred.
        if (random.OneIn(100))
        {
            octets.Add(First).Add(Next).Add(random.Any(Finals));
            return;
        }
        octets.Add("r=").Add(random.OneIn(10) ? "x" : FixedScram.Nonce).Add(random.OneIn(10) ? "" : "abc").Add(random.OneIn(20) ? ",m=x" : "");
        octets.Add(",s=").Add(random.Any(Salts)).Add(",i=").Add(random.Any(Iterations)).Add(random.OneIn(8) ? ",x=y" : "").Add(Next).Add(random.Any(Finals));
    }

    protected override SaslMechanism Create() => new FixedScram();

    // The two low bits of the last digit belong to no octet: 4 to 7 are the same proof.
    protected override bool MayComplete(ReadOnlySpan<byte> octets)
    {
        ReadOnlySpan<byte> proof = "6rriTRBi23WpRR/wtup+mMhUZUn/dB5nLTJRsjl95G"u8;
        int at = octets.IndexOf(proof);
        return at > 0 && octets.Length > at + proof.Length && octets[at + proof.Length] is >= (byte)'4' and <= (byte)'7';
    }
}
