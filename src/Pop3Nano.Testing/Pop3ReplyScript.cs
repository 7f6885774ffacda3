using System;
using System.Collections.Generic;
using System.Text;

namespace Pop3Nano.Testing;

/// <summary>
/// Misbehaviour for one kind of reply, made by <see cref="Pop3TestServer.On"/>. The verbs can be chained; the last of
/// <see cref="Reply(string)"/>, <see cref="Garbage"/> and <see cref="Silence"/> holds. Text is sent raw, as UTF-8:
/// line ends are the caller's.
/// </summary>
public sealed class Pop3ReplyScript
{
    private readonly string _keyword;
    private readonly int _occurrence;
    private readonly int _connection;
    private readonly List<byte[]> _before = [];
    private readonly List<byte[]> _behind = [];
    private bool _isFromThere;
    private int _seen;
    private byte[]? _replacement;
    private bool? _isCarriedOut;
    private bool _closes;
    private long _limit = long.MaxValue;
    private AfterReply _afterLimit;
    private TimeSpan _delay;
    private TimeSpan _drip;

    internal Pop3ReplyScript(string keyword, int occurrence, int connection)
    {
        _keyword = keyword;
        _occurrence = occurrence;
        _connection = connection;
    }

    // A command whose reply is scripted away is not carried out, unless the new reply says that it was.
    internal bool CarriesOut => _isCarriedOut ?? (_replacement is null ? !_closes : _replacement.AsSpan().StartsWith("+OK"u8));

    /// <summary>Replaces the reply. One that starts with <c>+OK</c> has the command carried out, any other has not.</summary>
    /// <param name="text">Everything that is sent, CRLF and termination octet included.</param>
    public Pop3ReplyScript Reply(string text) => Reply(Octets(text));

    /// <summary>Replaces the reply by octets. A reply that starts with <c>+OK</c> has the command carried out, any other has not.</summary>
    public Pop3ReplyScript Reply(byte[] octets) => With(() => _replacement = Checked(octets));

    /// <summary>Sends nothing. The command is not carried out; later commands are answered.</summary>
    public Pop3ReplyScript Silence() => Reply([]);

    /// <summary>
    /// Sends octets 0x80–0xFF without any line end in place of the reply, the same at each run. The command is not carried out.
    /// </summary>
    /// <param name="octets">How many, from 1.</param>
    public Pop3ReplyScript Garbage(int octets)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(octets, 1);
        byte[] garbage = new byte[octets];
        for (int i = 0; i < octets; i++) garbage[i] = (byte)(0x80 | (i * 37 + 11));
        return Reply(garbage);
    }

    /// <summary>Sends raw text before the reply.</summary>
    public Pop3ReplyScript Prepend(string text) => With(() => _before.Add(Octets(text)));

    /// <summary>Sends raw octets before the reply.</summary>
    public Pop3ReplyScript Prepend(byte[] octets) => With(() => _before.Add(Checked(octets)));

    /// <summary>Sends raw text right behind the reply; behind that of STLS, still in clear text.</summary>
    public Pop3ReplyScript Append(string text) => With(() => _behind.Add(Octets(text)));

    /// <summary>Sends raw octets right behind the reply; behind that of STLS, still in clear text.</summary>
    public Pop3ReplyScript Append(byte[] octets) => With(() => _behind.Add(Checked(octets)));

    /// <summary>Closes the connection behind the reply; used alone, in place of the reply and without carrying the command out.</summary>
    public Pop3ReplyScript Close() => With(() => _closes = true);

    /// <summary>Sends so many octets of the reply and closes the connection: behind the whole reply if it has no more.</summary>
    /// <param name="octets">From 0.</param>
    public Pop3ReplyScript Cut(long octets) => Limit(octets, AfterReply.Close);

    /// <summary>Sends so many octets of the reply, or the whole one if it has no more, and nothing else on this connection, which stays open.</summary>
    /// <param name="octets">From 0.</param>
    public Pop3ReplyScript Stall(long octets) => Limit(octets, AfterReply.Stall);

    /// <summary>Waits before the reply, by the clock of the options.</summary>
    /// <param name="time">From zero to 24 days. For a reply that never comes there is <see cref="Stall"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, as infinite ones are, or longer than a timer takes.</exception>
    public Pop3ReplyScript Delay(TimeSpan time) => With(() => _delay = WaitingTime.Checked(time));

    /// <summary>Sends the reply octet by octet, each after a wait by the clock of the options.</summary>
    /// <param name="interval">From zero to 24 days.</param>
    /// <exception cref="ArgumentOutOfRangeException">The time is negative, as infinite ones are, or longer than a timer takes.</exception>
    public Pop3ReplyScript Drip(TimeSpan interval) => With(() => _drip = WaitingTime.Checked(interval) > TimeSpan.Zero ? interval : TimeSpan.FromTicks(1));

    /// <summary>Has the command carried out, or not, whatever the reply says.</summary>
    public Pop3ReplyScript CarriedOut(bool value = true) => With(() => _isCarriedOut = value);

    // This occurrence, and all that come after it.
    internal Pop3ReplyScript AndLater() => With(() => _isFromThere = true);

    // Counts the occurrence; true if this is one that is meant.
    internal bool Matches(string keyword, int connection)
    {
        bool isCommand = keyword is not ScriptKeyword.Greeting and not ScriptKeyword.SaslResponse;
        if (keyword != _keyword && !(_keyword == ScriptKeyword.Any && isCommand)) return false;
        if (_connection != 0 && _connection != connection) return false;
        _seen++;
        return _occurrence == 0 || _occurrence == _seen || (_isFromThere && _seen > _occurrence);
    }

    internal void Apply(ServerReply reply, string keyword)
    {
        if (_replacement is not null || (_closes && !CarriesOut)) reply.Clear();
        if (_replacement is { Length: > 0 }) reply.Add(_replacement);
        for (int i = _before.Count - 1; i >= 0; i--) reply.Prepend(_before[i]);
        foreach (byte[] octets in _behind) reply.Add(octets);
        // QUIT is the end even where its reply says no (RFC 1939 §6).
        if (_closes || (keyword == "QUIT" && _replacement is { Length: > 0 })) reply.After = AfterReply.Close;
        reply.Limit = _limit;
        reply.AfterLimit = _afterLimit;
        reply.Delay = _delay;
        reply.DripInterval = _drip;
    }

    private Pop3ReplyScript Limit(long octets, AfterReply after)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(octets);
        return With(() =>
        {
            _limit = octets;
            _afterLimit = after;
        });
    }

    private Pop3ReplyScript With(Action change)
    {
        change();
        return this;
    }

    private static byte[] Checked(byte[] octets)
    {
        ArgumentNullException.ThrowIfNull(octets);
        return octets;
    }

    private static byte[] Octets(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return Encoding.UTF8.GetBytes(text);
    }
}
