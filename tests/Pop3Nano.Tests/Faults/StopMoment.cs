namespace Pop3Nano.Tests.Faults;

/// <summary>When a session is stopped, as seen from one of its reads, writes or handshakes.</summary>
public enum StopMoment
{
    /// <summary>It has not begun.</summary>
    Before,

    /// <summary>Of a write half is out; of the others nothing has come.</summary>
    Within,

    /// <summary>It has ended well, and whoever waits for it does not know yet.</summary>
    Behind,
}
