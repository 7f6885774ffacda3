using System.Collections.Generic;
using System.Linq;
using Pop3Nano.Generator.Model;

namespace Pop3Nano.Generator.Emitting;

/// <summary>The server's end, for the in-memory server: reads command lines, checks states and arguments, spells replies.</summary>
internal static class ServerEmitter
{
    public static string Emit(CommandTable table)
    {
        var writer = new SourceWriter(table.Name + ".commands");
        writer.Line("using System;");
        writer.Line("using System.Globalization;");
        writer.Line("using Pop3Nano.Protocol;");
        writer.Line();
        writer.Block("namespace Pop3Nano.Testing", () =>
        {
            writer.Summary("The server's end of the table: one line in, one call out. What the call answers is the derived class's business.");
            writer.Block("internal abstract class Pop3ServerCommands", () =>
            {
                writer.Summary("Where the dialogue is; the derived class moves it on.");
                writer.Line("internal Pop3State State { get; set; } = Pop3State.Authorization;");
                writer.Line();
                Dispatch(writer, table);
                foreach (CommandForm form in table.Commands.SelectMany(c => c.Forms()))
                {
                    writer.Line();
                    writer.Summary($"The client sent {form.Spelling}. {form.Command.Reference}.");
                    writer.Line($"protected abstract void On{Naming.Pascal(form.Command.Keyword)}({Parameters(form)});");
                }
                Refusals(writer);
                Secrets(writer, table);
                foreach (ReplySpec reply in table.Replies.Where(r => r.Shape is ReplyShape.Fields or ReplyShape.Listing)) Reply(writer, reply);
                Helpers(writer);
            });
        });
        return writer.ToString();
    }

    private static void Dispatch(SourceWriter writer, CommandTable table)
    {
        writer.Summary("Takes one command line without its line end. Keywords are the same in capitals and small letters (RFC 1939 §3).");
        writer.Block("internal void Dispatch(string line)", () =>
        {
            writer.Line("int blank = line.IndexOf(' ');");
            writer.Line("string keyword = (blank < 0 ? line : line.Substring(0, blank)).ToUpperInvariant();");
            writer.Line("string rest = blank < 0 ? \"\" : line.Substring(blank + 1);");
            writer.Block("switch (keyword)", () =>
            {
                foreach (CommandSpec command in table.Commands)
                {
                    writer.Line($"case \"{command.Keyword}\":");
                    writer.Line($"    {Naming.Pascal(command.Keyword)}(rest);");
                    writer.Line("    break;");
                }
                writer.Line("default:");
                writer.Line("    OnUnknown(keyword, rest);");
                writer.Line("    break;");
            });
        });
        foreach (CommandSpec command in table.Commands)
        {
            writer.Line();
            Command(writer, command);
        }
    }

    private static void Command(SourceWriter writer, CommandSpec command)
    {
        string name = Naming.Pascal(command.Keyword);
        writer.Line($"// {command.Keyword} {command.Spelling}".TrimEnd());
        writer.Block($"private void {name}(string rest)", () =>
        {
            string legal = string.Join(" || ", command.States.Select(s => s == 'A' ? "State == Pop3State.Authorization" : "State == Pop3State.Transaction"));
            writer.Line($"bool legal = {legal};");
            int most = command.Arguments.Count;
            bool lastIsText = most > 0 && command.Arguments[most - 1].Kind == ArgumentKind.Text;
            writer.Line($"string[] words = Words(rest, {(lastIsText ? most : int.MaxValue)});");
            writer.Line($"if (!legal) OnWrongState(Pop3Command.{name});");
            foreach (CommandForm form in command.Forms()) writer.Line($"else if ({Condition(form)}) On{name}({string.Join(", ", form.Arguments.Select(Value))});");
            writer.Line($"else OnBadArguments(Pop3Command.{name});");
        });
    }

    private static string Condition(CommandForm form)
    {
        var tests = new List<string> { $"words.Length == {form.Arguments.Count}" };
        for (int i = 0; i < form.Arguments.Count; i++)
        {
            if (form.Arguments[i].Kind == ArgumentKind.Number) tests.Add($"IsNumber(words[{i}], {form.Arguments[i].Least}, out int {Naming.Camel(form.Arguments[i].Name)})");
        }
        return string.Join(" && ", tests);
    }

    private static string Value(ArgumentSpec argument, int index) => argument.Kind == ArgumentKind.Number ? Naming.Camel(argument.Name) : $"words[{index}]";

    private static string Parameters(CommandForm form) =>
        string.Join(", ", form.Arguments.Select(a => (a.Kind == ArgumentKind.Number ? "int " : "string ") + Naming.Camel(a.Name)));

    private static void Refusals(SourceWriter writer)
    {
        writer.Line();
        writer.Summary("The table does not have this keyword.");
        writer.Line("protected abstract void OnUnknown(string keyword, string rest);");
        writer.Line();
        writer.Summary("The command is not legal in this state.");
        writer.Line("protected abstract void OnWrongState(Pop3Command command);");
        writer.Line();
        writer.Summary("The arguments are too few, too many or no numbers where numbers are due.");
        writer.Line("protected abstract void OnBadArguments(Pop3Command command);");
    }

    private static void Secrets(SourceWriter writer, CommandTable table)
    {
        writer.Line();
        writer.Summary("The number of a command's first secret argument, from 1; 0: none is; -1: the table does not have the keyword.");
        writer.Block("internal static int FirstSecret(string keyword)", () =>
        {
            writer.Block("switch (keyword)", () =>
            {
                foreach (CommandSpec command in table.Commands) writer.Line($"case \"{command.Keyword}\": return {command.Forms().Max(f => f.FirstSecret)};");
                writer.Line("default: return -1;");
            });
        });
    }

    private static void Reply(SourceWriter writer, ReplySpec reply)
    {
        writer.Line();
        writer.Summary($"Spells a {reply.Name}. {reply.Reference}.");
        string parameters = string.Join(", ", reply.Fields.Select(f => Type(f) + " " + Naming.Camel(f)));
        string parts = string.Join(" + \" \" + ", reply.Fields.Select(f => Type(f) == "string" ? Naming.Camel(f) : Naming.Camel(f) + ".ToString(CultureInfo.InvariantCulture)"));
        writer.Line($"protected static string {Naming.Pascal(reply.Name)}({parameters}) => {parts};");
    }

    private static string Type(string field) => field switch
    {
        "count" or "msg" => "int",
        "size" => "long",
        _ => "string",
    };

    private static void Helpers(SourceWriter writer)
    {
        writer.Line();
        writer.Line("// The last of \"most\" words takes the rest of the line with its blanks: a password may hold some.");
        writer.Line("private static string[] Words(string rest, int most) => rest.Length == 0 ? new string[0] : rest.Split(new[] { ' ' }, most);");
        writer.Line();
        writer.Line("// Digits and nothing else: TryParse lets NULs stand behind them.");
        writer.Line("private static bool IsNumber(string word, int least, out int number) => int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number >= least && word.IndexOf('\\0') < 0;");
    }
}
