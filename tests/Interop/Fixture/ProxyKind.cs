namespace Pop3Nano.Interop;

/// <summary>A real proxy program, and how it is set up.</summary>
public enum ProxyKind
{
    /// <summary>microsocks: SOCKS 5.</summary>
    Microsocks,

    /// <summary>The same with user name and password.</summary>
    MicrosocksWithPassword,

    /// <summary>danted: SOCKS 4 and 5.</summary>
    Dante,

    /// <summary>tinyproxy: HTTP CONNECT.</summary>
    Tinyproxy,

    /// <summary>The same with Basic credentials.</summary>
    TinyproxyWithPassword,
}
