using System;
using System.IO;
using System.Net.Sockets;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using Pop3Nano.Session;

namespace Pop3Nano.Tests.Faults;

/// <summary>
/// A connection to an in-memory server with a fault behind some octets of one way, in virtual time: silence takes none. Async reads and
/// writes go through the scheduler, as those of a network do.
/// </summary>
internal sealed class FaultyChannel : Pop3Channel
{
    private const int DripInterval = 1000;

    private readonly Stream _server;
    private readonly OctetFault _fault;
    private readonly long _octets;
    private readonly bool _ofClient;
    private readonly int _mask;
    private readonly MemoryStream _late = new(); // what the server says to half a close
    private readonly StringBuilder _written = new();
    private long _now;
    private long _deadline = long.MaxValue;
    private long _passed; // octets of the way that has the fault
    private int _again = -1;
    private bool _hasStruck;

    /// <summary>A connection whose fault lies behind so many octets of the server's, or of the client's.</summary>
    public FaultyChannel(Stream server, OctetFault fault, long octets, bool ofClient = false, int mask = 0)
    {
        _server = server;
        _fault = fault;
        _octets = octets;
        _ofClient = ofClient;
        _mask = mask;
        StrikeIfDue();
    }

    /// <summary>What the session wrote, whatever became of it.</summary>
    public string Written => _written.ToString();

    public bool IsClosed { get; private set; }

    public override long Milliseconds => _now;

    public override void SetDeadline(int milliseconds) => _deadline = milliseconds < 0 ? long.MaxValue : _now + milliseconds;

    public override void StartTls() => throw new NotSupportedException();

    public override void Close()
    {
        IsClosed = true;
        _server.Dispose();
    }

    public override async ValueTask<int> ReadAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken)
    {
        await Task.Yield();
        return Read(buffer, start, length);
    }

    public override async ValueTask WriteAsync(byte[] buffer, int start, int length, CancellationToken cancellationToken)
    {
        await Task.Yield();
        Write(buffer, start, length);
    }

    public override int Read(byte[] buffer, int start, int length)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        if (_hasStruck && _fault == OctetFault.Reset) throw Reset();
        if (_hasStruck && _fault is OctetFault.Cut or OctetFault.HalfClose) return _late.Read(buffer, start, length);
        if (_hasStruck && _fault == OctetFault.Stall && !_ofClient) throw Silence();
        if (_ofClient) return Receive(buffer, start, length);
        if (_again >= 0)
        {
            buffer[start] = (byte)_again;
            _again = -1;
            return 1;
        }
        // A read ends where the fault is.
        long left = _octets - _passed;
        if (left > 0) length = (int)Math.Min(length, left);
        else if (_fault is OctetFault.Drip or OctetFault.Twice) length = 1;
        int count = Receive(buffer, start, length);
        if (count == 0) return 0;
        if (left <= 0 && _fault == OctetFault.Drip) Wait();
        if (left == 0 && _fault == OctetFault.Twice) _again = buffer[start];
        if (left == 0 && _fault == OctetFault.Flip) buffer[start] ^= (byte)_mask;
        _passed += count;
        StrikeIfDue();
        return count;
    }

    public override void Write(byte[] buffer, int start, int length)
    {
        ObjectDisposedException.ThrowIf(IsClosed, this);
        if (_hasStruck && _fault == OctetFault.Reset) throw Reset();
        _written.Append(Encoding.Latin1.GetString(buffer, start, length));
        if (!_ofClient)
        {
            if (!_hasStruck || _fault != OctetFault.Cut) _server.Write(buffer, start, length);
            return;
        }
        for (int i = start; i < start + length && !_hasStruck; i++)
        {
            byte octet = buffer[i];
            if (_passed == _octets && _fault == OctetFault.Flip) octet ^= (byte)_mask;
            if (_passed == _octets && _fault == OctetFault.Twice) _server.WriteByte(octet);
            _server.WriteByte(octet);
            _passed++;
            StrikeIfDue();
        }
    }

    private int Receive(byte[] buffer, int start, int length)
    {
        try
        {
            return _server.Read(buffer, start, length);
        }
        catch (IOException failure) when (failure.InnerException is SocketException { SocketErrorCode: SocketError.TimedOut })
        {
            throw Silence();
        }
    }

    private void StrikeIfDue()
    {
        if (_hasStruck || _passed != _octets || _fault is OctetFault.Split or OctetFault.Drip or OctetFault.Twice or OctetFault.Flip) return;
        _hasStruck = true;
        if (_fault == OctetFault.HalfClose && _ofClient) HearOut();
        if (_fault is OctetFault.Cut or OctetFault.Reset || (_fault == OctetFault.HalfClose && _ofClient)) _server.Dispose();
    }

    // A server that sees the end answers what came before.
    private void HearOut()
    {
        byte[] buffer = new byte[4096];
        try
        {
            int count;
            while ((count = _server.Read(buffer, 0, buffer.Length)) > 0) _late.Write(buffer, 0, count);
        }
        catch (IOException)
        {
            // It waits for more, which does not come.
        }
        _late.Position = 0;
    }

    private void Wait()
    {
        if (_now + DripInterval > _deadline) throw Silence();
        _now += DripInterval;
    }

    private Exception Silence()
    {
        if (_deadline == long.MaxValue) return new InvalidOperationException("The session waits for ever.");
        _now = _deadline;
        return new TimeoutException();
    }

    private static IOException Reset() => new("The connection failed.", new SocketException((int)SocketError.ConnectionReset));
}
