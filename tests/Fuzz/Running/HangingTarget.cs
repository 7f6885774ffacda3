using System;
using System.Threading;
using Pop3Nano.Fuzz.Cases;

namespace Pop3Nano.Fuzz.Running;

/// <summary>Hangs until somebody notices.</summary>
internal sealed class HangingTarget : FuzzTarget, IDisposable
{
    public override string Group => "none";

    public override string Name => "hanging";

    public ManualResetEventSlim Over { get; } = new();

    public override void Make(CaseOctets octets, CaseRandom random) => octets.Add("x");

    public override void Check(CaseOctets octets, CaseRandom random) => FindingException.Unless(Over.Wait(TimeSpan.FromSeconds(120)), "nobody noticed");

    public void Dispose() => Over.Dispose();
}
