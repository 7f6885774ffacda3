using System;
using System.IO;
using System.Text;
using Pop3Nano.Session;

namespace Pop3Nano.VirtualBoard;

/// <summary>What the command line says, checked.</summary>
internal sealed record BoardArguments
{
    public string Host { get; init; } = "";

    public int Port { get; init; }

    public string User { get; init; } = "";

    public string Tls { get; init; } = "implicit";

    public FileInfo? Ca { get; init; }

    public bool Once { get; init; }

    public int? Interval { get; init; }

    public bool Trace { get; init; }

    public bool DeleteRejected { get; init; }

    /// <summary>The board's name, as commands give it.</summary>
    public string Device { get; init; } = "";

    /// <summary>The keys that commands are signed with.</summary>
    public FileInfo? Keys { get; init; }

    /// <summary>True if commands that nobody signed are to be obeyed.</summary>
    public bool Plain { get; init; }

    public FileInfo? Store { get; init; }

    /// <summary>How many devices poll; null: one, on the screen.</summary>
    public int? Fleet { get; init; }

    /// <summary>How many threads take turns for a fleet.</summary>
    public int? Workers { get; init; }

    /// <summary>How long a fleet polls.</summary>
    public int? Seconds { get; init; }

    /// <summary>True if no device of a fleet goes on with an earlier TLS session.</summary>
    public bool FullHandshakes { get; init; }

    /// <summary>The server's process on this machine; 0: unknown.</summary>
    public int ServerPid { get; init; }

    /// <summary>True if no server is named: the program brings its own.</summary>
    public bool IsEmbedded => Host.Length == 0;

    public Pop3Security Security => Tls switch
    {
        "implicit" => Pop3Security.Implicit,
        "starttls" => Pop3Security.StartTls,
        _ => Pop3Security.None,
    };

    /// <summary>Where to connect.</summary>
    /// <exception cref="ArgumentException">A value is out of range, or the CA file holds no certificate.</exception>
    /// <exception cref="IOException">The CA file can't be read.</exception>
    public Pop3Endpoint Endpoint()
    {
        if (Port is < 0 or > 65535) throw new ArgumentException($"--port {Port} is out of range: 1 to 65535.");
        var endpoint = new Pop3Endpoint(Host, Port, Security);
        if (Ca == null) return endpoint;
        byte[] pem = File.ReadAllBytes(Ca.FullName);
        if (!Encoding.ASCII.GetString(pem).Contains("-----BEGIN CERTIFICATE-----", StringComparison.Ordinal))
            throw new ArgumentException($"{Ca} holds no certificate in PEM form.");
        endpoint.TrustedCertificates = pem;
        return endpoint;
    }
}
