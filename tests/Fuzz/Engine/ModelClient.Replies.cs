using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Numerics;
using System.Text;
using Pop3Nano.Protocol;

namespace Pop3Nano.Fuzz.Engine;

// Status lines, listings, messages.
internal sealed partial class ModelClient
{
    private static readonly char[] Blanks = [' ', '\t'];
    private static readonly List<string> Codes = ["", "LOGIN-DELAY", "IN-USE", "SYS/TEMP", "SYS/PERM", "AUTH", "UTF8"];

    private string _body = ""; // the kind of reply of which lines or octets are still to come
    private int _lines;
    private int _badLines;
    private bool _isFirst; // nothing of the message was seen
    private bool _isLineStart;

    private void ReadStatus(string line)
    {
        _strays = 0;
        bool isOk = line == "+OK" || line.StartsWith("+OK ", StringComparison.Ordinal) || line.StartsWith("+OK\t", StringComparison.Ordinal);
        bool isErr = line == "-ERR" || line.StartsWith("-ERR ", StringComparison.Ordinal) || line.StartsWith("-ERR\t", StringComparison.Ordinal);
        if (_state == 'G')
        {
            if (!isOk && !isErr) Break(line.StartsWith("220", StringComparison.Ordinal) ? Pop3Fault.SmtpGreeting : line.StartsWith("* ", StringComparison.Ordinal) && line.Length > 2 ? Pop3Fault.ImapGreeting : Pop3Fault.BadGreeting);
            else
            {
                _state = isOk ? 'A' : 'C';
                Say(isOk ? "Greeting" : "Err", null, 0, line[(isOk ? 3 : 4)..]);
            }
            return;
        }
        if (_waiting.Count == 0)
        {
            Break(Pop3Fault.UnexpectedReply);
            return;
        }
        (ModelCommand command, int tag) = _waiting[0];
        if (command.Reply == "sasl")
        {
            bool isPlus = line.StartsWith('+') && !isOk && !line.StartsWith("+ERR", StringComparison.Ordinal);
            if (isPlus || (isOk && _sasl == "opening"))
            {
                _sasl = "challenged";
                Say("Challenge", command, tag, line[(isOk ? 3 : 1)..], isOk ? 0 : int.MaxValue);
                return;
            }
            _sasl = "";
        }
        if (isOk) Accept(command, tag, line[3..]);
        else if (isErr)
        {
            _waiting.RemoveAt(0);
            if (command.Opens == 'U') _state = 'U';
            Say("Err", command, tag, line[4..]);
        }
        else Break(Pop3Fault.BadStatus);
    }

    private void Accept(ModelCommand command, int tag, string text)
    {
        text = text.Trim(Blanks);
        List<string>? fields = command.Reply.Length == 0 && command.Fields.Length > 0 ? ReadFields(command.Fields, text) : [];
        if (fields is null || !IsAbout(command, fields))
        {
            Break(Pop3Fault.BadNumber);
            return;
        }
        if (command.Opens != ' ') _state = command.Opens;
        if (command.Command == Pop3Command.Stls) _tlsIsNext = true;
        (_body, _lines, _badLines, _isFirst, _isLineStart) = (command.Reply == "sasl" ? "" : command.Reply, 0, 0, true, true);
        if (_body.Length == 0) _waiting.RemoveAt(0);
        if (_body == "capabilities") ForgetCapabilities();
        SayRead("Ok", command, tag, text, command.Fields.EndsWith("word", StringComparison.Ordinal) && fields.Count > 0 ? fields[^1] : text);
        if (fields.Count > 0 && command.Command != Pop3Command.Lang) log.Event("fields", Number(fields[0]), command.Fields.EndsWith("size", StringComparison.Ordinal) ? Number(fields[1]) : 0);
    }

    // A reply about one message is about the one that was asked about.
    private static bool IsAbout(ModelCommand command, List<string> fields) =>
        fields.Count == 0 || !command.Fields.StartsWith("msg", StringComparison.Ordinal) || fields[0].TrimStart('0') == command.Line.Split(' ')[1].TrimEnd();

    private void Say(string name, ModelCommand? command, int tag, string text, int most = int.MaxValue)
    {
        text = text.Trim(Blanks);
        SayRead(name, command, tag, text, most == 0 ? "" : text);
    }

    private void SayRead(string name, ModelCommand? command, int tag, string text, string shown)
    {
        int close = text.IndexOf(']', StringComparison.Ordinal);
        int code = 0;
        if (text.StartsWith('[') && close > 0)
        {
            // Levels behind a known code are detail (RFC 2449 §8).
            string levels = text[1..close] + "/";
            code = Codes.FindIndex(c => c.Length > 0 && levels.StartsWith(c + "/", StringComparison.OrdinalIgnoreCase));
            if (code < 0) code = 7; // one that is unknown
        }
        log.Event(name, command is null ? 0 : (int)command.Command, tag, code, "GATUC".IndexOf(_state, StringComparison.Ordinal) * 1000 + _waiting.Count);
        log.Text(shown);
    }

    private void ReadListing(string line)
    {
        ModelCommand command = _waiting[0].Command;
        if (line == ".")
        {
            _waiting.RemoveAt(0);
            log.Event("End", (int)command.Command, _waiting.Count, command.Command is Pop3Command.List or Pop3Command.Uidl ? _badLines : 0);
            if (_body == "capabilities") SayCapabilities();
            _body = "";
            return;
        }
        if (line.StartsWith("..", StringComparison.Ordinal)) line = line[1..];
        if (++_lines > (_body == "capabilities" ? 256 : EngineDriver.MostLines)) Break(Pop3Fault.TooManyLines);
        else if (_body == "capabilities") ReadCapability(line.TrimEnd(Blanks));
        else if (ReadFields(command.Fields, line) is not { } fields)
        {
            if (++_badLines > 100) Break(Pop3Fault.TooManyBadLines);
        }
        else if (command.Command == Pop3Command.Lang) SayLine(0, 0, fields[0]);
        else if (command.Command == Pop3Command.Uidl) SayLine(Number(fields[0]), 0, fields[1]);
        else log.Event("Line", 0, Number(fields[0]), Number(fields[1]));
    }

    private void SayLine(long message, int capability, string text)
    {
        log.Event("Line", capability, message);
        log.Text(text);
    }

    // Null: a count or a message number is none.
    private static List<string>? ReadFields(string kinds, string text)
    {
        var fields = new List<string>();
        foreach (string kind in kinds.Split(' '))
        {
            text = text.TrimStart(Blanks);
            int blank = text.IndexOfAny(Blanks);
            string word = blank < 0 ? text : text[..blank];
            string digits = new([.. text.TakeWhile(char.IsAsciiDigit)]);
            if (kind == "size")
            {
                fields.Add(digits.Length == 0 ? "-1" : BigInteger.Min(long.MaxValue, BigInteger.Parse(digits, CultureInfo.InvariantCulture)).ToString(CultureInfo.InvariantCulture));
                text = text[digits.Length..];
                continue;
            }
            bool isNumber = word.Length > 0 && digits == word && BigInteger.Parse(digits, CultureInfo.InvariantCulture) is var number && number <= int.MaxValue && (kind == "count" || number > 0);
            if (kind != "word" && !isNumber) return null;
            fields.Add(word);
            text = text[word.Length..];
        }
        return fields;
    }

    private static long Number(string digits) => long.Parse(digits, CultureInfo.InvariantCulture);

    // Line by line, a stuffed dot taken off (RFC 1939 §3). What has come of an unfinished line is passed on; its line end may be far.
    private bool ReadMessage()
    {
        if (_isFirst && _waiting[0].Command.Command == Pop3Command.Top && !SkipSecondStatus()) return false;
        _isFirst = false;
        if (Left == 0 || (_isLineStart && (Is(".") || Is(".\r")))) return false;
        if (_isLineStart && (Starts(".\n") || Starts(".\r\n")))
        {
            _at += Starts(".\n") ? 2 : 3;
            _body = "";
            log.Event("End", (int)_waiting[0].Command.Command, _waiting.Count - 1);
            _waiting.RemoveAt(0);
            return true;
        }
        if (_isLineStart && Starts("..")) _at++;
        int end = _all.IndexOf('\n', _at);
        _isLineStart = end >= 0;
        if (end < 0) end = _all.Length - 1;
        log.Slice(Encoding.Latin1.GetBytes(_all[_at..(end + 1)]));
        _at = end + 1;
        return true;
    }

    // Some servers answer TOP twice. False: it can't be told yet.
    private bool SkipSecondStatus()
    {
        if (Is("") || Is("+") || Is("+O") || Is("+OK")) return false;
        if (!Starts("+OK ") && !Starts("+OK\r") && !Starts("+OK\n")) return true;
        int end = _all.IndexOf('\n', _at);
        if (end < 0 || end - _at >= _room) return Left >= _room;
        _at = end + 1;
        return true;
    }
}
