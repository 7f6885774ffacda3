using System.Collections.Generic;
using System.Linq;
using Pop3Nano.Generator.Model;

namespace Pop3Nano.Generator.Parsing;

/// <summary>The rows "argument", "reply", "capability", "mechanism" and "code": kind, name, "=", meaning; reference.</summary>
internal sealed class DefinitionRows(TableReader table)
{
    private static readonly string[] RowKinds = ["argument", "reply", "capability", "mechanism", "code"];
    private static readonly string[] ArgumentKinds = ["number", "word", "text", "base64"];
    private static readonly string[] FieldKinds = ["count", "msg", "size", "unique-id", "tag", "word"];
    private static readonly string[] TakenNames = ["tag", "engine", "session", "flight"];
    private static readonly string[] ParameterKinds = ["seconds", "days", "mechanisms", "text", "[user]"];

    public void Read(TableLine line)
    {
        List<Token> words = TableLine.Words(line.Columns[0]);
        Token kind = words.Count > 0 ? words[0] : line.All;
        if (!RowKinds.Contains(kind.Text))
        {
            table.Report("P3N001", kind, kind.Text, Suggestion.For(kind.Text, RowKinds));
            return;
        }
        if (words.Count < 2 || line.Columns.Count > 2 || (words.Count > 2 && (words[2].Text != "=" || words.Count == 3)))
        {
            table.Report("P3N014", line.All, $"'{kind.Text} NAME = …; defined in' is expected");
            return;
        }
        Token name = words[1];
        if (!IsName(name.Text) || (kind.Text == "argument" && TakenNames.Contains(Naming.Camel(name.Text))))
        {
            table.Report("P3N014", name, $"'{name.Text}' can't be a name here: it becomes one in C#, so it starts with a letter, goes on with letters, digits, '-', '.' or '/', and is none of {string.Join(", ", TakenNames)}");
            return;
        }
        List<Token> meaning = words.Skip(3).ToList();
        string reference = line.Columns.Count > 1 ? line.Columns[1].Text : "";
        switch (kind.Text)
        {
            case "argument": Argument(name, meaning); break;
            case "reply": Reply(name, meaning, reference); break;
            case "capability": Capability(name, meaning, reference); break;
            case "mechanism": Mechanism(name, meaning, reference); break;
            default: Code(name, meaning, reference); break;
        }
    }

    private void Mechanism(Token name, List<Token> meaning, string reference)
    {
        if (meaning.Count > 0) table.Report("P3N014", meaning[0], "a mechanism is a name and nothing else");
        else table.AddMechanism(new WordSpec(name.Text, "", reference), name);
    }

    private void Code(Token name, List<Token> meaning, string reference)
    {
        string text = string.Join(" ", meaning.Select(w => w.Text));
        bool isQuoted = text.StartsWith("\"", System.StringComparison.Ordinal);
        if (isQuoted && (text.Length == 1 || !text.EndsWith("\"", System.StringComparison.Ordinal)))
        {
            table.Report("P3N014", meaning[0], "the text has no closing quote; '#' and ';' end it, also between quotes");
            return;
        }
        table.AddCode(new WordSpec(name.Text, text.Trim('"'), reference), name);
    }

    private void Argument(Token name, List<Token> meaning)
    {
        if (meaning.Count == 0)
        {
            table.Report("P3N014", name, "an argument is '= number from 0', '= number from 1', '= word', '= text' or '= base64'");
            return;
        }
        int kind = System.Array.IndexOf(ArgumentKinds, meaning[0].Text);
        if (kind < 0)
        {
            Unknown(meaning[0], ArgumentKinds);
            return;
        }
        int least = 0;
        bool numberHasLeast = meaning.Count == 3 && meaning[1].Text == "from" && int.TryParse(meaning[2].Text, out least) && least is (0 or 1);
        if (kind == (int)ArgumentKind.Number ? !numberHasLeast : meaning.Count > 1)
        {
            table.Report("P3N014", meaning[meaning.Count - 1], "a number is '= number from 0' or '= number from 1'; the other kinds stand alone");
            return;
        }
        table.Add(new ArgumentSpec(name.Text, (ArgumentKind)kind, least, Secret: false, Optional: false), name);
    }

    private void Reply(Token name, List<Token> meaning, string reference)
    {
        int per = meaning.FindIndex(w => w.Text == "per");
        List<Token> fields = per < 0 ? meaning : meaning.Take(per).ToList();
        List<Token> tail = per < 0 ? [] : meaning.Skip(per).ToList();
        bool perLine = tail.Count is 2 or 4 && tail[1].Text == "line" && (tail.Count == 2 || tail[2].Text == "without");
        if (fields.Count is 0 or > 2 || (tail.Count > 0 && !perLine))
        {
            table.Report("P3N014", name, "a reply has one or two fields, then nothing, 'per line' or 'per line without ARGUMENT'");
            return;
        }
        if (perLine && fields[0].Text is ("octets" or "challenge"))
        {
            table.Report("P3N014", tail[0], $"'{fields[0].Text}' is no field of a line");
            return;
        }
        if (tail.Count == 4) table.Check(tail[3]);
        ReplyShape shape = perLine ? ReplyShape.Listing : ReplyShape.Fields;
        if (fields.Count == 1 && fields[0].Text == "octets") shape = ReplyShape.Message;
        else if (fields.Count == 1 && fields[0].Text == "challenge") shape = ReplyShape.Sasl;
        else if (fields.Count == 1 && fields[0].Text == "capability") shape = ReplyShape.Capabilities;
        else
        {
            foreach (Token field in fields)
            {
                if (FieldKinds.Contains(field.Text)) continue;
                Unknown(field, FieldKinds);
                return;
            }
        }
        table.Add(new ReplySpec(name.Text, shape, new(fields.Select(f => f.Text)), tail.Count == 4 ? tail[3].Text : "", reference), name);
    }

    private void Capability(Token name, List<Token> meaning, string reference)
    {
        foreach (Token word in meaning)
        {
            if (ParameterKinds.Contains(word.Text)) continue;
            Unknown(word, ParameterKinds);
            return;
        }
        if (meaning.Count(w => w.Text != "[user]") > 1)
        {
            table.Report("P3N014", name, "a capability has one parameter, and perhaps [user]");
            return;
        }
        string parameter = meaning.Select(w => w.Text).FirstOrDefault(w => w != "[user]") ?? "";
        table.Add(new CapabilitySpec(name.Text, parameter, meaning.Any(w => w.Text == "[user]"), reference), name);
    }

    private void Unknown(Token word, string[] known) =>
        table.Report("P3N011", word, word.Text, "one of " + string.Join(", ", known), Suggestion.For(word.Text, known));

    private static bool IsName(string name) => Naming.IsLetter(name[0]) && name.All(c => Naming.IsLetterOrDigit(c) || c is '-' or '.' or '/');
}
