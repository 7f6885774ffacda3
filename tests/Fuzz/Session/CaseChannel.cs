using System;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Engine;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Session;

namespace Pop3Nano.Fuzz.Session;

/// <summary>
/// Gives out what a case's server sends, in pieces, never two turns of it at once, and notes what is written. Time is a number. Async, some reads and
/// writes wait until <see cref="Release"/>: all happens on one thread.
/// </summary>
internal sealed class CaseChannel : Pop3Channel
{
    private readonly byte[] _octets = new byte[CaseOctets.Most];
    private readonly List<int> _turns = []; // where each ends
    private readonly CaseRandom _random = new();
    private EventLog _log = null!; // set before each run
    private ChannelEnd _end;
    private bool _isWhole;
    private bool _isClosed;
    private bool _isSecure;
    private int _at;
    private int _turn;
    private int _writesLeft;
    private long _now;
    private long _deadline;
    private uint _calls;
    private Action? _release;

    public override long Milliseconds => _now;

    public override bool IsSecure => _isSecure;

    /// <summary>Takes the server's turns out of a case. Returns the client's letters.</summary>
    public string Begin(ReadOnlySpan<byte> octets, EventLog log)
    {
        _random.Begin(octets);
        (_log, _at, _turn, _now, _calls, _release) = (log, 0, 0, 0, 0, null);
        (_isWhole, _end, _writesLeft) = (_random.OneIn(2), (ChannelEnd)_random.Next(4), _random.OneIn(16) ? _random.Next(6) : int.MaxValue);
        _turns.Clear();
        var letters = new System.Text.StringBuilder();
        var dialogue = new Dialogue(octets);
        int length = 0;
        while (dialogue.Next())
        {
            dialogue.Octets.CopyTo(_octets.AsSpan(length));
            length += dialogue.Octets.Length;
            _turns.Add(length);
            foreach (byte letter in dialogue.Commands) letters.Append((char)letter);
        }
        Open();
        return letters.ToString();
    }

    /// <summary>The client connects again; the server goes on where it was.</summary>
    public void Open()
    {
        _isClosed = false;
        _isSecure = false;
        _deadline = long.MaxValue;
    }

    /// <summary>Does what an async call waits for.</summary>
    public void Release()
    {
        Action? release = _release;
        FindingException.Unless(release != null, "it waits for nothing");
        _release = null;
        release();
    }

    public override int Read(byte[] buffer, int start, int length)
    {
        FindingException.Unless(!_isClosed, "it reads from a channel that is closed");
        FindingException.Unless(length > 0 && start >= 0 && length <= buffer.Length - start, "it has no room to read into");
        while (_turn < _turns.Count && _at == _turns[_turn]) _turn++;
        _now += 7;
        if (_turn == _turns.Count) return End();
        int count = Math.Min(Math.Min(length, _turns[_turn] - _at), _isWhole ? CaseOctets.Most : 1 + _random.Next(20));
        _octets.AsSpan(_at, count).CopyTo(buffer.AsSpan(start));
        _at += count;
        return count;
    }

    public override void Write(byte[] buffer, int start, int length)
    {
        FindingException.Unless(!_isClosed, "it writes to a channel that is closed");
        if (_writesLeft-- == 0) throw new IOException("The line is cut.");
        _log.Event("Write");
        _log.Text(buffer.AsSpan(start, length));
    }

    public override ValueTask<int> ReadAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken)
    {
        if (!Waits()) return new ValueTask<int>(Read(buffer, start, length));
        var source = new TaskCompletionSource<int>();
        _release = () =>
        {
            try
            {
                source.SetResult(Read(buffer, start, length));
            }
            catch (Exception failure) when (!source.Task.IsCompleted)
            {
                source.SetException(failure);
            }
        };
        return new ValueTask<int>(source.Task);
    }

    public override ValueTask WriteAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken)
    {
        Write(buffer, start, length);
        if (!Waits()) return default;
        var source = new TaskCompletionSource();
        _release = source.SetResult;
        return new ValueTask(source.Task);
    }

    public override void SetDeadline(int milliseconds)
    {
        FindingException.Unless(milliseconds is -1 or > 0, "a deadline is none");
        _deadline = milliseconds < 0 ? long.MaxValue : _now + milliseconds;
    }

    public override void StartTls()
    {
        FindingException.Unless(!_isClosed, "TLS starts on a channel that is closed");
        _isSecure = true;
    }

    public override void Close() => _isClosed = true;

    private int End()
    {
        if (_end == ChannelEnd.Fails) throw new IOException("The line is cut.");
        if (_end == ChannelEnd.IsSilent && _deadline != long.MaxValue)
        {
            _now = Math.Max(_now, _deadline);
            throw new TimeoutException("The server did not answer in time.");
        }
        return 0;
    }

    private bool Waits() => (++_calls * 2654435769u >> 29) < 3;
}
