using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Text;

namespace Pop3Nano.Testing;

/// <summary>
/// A maildrop that is filled from code. All members are safe on any thread; a session sees the messages that were there at its login.
/// </summary>
public sealed class TestMailbox
{
    private readonly object _gate = new();
    private readonly List<TestMessage> _messages = [];
    private int _added;
    private readonly HashSet<object> _holders = [];
    private long? _lastLogin;

    internal TestMailbox(string user, string password)
    {
        User = user;
        Password = password;
    }

    /// <summary>The name to log in with.</summary>
    public string User { get; }

    /// <summary>The password. A change holds from the next login.</summary>
    public string Password { get; set; }

    /// <summary>The access token that XOAUTH2 and OAUTHBEARER take. Empty: none. A change holds from the next login.</summary>
    public string AccessToken { get; set; } = "";

    /// <summary>The number of messages now.</summary>
    public int Count
    {
        get { lock (_gate) return _messages.Count; }
    }

    /// <summary>The messages now, in the order of their numbers.</summary>
    public IReadOnlyList<TestMessage> Messages
    {
        get { lock (_gate) return _messages.ToArray(); }
    }

    /// <summary>Whether a session holds the exclusive lock (RFC 1939 §4).</summary>
    public bool IsLocked
    {
        get { lock (_gate) return _holders.Count > 0; }
    }

    /// <summary>
    /// True: any number of sessions at once, as Dovecot has it unless it is told otherwise. False, unless it is set: one, as RFC 1939 §4 demands.
    /// </summary>
    public bool IsShared { get; set; }

    /// <summary>Adds a message. Line ends may be LF or CRLF and are stored as CRLF; the text is stored as UTF-8.</summary>
    /// <param name="text">Headers, an empty line and the body.</param>
    /// <param name="uniqueId">The unique-id, or null for one of its own.</param>
    public TestMessage Add(string text, string? uniqueId = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        string crlf = text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("\n", "\r\n", StringComparison.Ordinal);
        return Add(Encoding.UTF8.GetBytes(crlf), uniqueId);
    }

    /// <summary>Adds a message of these very octets; they are not copied. Where it does not end with CRLF, one follows when it is sent (RFC 1939 §3).</summary>
    /// <param name="octets">The message without byte-stuffing and termination octet.</param>
    /// <param name="uniqueId">The unique-id, or null for one of its own.</param>
    public TestMessage Add(byte[] octets, string? uniqueId = null)
    {
        ArgumentNullException.ThrowIfNull(octets);
        lock (_gate) return Append(new TestMessage(this, octets, uniqueId ?? NextUniqueId()));
    }

    /// <summary>Adds a message that is opened anew for each RETR and TOP and is never held in memory.</summary>
    /// <param name="octets">The size in octets that STAT and LIST tell.</param>
    /// <param name="open">Gives a stream of the message; the server disposes it.</param>
    /// <param name="uniqueId">The unique-id, or null for one of its own.</param>
    public TestMessage Add(long octets, Func<Stream> open, string? uniqueId = null)
    {
        ArgumentNullException.ThrowIfNull(open);
        ArgumentOutOfRangeException.ThrowIfNegative(octets);
        lock (_gate) return Append(new TestMessage(this, open, octets, uniqueId ?? NextUniqueId()));
    }

    /// <summary>Adds a synthetic message: a Subject header and lines of 78 octets, made while they are sent, always the same.</summary>
    /// <param name="octets">The exact size in octets, from 32.</param>
    /// <param name="uniqueId">The unique-id, or null for one of its own.</param>
    public TestMessage AddSynthetic(long octets, string? uniqueId = null)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(octets, SyntheticMessageStream.LeastOctets);
        return Add(octets, () => new SyntheticMessageStream(octets), uniqueId);
    }

    /// <summary>Removes all messages, as another program would: sessions that are open keep theirs.</summary>
    public void Clear()
    {
        lock (_gate) _messages.Clear();
    }

    internal int NumberOf(TestMessage message)
    {
        lock (_gate) return _messages.IndexOf(message) + 1;
    }

    // The login's last step, in one go: LOGIN-DELAY (RFC 2449 §8.1.1), then the lock (RFC 1939 §4).
    internal LoginRefusal TryOpen(object session, TimeProvider clock, int loginDelay, out TestMessage[] messages)
    {
        lock (_gate)
        {
            messages = [];
            var least = TimeSpan.FromSeconds(loginDelay);
            if (_lastLogin is long last && loginDelay > 0 && clock.GetElapsedTime(last) < least) return LoginRefusal.TooSoon;
            if (_holders.Count > 0 && !IsShared) return LoginRefusal.InUse;
            _holders.Add(session);
            _lastLogin = clock.GetTimestamp();
            messages = [.. _messages];
            return LoginRefusal.None;
        }
    }

    internal void Release(object session)
    {
        lock (_gate) _holders.Remove(session);
    }

    internal void Remove(HashSet<TestMessage> messages)
    {
        lock (_gate) _messages.RemoveAll(messages.Contains);
    }

    private TestMessage Append(TestMessage message)
    {
        _messages.Add(message);
        return message;
    }

    private string NextUniqueId() => (++_added).ToString("x8", CultureInfo.InvariantCulture) + "5f3b1a2c";
}
