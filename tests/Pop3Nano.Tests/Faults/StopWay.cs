namespace Pop3Nano.Tests.Faults;

/// <summary>How a session is stopped, and what it was doing.</summary>
/// <param name="Login">How it logs in: one of <see cref="StoppedVisit.Logins"/>.</param>
/// <param name="InFlight">What follows the login together, or one by one.</param>
/// <param name="Blocking">By the blocking driver, or by the async one.</param>
/// <param name="ByToken">A token is cancelled; or another thread disposes of the session.</param>
/// <param name="Moment">When.</param>
public sealed record StopWay(string Login, bool InFlight, bool Blocking, bool ByToken, StopMoment Moment);
