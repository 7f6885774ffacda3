using System;

namespace Pop3Nano.Interop;

/// <summary>The shape of a server, where it is not the usual one.</summary>
public sealed record DovecotOptions
{
    /// <summary>The oldest TLS version that it speaks, in Dovecot's words.</summary>
    public string LeastTls { get; init; } = "TLSv1.2";

    /// <summary>The newest TLS version that it speaks, in OpenSSL's words; empty: the newest that there is.</summary>
    public string GreatestTls { get; init; } = "";

    /// <summary>Whether a session locks its maildrop (RFC 1939 §4); others then wait some ten seconds before they hear [IN-USE].</summary>
    public bool LockSession { get; init; }

    /// <summary>
    /// Whether it keeps everybody waiting between the login and its reply, as it does with a storage far away or with disks that wake up:
    /// until <see cref="DovecotServer.OpenStorage"/>.
    /// </summary>
    public bool SlowStorage { get; init; }

    /// <summary>How many sessions one user may have from one address; more hear [IN-USE] at once.</summary>
    public int SessionsPerUser { get; init; } = 10;

    /// <summary>How many sessions it serves at once, a process each; more wait. Dovecot's own default.</summary>
    public int MostSessions { get; init; } = 100;

    /// <summary>The name in its certificate; empty: localhost and 127.0.0.1, which are right.</summary>
    public string CertificateName { get; init; } = "";

    /// <summary>How long its certificate is still good; negative: it has expired.</summary>
    public TimeSpan CertificateLife { get; init; } = TimeSpan.FromDays(30);

    /// <summary>Whether it asks clients for a certificate of its own authority (it then drops those who resume a TLS session).</summary>
    public bool AsksForClientCertificate { get; init; }

    /// <summary>Whether nobody may log in who has shown none.</summary>
    public bool WantsClientCertificate { get; init; }

    /// <summary>Whether the certificate says who logs in, by EXTERNAL or any other mechanism.</summary>
    public bool BelievesClientCertificate { get; init; }

    /// <summary>The Kerberos realm whose users may log in by GSSAPI and GSS-SPNEGO; null: none.</summary>
    public KerberosRealm? Realm { get; init; }
}
