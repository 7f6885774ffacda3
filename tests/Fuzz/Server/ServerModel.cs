using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;

namespace Pop3Nano.Fuzz.Server;

/// <summary>A POP3 server of strings and lists, with one mailbox of two messages: RFC 1939 §5, line by line.</summary>
internal sealed class ServerModel
{
    public const string First = "Subject: one\r\n\r\n.dot\r\ntext\r\n";
    public const string Second = "Subject: two\r\nX: y\r\n\r\nline\r\nanother\r\n";

    private static readonly string[] Messages = [First, Second];
    private static readonly string[] Ids = ["a1", "b2"];
    private static readonly string[] NotModelled = ["AUTH", "STLS", "CAPA", "UTF8", "LANG", "APOP"];

    private readonly HashSet<int> _marked = [];
    private readonly StringBuilder _output = new("+OK hello\r\n");
    private string _user = "";
    private bool _isIn;
    private bool _isOver;

    /// <summary>False: there is a command that the model does not have, or an octet that is no ASCII.</summary>
    public static bool TryRun(ReadOnlySpan<byte> octets, out string output, out int kept)
    {
        (output, kept) = ("", 2);
        if (!Ascii.IsValid(octets) || octets.Length > 4000) return false;
        string[] lines = Encoding.ASCII.GetString(octets).Split('\n');
        var model = new ServerModel();
        foreach (string line in lines.SkipLast(1)) // behind the last line end there is no line yet
        {
            if (model._isOver) break;
            string text = line.EndsWith('\r') ? line[..^1] : line;
            string keyword = text.Split(' ')[0].ToUpperInvariant();
            if (NotModelled.Contains(keyword)) return false;
            model.Take(keyword, text.Contains(' ', StringComparison.Ordinal) ? text[(keyword.Length + 1)..] : "", text.Length + 2);
        }
        output = model._output.ToString();
        kept = model._isOver && model._isIn ? 2 - model._marked.Count : 2;
        return true;
    }

    private void Take(string keyword, string rest, int length)
    {
        if (length > 255) Say("-ERR line too long");
        else if (keyword == "QUIT") Quit(rest);
        else if (keyword is "USER" or "PASS") LogIn(keyword, rest);
        else if (keyword is not ("STAT" or "LIST" or "UIDL" or "RETR" or "TOP" or "DELE" or "NOOP" or "RSET")) Say("-ERR unknown command");
        else if (!_isIn) Say("-ERR log in first");
        else if (!TryNumbers(keyword, rest, out int[] numbers)) Say("-ERR wrong arguments");
        else if (numbers.Length > 0 && (numbers[0] > 2 || _marked.Contains(numbers[0]))) Say("-ERR no such message");
        else Answer(keyword, numbers);
    }

    private void Quit(string rest)
    {
        _isOver = rest.Length == 0;
        Say(_isOver ? "+OK bye" : "-ERR wrong arguments");
    }

    private void LogIn(string keyword, string rest)
    {
        if (_isIn) Say("-ERR only before the login");
        else if (rest.Length == 0) Say("-ERR wrong arguments");
        else if (keyword == "USER")
        {
            _user = rest;
            Say("+OK send PASS");
        }
        else
        {
            _isIn = _user == "ann" && rest == "secret";
            Say(_isIn ? "+OK " + Contents() : _user.Length == 0 ? "-ERR send USER first" : "-ERR [AUTH] wrong name or password");
            _user = "";
        }
    }

    // How many numbers a command takes, and from which on.
    private static bool TryNumbers(string keyword, string rest, out int[] numbers)
    {
        string[] words = rest.Length == 0 ? [] : rest.Split(' ');
        numbers = [.. words.Select(Number)];
        bool isCount = keyword switch
        {
            "LIST" or "UIDL" => words.Length <= 1,
            "RETR" or "DELE" => words.Length == 1,
            "TOP" => words.Length == 2,
            _ => words.Length == 0,
        };
        return isCount && (numbers.Length == 0 || numbers[0] >= 1) && numbers.All(n => n >= 0);
    }

    private static int Number(string word) =>
        word.Length > 0 && word.All(char.IsAsciiDigit) && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int number) ? number : -1;

    private void Answer(string keyword, int[] numbers)
    {
        int[] kept = [.. new[] { 1, 2 }.Where(n => !_marked.Contains(n))];
        int message = numbers.Length > 0 ? numbers[0] : 0;
        if (keyword == "STAT") Say(FormattableString.Invariant($"+OK {kept.Length} {kept.Sum(n => Messages[n - 1].Length)}"));
        else if (keyword is "LIST" or "UIDL" && message > 0) Say("+OK " + Listed(keyword, message));
        else if (keyword is "LIST" or "UIDL") Say(string.Join("\r\n", [.. kept.Select(n => Listed(keyword, n)).Prepend("+OK " + Contents()), "."]));
        else if (keyword == "RETR") Message(FormattableString.Invariant($"+OK {Messages[message - 1].Length} octets"), Messages[message - 1]);
        else if (keyword == "TOP") Message("+OK top of message follows", Top(Messages[message - 1], numbers[1]));
        else if (keyword == "DELE" && _marked.Add(message)) Say("+OK marked");
        else if (keyword == "NOOP") Say("+OK");
        else
        {
            _marked.Clear();
            Say("+OK " + Contents());
        }
    }

    private static string Listed(string keyword, int n) => FormattableString.Invariant($"{n} {(keyword == "LIST" ? Messages[n - 1].Length : Ids[n - 1])}");

    private static string Top(string message, int lines)
    {
        int body = message.IndexOf("\r\n\r\n", StringComparison.Ordinal) + 4;
        return message[..body] + string.Concat(message[body..].Split("\r\n").SkipLast(1).Take(lines).Select(line => line + "\r\n"));
    }

    private void Message(string status, string message)
    {
        Say(status);
        _output.Append(("\r\n" + message).Replace("\r\n.", "\r\n..", StringComparison.Ordinal).AsSpan(2)).Append(".\r\n");
    }

    private string Contents()
    {
        int[] kept = [.. new[] { 1, 2 }.Where(n => !_marked.Contains(n))];
        return FormattableString.Invariant($"{kept.Length} messages ({kept.Sum(n => Messages[n - 1].Length)} octets)");
    }

    private void Say(string line) => _output.Append(line).Append("\r\n");
}
