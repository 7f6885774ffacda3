using System;
using System.Collections.Generic;
using System.Text;
using System.Threading;

namespace Pop3Nano.Testing;

// One connection without I/O: the client's octets in, the server's octets and the driver's next step out. A command is read only when the
// reply before it is out, so a client that writes without reading meets a server that stops reading, as real ones do (RFC 2449 §6.6).
// One thread at a time.
internal sealed class ServerConnection : IDisposable
{
    // No real server reads a line without end; RFC 5034 §4 lets SASL responses have 12,288 octets, and tokens are longer in practice.
    private const int LongestLine = 65536;

    private readonly Pop3TestServer _server;
    private readonly ServerSession _session;
    private readonly Pop3OutputScript? _output;
    private readonly InputBuffer _input = new();
    private ServerReply? _reply;
    private long _sent;
    private bool _closed;
    private bool _stalled;
    private bool _awaitsTls;
    private int _disposed;

    internal ServerConnection(Pop3TestServer server, Pop3ConnectionRecord record, bool isTls)
    {
        _server = server;
        Record = record;
        _output = server.Script.Output(record.Number);
        _session = new ServerSession(server, record, isTls);
        Pop3ReplyScript? script = server.Script.Match(ScriptKeyword.Greeting, record.Number);
        var reply = new ServerReply();
        _session.Greet(reply);
        Begin(reply, script, ScriptKeyword.Greeting);
    }

    internal Pop3ConnectionRecord Record { get; }

    // How long to wait before the next octets; zero if there is nothing to wait for.
    internal TimeSpan Delay { get; private set; }

    // How a driver that the server's own end finds on another thread is told of it; null: Dispose.
    internal Action? OnStop { private get; set; }

    internal void DelayOver() => Delay = TimeSpan.Zero;

    // Part of the wait is over.
    internal void Waited(TimeSpan time) => Delay -= time;

    // Whether input may come while a reply waits. Behind STLS it is a handshake.
    internal bool TakesMore => _reply?.After != AfterReply.StartTls && _input.Length < LongestLine;

    internal void Receive(ReadOnlySpan<byte> octets)
    {
        if (octets.IsEmpty || _closed) return;
        Record.Received(octets.Length);
        if (_stalled) return;
        _input.Add(octets);
    }

    internal void TlsStarted()
    {
        _awaitsTls = false;
        _session.TlsStarted();
    }

    // What ties a login to the TLS connection.
    internal void Bind(IReadOnlyDictionary<string, byte[]> bindings) => _session.Bind(bindings);

    internal ConnectionStep Next(Span<byte> into, out int count)
    {
        int most = _server.Options.MaxReadSize;
        if (most > 0 && into.Length > most) into = into[..most];
        count = 0;
        while (count < into.Length && !_closed && !_stalled && !_awaitsTls)
        {
            if (_reply is null && !TakeLine()) break;
            if (Delay > TimeSpan.Zero) break;
            int sent = Send(into[count..]);
            count += sent;
        }
        if (count > 0) return ConnectionStep.Octets;
        if (_closed) return ConnectionStep.Closed;
        if (_awaitsTls) return ConnectionStep.StartTls;
        return Delay > TimeSpan.Zero ? ConnectionStep.Wait : ConnectionStep.NeedInput;
    }

    // The server ends.
    internal void Stop()
    {
        if (OnStop is { } stop) stop();
        else Dispose();
    }

    // The client is gone, or the server is: an open maildrop is unlocked and nothing is removed (RFC 1939 §6).
    public void Dispose()
    {
        if (Interlocked.Exchange(ref _disposed, 1) != 0) return;
        _closed = true;
        _reply?.Dispose();
        _session.End();
        Record.Closed();
        _server.ConnectionEnded(this);
    }

    private int Send(Span<byte> into)
    {
        ServerReply reply = _reply!;
        long allowed = (_output?.OctetLimit ?? long.MaxValue) - _sent;
        if (allowed == 0)
        {
            FinishOutput();
            return 0;
        }
        TimeSpan drip = DripInterval(reply);
        if (drip > TimeSpan.Zero) allowed = 1;
        if (into.Length > allowed) into = into[..(int)allowed];
        int count = reply.Read(into, out bool isMessage);
        if (count == 0)
        {
            Finish(reply.After);
            return 0;
        }
        Record.Sent(into[..count], isMessage);
        _sent += count;
        Delay = drip;
        if (_sent == _output?.OctetLimit) FinishOutput();
        return count;
    }

    private void FinishOutput() => Finish(_output!.ClosesAtLimit ? AfterReply.Close : AfterReply.Stall);

    private TimeSpan DripInterval(ServerReply reply) =>
        reply.DripInterval > TimeSpan.Zero ? reply.DripInterval : _output?.DripInterval ?? TimeSpan.Zero;

    private void Finish(AfterReply after)
    {
        _reply?.Dispose();
        _reply = null;
        // The wait behind the last octet of a reply would delay nothing but the end.
        Delay = TimeSpan.Zero;
        _closed = after == AfterReply.Close;
        _stalled = after == AfterReply.Stall;
        _awaitsTls = after == AfterReply.StartTls;
        if (after is AfterReply.Close or AfterReply.Stall) _input.Clear();
        // The client may log in again as soon as it sees the end.
        if (_closed) _session.End();
    }

    private bool TakeLine()
    {
        if (!_input.TryTakeLine(out ReadOnlySpan<byte> octets))
        {
            if (_input.Length > LongestLine) Finish(AfterReply.Close);
            return false;
        }
        string line = Encoding.UTF8.GetString(octets);
        var reply = new ServerReply();
        if (_session.AwaitsSaslResponse)
        {
            Record.SaslResponse();
            Pop3ReplyScript? script = _server.Script.Match(ScriptKeyword.SaslResponse, Record.Number);
            if (script is null || script.CarriesOut) _session.SaslResponse(line, reply);
            else _session.AbandonSasl();
            Begin(reply, script, ScriptKeyword.SaslResponse);
        }
        else
        {
            string keyword = Redaction.Keyword(line);
            Record.Command(Redaction.Shown(keyword, _server.Script), Redaction.Line(line, _server.Script));
            Pop3ReplyScript? script = _server.Script.Match(keyword, Record.Number);
            if (octets.Length + 2 > _server.Options.CommandLineLimit) _session.LineTooLong(reply);
            else if (script is null || script.CarriesOut) _session.Execute(line, reply);
            Begin(reply, script, keyword);
        }
        return true;
    }

    private void Begin(ServerReply reply, Pop3ReplyScript? script, string keyword)
    {
        script?.Apply(reply, keyword);
        // What came behind STLS in clear text is not read either: it may be an attacker's (RFC 2595 §4).
        if (reply.LosesInput || reply.After == AfterReply.StartTls) _input.Clear();
        _reply = reply;
        Delay = reply.Delay + DripInterval(reply);
    }
}
