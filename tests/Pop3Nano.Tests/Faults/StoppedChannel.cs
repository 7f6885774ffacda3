using System;
using System.Collections.Generic;
using System.IO;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Tests.Faults;

/// <summary>
/// A connection to a server of a few words, during one of whose operations the session is stopped. Time stands still, and async operations go through the
/// scheduler, as those of a network do.
/// </summary>
internal sealed class StoppedChannel(int operation, StopMoment moment) : Pop3Channel
{
    private const int Piece = 16; // octets that a read gives at most
    private const string Listing = "+OK\r\n1 17\r\n2 20\r\n.\r\n";
    private const string Mail = "+OK\r\nSubject: one\r\n\r\n..dots\r\nbody\r\n.\r\n";
    private const string Capabilities = "+OK\r\nUSER\r\nSTLS\r\nUIDL\r\nPIPELINING\r\nSASL PLAIN LOGIN XOAUTH2\r\n.\r\n";

    private readonly Queue<byte> _input = new(Encoding.ASCII.GetBytes("+OK " + Support.TaughtProfile.Greeting + "\r\n"));
    private readonly StringBuilder _written = new();
    private int _answered; // characters of what was written
    private int _responses; // SASL responses that are due
    private bool _isSecure;

    /// <summary>Stops the session.</summary>
    public Action Stop { get; set; } = () => { };

    /// <summary>Reads, writes and handshakes that were begun.</summary>
    public int Operations { get; private set; }

    /// <summary>What went out.</summary>
    public string Written => _written.ToString();

    public bool IsClosed { get; private set; }

    public bool HasStopped { get; private set; }

    public override long Milliseconds => 0;

    public override bool IsSecure => _isSecure;

    public override void SetDeadline(int milliseconds)
    {
    }

    public override void Close() => IsClosed = true;

    public override int Read(byte[] buffer, int start, int length) => Read(buffer, start, length, default);

    public override void Write(byte[] buffer, int start, int length) => Write(buffer, start, length, default);

    public override void StartTls() => StartTls(CancellationToken.None);

    public override async ValueTask<int> ReadAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return Read(buffer, start, length, cancellationToken);
    }

    public override async ValueTask WriteAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Write(buffer, start, length, cancellationToken);
    }

    public override async ValueTask StartTlsAsync(CancellationToken cancellationToken)
    {
        await Task.Yield();
        StartTls(cancellationToken);
    }

    private int Read(byte[] buffer, int start, int length, CancellationToken cancellationToken)
    {
        bool isStopped = Begin(cancellationToken);
        if (isStopped && moment == StopMoment.Within) Abort(cancellationToken);
        Answer();
        if (_input.Count == 0) throw new InvalidOperationException("The session waits for ever.");
        int count = Math.Min(Math.Min(length, Piece), _input.Count);
        for (int i = 0; i < count; i++) buffer[start + i] = _input.Dequeue();
        if (isStopped) Halt();
        return count;
    }

    private void Write(byte[] buffer, int start, int length, CancellationToken cancellationToken)
    {
        bool isStopped = Begin(cancellationToken);
        bool isHalf = isStopped && moment == StopMoment.Within;
        _written.Append(Encoding.ASCII.GetString(buffer, start, isHalf ? length / 2 : length));
        if (isHalf) Abort(cancellationToken);
        if (isStopped) Halt();
    }

    private void StartTls(CancellationToken cancellationToken)
    {
        bool isStopped = Begin(cancellationToken);
        if (isStopped && moment == StopMoment.Within) Abort(cancellationToken);
        _isSecure = true;
        if (isStopped) Halt();
    }

    // True: the session is to be stopped in this operation, and has not been.
    private bool Begin(CancellationToken cancellationToken)
    {
        bool isStopped = Operations++ == operation;
        if (isStopped && moment == StopMoment.Before) Halt();
        Prove(cancellationToken);
        return isStopped && !HasStopped;
    }

    private void Halt()
    {
        HasStopped = true;
        Stop();
    }

    private void Abort(CancellationToken cancellationToken)
    {
        Halt();
        Prove(cancellationToken);
        throw new InvalidOperationException("Nothing has ended the operation.");
    }

    private void Prove(CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (IsClosed) throw new IOException("The connection failed.");
    }

    private void Answer()
    {
        string written = Written;
        for (int end; (end = written.IndexOf("\r\n", _answered, StringComparison.Ordinal)) >= 0; _answered = end + 2)
        {
            foreach (byte octet in Encoding.ASCII.GetBytes(Reply(written[_answered..end]))) _input.Enqueue(octet);
        }
    }

    private string Reply(string line)
    {
        if (_responses > 0) return --_responses > 0 ? "+ UGFzc3dvcmQ6\r\n" : "+OK\r\n";
        string[] words = line.Split(' ');
        switch (words[0])
        {
            case "AUTH" when words.Length == 2:
                _responses = words[1] == "LOGIN" ? 2 : 1;
                return "+ \r\n";
            case "CAPA": return Capabilities;
            case "LIST": return Listing;
            case "RETR": return Mail;
            default: return "+OK\r\n";
        }
    }
}
