namespace Pop3Nano.Tests.Faults;

/// <summary>How a <see cref="FaultyVisit"/> is made.</summary>
/// <param name="Blocking">By the blocking driver, or by the async one.</param>
/// <param name="InFlight">The commands behind the login together, or one by one.</param>
/// <param name="OfClient">The fault is in what the client sends, or in what the server does.</param>
public sealed record VisitKind(bool Blocking, bool InFlight, bool OfClient);
