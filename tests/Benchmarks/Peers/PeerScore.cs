namespace Pop3Nano.Benchmarks;

/// <summary>What a program needed for a task: medians of its runs without delay, and one run each with a long way.</summary>
/// <param name="Trips">How often it spoke after it had heard something; int.MaxValue: not counted, it was too slow.</param>
/// <param name="Near">Without delay.</param>
/// <param name="Far20">Milliseconds where a round trip takes 20; NaN: it would have taken too long.</param>
/// <param name="Far100">The same where it takes 100.</param>
internal sealed record PeerScore(Peer Peer, PeerRun Near, int Trips, double Far20, double Far100);
