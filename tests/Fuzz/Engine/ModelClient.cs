using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using Pop3Nano.Protocol;

namespace Pop3Nano.Fuzz.Engine;

/// <summary>
/// What the engine should say: RFC 1939 once more, over strings, without a thought for buffers. All that came lies in one string, of which what is read is behind.
/// </summary>
internal sealed partial class ModelClient(EventLog log)
{
    private readonly List<(ModelCommand Command, int Tag)> _waiting = [];
    private string _all = "";
    private int _at;
    private int _room;
    private char _state = 'G'; // G greeting, A, T, U, C closed
    private bool _isOver;
    private bool _tlsIsNext;
    private string _sasl = ""; // "opening": AUTH without a response is out; "challenged": a response is due
    private int _strays;

    // What has not been read.
    private int Left => _all.Length - _at;

    public static void Run(ReadOnlySpan<byte> octets, EventLog log)
    {
        var dialogue = new Dialogue(octets);
        var model = new ModelClient(log) { _room = dialogue.Room };
        int tag = 0;
        while (!model._isOver && dialogue.Next())
        {
            model._all = model._all[model._at..] + Encoding.Latin1.GetString(dialogue.Octets);
            model._at = 0;
            model.ReadAll();
            foreach (byte letter in dialogue.Commands)
            {
                tag++;
                if (!model._isOver) model.Write((char)letter, tag, dialogue.MostCommands, dialogue.MostUnanswered);
            }
        }
        if (model._isOver) return;
        model.ReadAll();
        if (model._isOver) return;
        (ModelCommand? due, int owed) = model._waiting.FirstOrDefault();
        log.Event("Closed", due is null ? 0 : (int)due.Command, owed, model._waiting.Count);
    }

    private void Write(char letter, int tag, int mostCommands, int mostUnanswered)
    {
        if (letter == 'K') StartTls();
        else if (letter is 'R' or 'X') Respond(letter);
        else if (ModelCommand.All.TryGetValue(letter, out ModelCommand? command))
        {
            Pop3Refusal refusal = Permit(command, mostCommands, mostUnanswered);
            log.Event("Write", letter, (int)refusal);
            if (refusal != Pop3Refusal.None) return;
            log.Text(command.Line);
            _waiting.Add((command, tag));
            if (command.Reply == "sasl") _sasl = letter == 'A' ? "opening" : "answered";
        }
    }

    private Pop3Refusal Permit(ModelCommand command, int mostCommands, int mostUnanswered)
    {
        // The state once all that is on its way has been answered with +OK.
        char state = _waiting.Select(w => w.Command.Opens).LastOrDefault(opens => opens != ' ', _state);
        if (_tlsIsNext || _sasl == "challenged" || !command.States.Contains(state, StringComparison.Ordinal)) return Pop3Refusal.WrongState;
        if (_waiting.Count == mostCommands || _sasl == "opening" || _waiting.Any(w => w.Command.IsLast)) return Pop3Refusal.WindowFull;
        int unanswered = _waiting.Sum(w => w.Command.Line.Length);
        return _waiting.Count > 0 && unanswered + command.Line.Length > mostUnanswered ? Pop3Refusal.WindowFull : Pop3Refusal.None;
    }

    private void Respond(char letter)
    {
        bool isLegal = _sasl == "challenged" && _waiting.Count == 1;
        log.Event("Write", letter, (int)(isLegal ? Pop3Refusal.None : Pop3Refusal.WrongState));
        if (!isLegal) return;
        log.Text(letter == 'R' ? "AQID\r\n" : "*\r\n");
        _sasl = "answered";
    }

    private void StartTls()
    {
        bool isSound = _tlsIsNext && Left == 0;
        log.Event("TLS", isSound ? 1 : 0);
        if (_tlsIsNext && !isSound) Break(Pop3Fault.OctetsBehindStls);
        if (isSound) _tlsIsNext = false;
    }

    private void ReadAll()
    {
        while (!_isOver && ReadOne())
        {
        }
    }

    private bool ReadOne()
    {
        if (_body == "octets") return ReadMessage();
        if (_state == 'G' && Left > 0 && _all[_at] < ' ' && _all[_at] is not ('\r' or '\n'))
        {
            Break(_all[_at] is '\x15' or '\x16' ? Pop3Fault.TlsGreeting : Pop3Fault.BadGreeting);
            return false;
        }
        if (!TakeLine(out string line)) return false;
        if (_body.Length > 0) ReadListing(line);
        else if (line is not ("" or ".")) ReadStatus(line);
        else if (++_strays > 16) Break(Pop3Fault.TooManyBlankLines);
        return true;
    }

    private bool TakeLine(out string line)
    {
        int end = _all.IndexOf('\n', _at);
        line = "";
        if (end < 0 || end - _at >= _room)
        {
            if (Left >= _room) Break(Pop3Fault.LineTooLong);
            return false;
        }
        line = _all[_at..end];
        if (line.EndsWith('\r')) line = line[..^1];
        _at = end + 1;
        return true;
    }

    private bool Starts(string text) => string.CompareOrdinal(_all, _at, text, 0, text.Length) == 0;

    private bool Is(string text) => Left == text.Length && Starts(text);

    private void Break(Pop3Fault fault)
    {
        if (_isOver) return;
        _isOver = true;
        log.Event("Broken", (int)fault);
    }
}
