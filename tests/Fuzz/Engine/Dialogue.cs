using System;

namespace Pop3Nano.Fuzz.Engine;

/// <summary>
/// Takes a case apart: one octet of settings, then what the server sends. Octet 2 opens a turn of the client, in which each letter up to the line
/// end is a command (<see cref="Letters"/>): written when all that came before it was read.
/// </summary>
internal ref struct Dialogue
{
    public const byte Turn = 2;

    /// <summary>U USER, P PASS, a APOP, A AUTH, I with an initial response, R response, X cancel, S STLS, K TLS has started, 8 UTF8, G g LANG, C CAPA,
    /// T STAT, L l LIST, D d UIDL, M RETR, O TOP, E DELE, N NOOP, Z RSET, Q QUIT; small letters and 'O' have arguments.</summary>
    public const string Letters = "UPaAIRXSK8GgCTLlDdMOENZQ";

    private const int MostLetters = 40;

    private ReadOnlySpan<byte> _rest;

    public Dialogue(ReadOnlySpan<byte> octets)
    {
        int settings = octets.Length == 0 ? 0 : octets[0];
        Room = 64 + (settings & 7) * 64;
        MostCommands = 1 + (settings >> 3 & 7);
        MostUnanswered = (settings & 64) != 0 ? 1024 : 40;
        _rest = octets.Length == 0 ? octets : octets[1..];
        Commands = [];
        Octets = [];
    }

    /// <summary>The octets of the receive buffer.</summary>
    public int Room { get; }

    public int MostCommands { get; }

    public int MostUnanswered { get; }

    /// <summary>What the server sends next.</summary>
    public ReadOnlySpan<byte> Octets { get; private set; }

    /// <summary>What the client then writes.</summary>
    public ReadOnlySpan<byte> Commands { get; private set; }

    /// <summary>False: the server closes the connection.</summary>
    public bool Next()
    {
        if (_rest.IsEmpty) return false;
        int turn = _rest.IndexOf(Turn);
        Octets = turn < 0 ? _rest : _rest[..turn];
        _rest = turn < 0 ? [] : _rest[(turn + 1)..];
        int end = _rest.IndexOf((byte)'\n');
        if (end < 0) end = _rest.Length;
        Commands = turn < 0 ? [] : _rest[..Math.Min(end, MostLetters)];
        _rest = turn < 0 ? [] : _rest[Math.Min(end + 1, _rest.Length)..];
        return true;
    }
}
