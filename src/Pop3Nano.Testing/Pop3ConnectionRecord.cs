using System;
using System.Collections.Generic;

namespace Pop3Nano.Testing;

/// <summary>
/// What one connection did. It goes on counting while the connection lives; every property is a snapshot, safe on any thread.
/// </summary>
public sealed class Pop3ConnectionRecord
{
    private readonly object _gate = new();
    private readonly List<string> _commands = [];
    private readonly TranscriptRecorder _transcript;
    private bool _flightIsOver = true;
    private int _flights;
    private int _logins;
    private long _received;
    private long _sent;
    private string _user = "";
    private bool _isTls;
    private bool _isClosed;

    internal Pop3ConnectionRecord(int number, bool keepsTranscript)
    {
        Number = number;
        _transcript = new TranscriptRecorder(keepsTranscript);
    }

    /// <summary>The connection's place in the order of connecting, from 1.</summary>
    public int Number { get; }

    /// <summary>
    /// How often the client sent octets after the server had: the first octets behind the greeting are flight 1. TLS handshakes do not
    /// count.
    /// </summary>
    public int Flights => Locked(() => _flights);

    /// <summary>
    /// The keywords that were read, in capitals and in order. SASL responses are not among them; what may be a secret reads <c>***</c>.
    /// </summary>
    public IReadOnlyList<string> Commands => Locked(() => _commands.ToArray());

    /// <summary>The number of successful logins: 0 or 1.</summary>
    public int Logins => Locked(() => _logins);

    /// <summary>The octets that came from the client, without TLS.</summary>
    public long OctetsReceived => Locked(() => _received);

    /// <summary>The octets that went to the client, without TLS.</summary>
    public long OctetsSent => Locked(() => _sent);

    /// <summary>The user that logged in, or an empty string.</summary>
    public string User => Locked(() => _user);

    /// <summary>Whether TLS protects the connection.</summary>
    public bool IsTls => Locked(() => _isTls);

    /// <summary>Whether the connection has ended.</summary>
    public bool IsClosed => Locked(() => _isClosed);

    /// <summary>
    /// The dialogue: <c>C: </c> and <c>S: </c> lines, secrets as <c>***</c>, messages as their number of octets on the wire.
    /// </summary>
    public IReadOnlyList<string> Transcript => Locked(_transcript.Snapshot);

    internal void Received(int octets)
    {
        lock (_gate)
        {
            if (_flightIsOver) _flights++;
            _flightIsOver = false;
            _received += octets;
        }
    }

    internal void Sent(ReadOnlySpan<byte> octets, bool isMessage)
    {
        lock (_gate)
        {
            _flightIsOver = true;
            _sent += octets.Length;
            _transcript.Sent(octets, isMessage);
        }
    }

    internal void Command(string keyword, string shown)
    {
        lock (_gate)
        {
            _commands.Add(keyword);
            _transcript.Received(shown);
        }
    }

    internal void SaslResponse()
    {
        lock (_gate) _transcript.Received("***");
    }

    internal void LoggedIn(string user)
    {
        lock (_gate)
        {
            _logins++;
            _user = user;
        }
    }

    internal void Secured()
    {
        lock (_gate) _isTls = true;
    }

    internal void Closed()
    {
        lock (_gate) _isClosed = true;
    }

    private T Locked<T>(Func<T> read)
    {
        lock (_gate) return read();
    }
}
