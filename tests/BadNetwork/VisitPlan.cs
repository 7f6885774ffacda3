using System;
using Pop3Nano.Testing;

namespace Pop3Nano.BadNetwork;

/// <summary>One visit: what goes wrong, and how the client waits.</summary>
/// <param name="Fault">What happens to the octets of one way.</param>
/// <param name="OfClient">Whether that is what the client sends; else what the server does.</param>
/// <param name="IsBlocking">Blocking calls or async ones.</param>
/// <param name="Patience">The client's Timeout and GreetingTimeout, in milliseconds.</param>
/// <param name="IsHarmless">Whether the fault changes no octet that the client takes for good: what it read has to be right then.</param>
internal sealed record VisitPlan(Fault Fault, bool OfClient, bool IsBlocking, int Patience, bool IsHarmless)
{
    public override string ToString() => FormattableString.Invariant($"{Fault} of the {(OfClient ? "client" : "server")}'s octets, {(IsBlocking ? "blocking" : "async")}");
}
