namespace Pop3Nano.Generator.Model;

/// <summary>What may follow a command in the same flight.</summary>
internal enum Pipelining
{
    /// <summary>Anything.</summary>
    Yes,

    /// <summary>Only what the server is known to keep: the login trap.</summary>
    Login,

    /// <summary>Nothing.</summary>
    Last,
}
