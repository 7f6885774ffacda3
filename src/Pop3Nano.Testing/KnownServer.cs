using System;

namespace Pop3Nano.Testing;

/// <summary>A server or provider that is in use, with the ways that tell it from others, for tests against it without a network.</summary>
public sealed class KnownServer
{
    private readonly Action<Pop3TestServer>? _script;

    internal KnownServer(string name, string ways, Pop3TestServerOptions options, Action<Pop3TestServer>? script = null)
    {
        Name = name;
        Ways = ways;
        Options = options;
        _script = script;
    }

    /// <summary>What it is called.</summary>
    public string Name { get; }

    /// <summary>What a client has to cope with there, in a sentence.</summary>
    public string Ways { get; }

    /// <summary>Its options: a record, so that <c>with</c> varies it, such as by a <see cref="ManualClock"/>.</summary>
    public Pop3TestServerOptions Options { get; }

    /// <summary>Makes a server with these ways; the caller adds mailboxes, starts and disposes it.</summary>
    public Pop3TestServer CreateServer() => CreateServer(Options);

    /// <summary>The same with other options, made of <see cref="Options"/>.</summary>
    /// <exception cref="ArgumentNullException"><paramref name="options"/> is null.</exception>
    public Pop3TestServer CreateServer(Pop3TestServerOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var server = new Pop3TestServer(options);
        _script?.Invoke(server);
        return server;
    }

    /// <summary>The name.</summary>
    public override string ToString() => Name;
}
