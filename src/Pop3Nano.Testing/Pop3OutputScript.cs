using System;

namespace Pop3Nano.Testing;

/// <summary>Misbehaviour for all that one connection, or each, sends; made by <see cref="Pop3TestServer.OnOutput"/>.</summary>
public sealed class Pop3OutputScript
{
    private readonly int _connection;

    internal Pop3OutputScript(int connection) => _connection = connection;

    internal long OctetLimit { get; private set; } = long.MaxValue;
    internal bool ClosesAtLimit { get; private set; }
    internal TimeSpan DripInterval { get; private set; }

    /// <summary>Closes the connection after so many octets, the greeting included, TLS not. One that is sent fewer meets nothing.</summary>
    /// <param name="octets">From 0.</param>
    public Pop3OutputScript Cut(long octets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(octets);
        OctetLimit = octets;
        ClosesAtLimit = true;
        return this;
    }

    /// <summary>Sends so many octets, the greeting included, TLS not, and nothing more; the connection stays open.</summary>
    /// <param name="octets">From 0.</param>
    public Pop3OutputScript Stall(long octets)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(octets);
        OctetLimit = octets;
        ClosesAtLimit = false;
        return this;
    }

    /// <summary>Sends octet by octet, each after a wait by the clock of the options.</summary>
    /// <param name="interval">From zero to 24 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, as infinite ones are, or longer than a timer takes.</exception>
    public Pop3OutputScript Drip(TimeSpan interval)
    {
        DripInterval = WaitingTime.Checked(interval) > TimeSpan.Zero ? interval : TimeSpan.FromTicks(1);
        return this;
    }

    internal bool Holds(int connection) => _connection == 0 || _connection == connection;
}
