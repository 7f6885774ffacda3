using System;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Protocol;

namespace Pop3Nano.Fuzz.Engine;

/// <summary>Plays a case to the engine, in pieces of any size, and notes what it says.</summary>
internal sealed class EngineDriver
{
    public const int MostLines = 60; // of a listing: the bound is met

    private static readonly byte[] Initial = [1, 2, 3];

    private readonly byte[] _send = new byte[512];
    private readonly byte[][] _receive = new byte[8][];
    private Pop3Engine _engine = null!; // set before each run
    private byte[] _buffer = [];
    private EventLog _log = null!;
    private int _message;

    /// <summary>Pieces are up to so many octets long; 0: of any size from 1 to 20.</summary>
    public void Run(ReadOnlySpan<byte> octets, EventLog log, int piece, CaseRandom random)
    {
        var dialogue = new Dialogue(octets);
        _buffer = _receive[dialogue.Room / 64 - 1] ??= new byte[dialogue.Room];
        _engine = new Pop3Engine(_send, _buffer, dialogue.MostCommands, dialogue.MostUnanswered) { MaxListingLines = MostLines };
        _log = log;
        _message = 0;
        bool isOver = false;
        while (!isOver && dialogue.Next())
        {
            isOver = Feed(dialogue.Octets, piece, random);
            for (int i = 0; i < dialogue.Commands.Length && !isOver; i++) isOver = Write((char)dialogue.Commands[i]);
        }
        if (!isOver)
        {
            _engine.Received(0);
            FindingException.Unless(Drain(), "the engine wants octets behind the end");
        }
        Pop3Event last = _engine.Next();
        FindingException.Unless(last is Pop3Event.Broken or Pop3Event.Closed && _engine.Next() == last, "the end was not the end");
        FindingException.Unless(!_engine.WriteNoop(0) && _engine.Refusal == Pop3Refusal.WrongState && _engine.SendLength == 0, "a command was taken behind the end");
        FindingException.Unless(_engine.State == Pop3State.Closed && (last == Pop3Event.Broken) == (_engine.Fault != Pop3Fault.None), "state and fault don't fit the end");
    }

    private bool Feed(ReadOnlySpan<byte> octets, int piece, CaseRandom random)
    {
        if (Drain()) return true;
        while (octets.Length > 0)
        {
            _engine.GetReceiveSpace(out int start, out int length);
            FindingException.Unless(length > 0, "no room is left to receive");
            int count = Math.Min(Math.Min(length, octets.Length), piece > 0 ? piece : 1 + random.Next(20));
            octets[..count].CopyTo(_buffer.AsSpan(start));
            octets = octets[count..];
            _engine.Received(count);
            if (Drain()) return true;
        }
        return false;
    }

    // True if nothing else ever comes.
    private bool Drain()
    {
        while (true)
        {
            Pop3Event found = _engine.Next();
            switch (found)
            {
                case Pop3Event.NeedOctets:
                    return false;
                case Pop3Event.Octets:
                    FindingException.Unless(_engine.TextLength > 0, "a slice is empty");
                    _log.Slice(_buffer.AsSpan(_engine.TextStart, _engine.TextLength));
                    break;
                case Pop3Event.Line:
                    Line();
                    break;
                case Pop3Event.End:
                    End();
                    break;
                case Pop3Event.Broken:
                    _log.Event("Broken", (int)_engine.Fault);
                    return true;
                case Pop3Event.Closed:
                    _log.Event("Closed", (int)_engine.Command, _engine.Outstanding > 0 ? _engine.Tag : 0, _engine.Outstanding);
                    return true;
                default:
                    Status(found);
                    break;
            }
        }
    }

    private void Status(Pop3Event found)
    {
        bool isReply = found != Pop3Event.Greeting && _engine.Command != Pop3Command.None;
        _log.Event(found.ToString(), (int)_engine.Command, isReply ? _engine.Tag : 0, (int)_engine.ResponseCode, (int)_engine.State * 1000 + _engine.Outstanding);
        _log.Text(Text());
        if (found != Pop3Event.Ok || _engine.HasBody) return;
        if (_engine.Command == Pop3Command.Stat) _log.Event("fields", _engine.Count, _engine.Size);
        if (_engine.Command == Pop3Command.List) _log.Event("fields", _engine.Message, _engine.Size);
        if (_engine.Command == Pop3Command.Uidl) _log.Event("fields", _engine.Message);
    }

    private void Line()
    {
        bool hasText = _engine.Command is Pop3Command.Capa or Pop3Command.Uidl or Pop3Command.Lang;
        bool isListing = _engine.Command is Pop3Command.List or Pop3Command.Uidl;
        _log.Event("Line", _engine.Command == Pop3Command.Capa ? (int)_engine.Capability : 0, isListing ? _engine.Message : 0, _engine.Command == Pop3Command.List ? _engine.Size : 0);
        if (hasText) _log.Text(Text());
    }

    private void End()
    {
        _log.Event("End", (int)_engine.Command, _engine.Outstanding, _engine.Command is Pop3Command.List or Pop3Command.Uidl ? _engine.BadLines : 0);
        if (_engine.Command != Pop3Command.Capa) return;
        _log.Event("capabilities", (int)_engine.Capabilities, (int)_engine.Mechanisms, _engine.LoginDelaySeconds, _engine.ExpireDays);
        _log.Event("users", _engine.LoginDelayUser ? 1 : 0, _engine.ExpireUser ? 1 : 0, _engine.Utf8User ? 1 : 0);
    }

    private ReadOnlySpan<byte> Text() => _buffer.AsSpan(_engine.TextStart, _engine.TextLength);

    // True if it broke the session.
    private bool Write(char letter)
    {
        int tag = ++_message;
        if (!Dialogue.Letters.Contains(letter, StringComparison.Ordinal)) return false;
        if (letter == 'K')
        {
            _log.Event("TLS", _engine.TlsStarted() ? 1 : 0);
            return _engine.Fault != Pop3Fault.None && Drain();
        }
        int before = _engine.SendLength;
        bool isWritten = Queue(letter, tag);
        _log.Event("Write", letter, isWritten ? 0 : (int)_engine.Refusal);
        FindingException.Unless(isWritten == (_engine.Refusal == Pop3Refusal.None) && (isWritten || _engine.SendLength == before), "a refused command left something");
        if (isWritten) _log.Text(_send.AsSpan(_engine.SendStart, _engine.SendLength));
        _engine.Sent(_engine.SendLength);
        FindingException.Unless(!_send.AsSpan().ContainsAnyExcept((byte)0), "sent octets were not wiped");
        return false;
    }

    private bool Queue(char letter, int tag) => letter switch
    {
        'U' => _engine.WriteUser("ann", tag),
        'P' => _engine.WritePass("a b", tag),
        'a' => _engine.WriteApop("ann", "0f", tag),
        'A' => _engine.WriteAuth("X", tag),
        'I' => _engine.WriteAuth("X", Initial, 0, 3, tag),
        'R' => _engine.WriteResponse(Initial, 0, 3),
        'X' => _engine.WriteCancel(),
        'S' => _engine.WriteStls(tag),
        '8' => _engine.WriteUtf8(tag),
        'G' => _engine.WriteLang(tag),
        'g' => _engine.WriteLang("en", tag),
        'C' => _engine.WriteCapa(tag),
        'T' => _engine.WriteStat(tag),
        'L' => _engine.WriteList(tag),
        'l' => _engine.WriteList(7, tag),
        'D' => _engine.WriteUidl(tag),
        'd' => _engine.WriteUidl(7, tag),
        'M' => _engine.WriteRetr(7, tag),
        'O' => _engine.WriteTop(7, 0, tag),
        'E' => _engine.WriteDele(7, tag),
        'N' => _engine.WriteNoop(tag),
        'Z' => _engine.WriteRset(tag),
        _ => _engine.WriteQuit(tag),
    };
}
