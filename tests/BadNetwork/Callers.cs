namespace Pop3Nano.BadNetwork;

/// <summary>Who visits behind which octets.</summary>
internal enum Callers
{
    /// <summary>Blocking and async calls, behind each.</summary>
    Both,

    /// <summary>In turn: blocking calls behind even numbers of octets.</summary>
    BlockingFirst,

    /// <summary>In turn: async calls behind even numbers of octets.</summary>
    AsyncFirst,
}
