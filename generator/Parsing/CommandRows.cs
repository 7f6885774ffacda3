using System;
using System.Collections.Generic;
using System.Linq;
using Pop3Nano.Generator.Model;

namespace Pop3Nano.Generator.Parsing;

/// <summary>The command rows: six columns, the keyword in capitals.</summary>
internal sealed class CommandRows(TableReader table)
{
    private static readonly string[] Pipelinings = ["yes", "login", "last"];

    /// <summary>True if the line is a command row: its first word has a capital, or it has a command's columns.</summary>
    public static bool Claims(TableLine line) => line.Columns.Count > 2 || line.All.Text[0] is >= 'A' and <= 'Z';

    public void Read(TableLine line)
    {
        if (line.Columns.Count != 6)
        {
            table.Report("P3N002", line.All, line.Columns.Count.ToString(System.Globalization.CultureInfo.InvariantCulture));
            return;
        }
        List<Token> words = TableLine.Words(line.Columns[0]);
        if (words.Count == 0 || !IsKeyword(words[0].Text))
        {
            Token bad = words.Count == 0 ? line.All : words[0];
            table.Report("P3N003", bad, words.Count == 0 ? "" : bad.Text);
            return;
        }
        List<ArgumentSpec>? arguments = Arguments(words.Skip(1).ToList());
        (string States, string Next)? states = States(line.Columns[1], line);
        ReplySpec? reply = Reply(line.Columns[2], line);
        bool needs = Needs(line.Columns[3]);
        int pipelining = Array.IndexOf(Pipelinings, line.Columns[4].Text);
        if (pipelining < 0) table.Report("P3N008", Place(line.Columns[4], line), line.Columns[4].Text, Suggestion.For(line.Columns[4].Text, Pipelinings));
        if (arguments == null || states == null || reply == null || !needs || pipelining < 0) return;
        table.Add(
            new CommandSpec(words[0].Text, new(arguments), states.Value.States, states.Value.Next, reply, line.Columns[3].Text, (Pipelining)pipelining, line.Columns[5].Text),
            words[0]);
    }

    private static bool IsKeyword(string text) =>
        text.Length is >= 3 and <= 8 && Naming.IsLetter(text[0]) && text.All(c => c is >= 'A' and <= 'Z' or >= '0' and <= '9');

    private List<ArgumentSpec>? Arguments(List<Token> words)
    {
        var arguments = new List<ArgumentSpec>();
        for (int i = 0; i < words.Count; i++)
        {
            string name = words[i].Text;
            bool optional = name.Length > 1 && name[0] == '[' && name[name.Length - 1] == ']';
            if (optional) name = name.Substring(1, name.Length - 2);
            bool secret = name.EndsWith("!", StringComparison.Ordinal);
            if (secret) name = name.Substring(0, name.Length - 1);
            ArgumentSpec? known = table.Arguments.FirstOrDefault(a => a.Name == name);
            if (known == null)
            {
                table.Report("P3N009", words[i], name, Suggestion.For(name, table.Arguments.Select(a => a.Name)));
                return null;
            }
            string wrong = i == words.Count - 1 ? "" : optional ? "only the last argument can be optional" : known.Kind == ArgumentKind.Text && !secret && i < words.Count - 2 ? "text may hold blanks" : "";
            if (i > 2) wrong = "a command has at most 3 arguments";
            if (arguments.Any(a => a.Name == name)) wrong = "it is there already";
            else if (arguments.SelectMany(Parameters).Intersect(Parameters(known)).Any()) wrong = "with another it makes one name in C# twice";
            if (wrong.Length > 0)
            {
                table.Report("P3N010", words[i], name, wrong);
                return null;
            }
            arguments.Add(known with { Secret = secret, Optional = optional });
        }
        return arguments;
    }

    // The names that an argument needs in C#.
    private static string[] Parameters(ArgumentSpec argument)
    {
        string name = Naming.Camel(argument.Name).TrimStart('@');
        return argument.Kind == ArgumentKind.Base64 ? [name, name + "Start", name + "Length"] : [name];
    }

    private (string States, string Next)? States(Token column, TableLine line)
    {
        List<Token> words = TableLine.Words(column);
        int arrow = words.FindIndex(w => w.Text == "->");
        foreach (Token word in words)
        {
            if (word.Text is "A" or "T" or "U" or "->") continue;
            table.Report("P3N004", word, word.Text, Suggestion.For(word.Text, ["A", "T", "U", "->"]));
            return null;
        }
        string from = string.Concat((arrow < 0 ? words : words.Take(arrow)).Select(w => w.Text));
        if (from == "TA") from = "AT";
        string next = arrow < 0 ? "" : string.Concat(words.Skip(arrow + 1).Select(w => w.Text));
        if (from is not ("A" or "T" or "AT") || (arrow >= 0 && !(next == "T" && from == "A") && next != "U"))
        {
            table.Report("P3N005", Place(column, line), column.Text);
            return null;
        }
        return (from, next);
    }

    private ReplySpec? Reply(Token column, TableLine line)
    {
        ReplySpec? reply = table.Replies.FirstOrDefault(r => r.Name == column.Text);
        if (reply == null) table.Report("P3N006", Place(column, line), column.Text, Suggestion.For(column.Text, table.Replies.Select(r => r.Name)));
        return reply;
    }

    private bool Needs(Token column)
    {
        if (column.Text.Length == 0 || table.Capabilities.Any(c => c.Token == column.Text)) return true;
        table.Report("P3N007", column, column.Text, Suggestion.For(column.Text, table.Capabilities.Select(c => c.Token)));
        return false;
    }

    // An empty column has no place of its own.
    private static Token Place(Token column, TableLine line) => column.Text.Length > 0 ? column : line.All;
}
