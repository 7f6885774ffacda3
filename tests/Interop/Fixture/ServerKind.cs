namespace Pop3Nano.Interop;

/// <summary>A real server.</summary>
public enum ServerKind
{
    /// <summary>Dovecot: keeps whatever lies behind a login.</summary>
    Dovecot,

    /// <summary>Courier: everything that lies behind a login in one segment is lost.</summary>
    Courier,

    /// <summary>Cyrus: what lies behind AUTH is lost, what lies behind PASS is not.</summary>
    Cyrus,

    /// <summary>GNU mailutils: TLS and capabilities, and no AUTH.</summary>
    Mailutils,

    /// <summary>popa3d: no CAPA, no TLS.</summary>
    Popa3d,

    /// <summary>solid-pop3d: the same, with Maildirs; what lies behind PASS is lost.</summary>
    Solid,
}
