using System.Linq;
using Pop3Nano.Generator.Model;

namespace Pop3Nano.Generator.Emitting;

/// <summary>The client's end: the engine's writers, one per form, and its readers of capabilities and response codes.</summary>
internal static class EngineEmitter
{
    public static string Writers(CommandTable table)
    {
        var writer = new SourceWriter(table.Name + ".commands");
        writer.Block("namespace Pop3Nano.Protocol", () =>
        {
            writer.Block("public sealed partial class Pop3Engine", () =>
            {
                bool first = true;
                foreach (CommandForm form in table.Commands.SelectMany(c => c.Forms()))
                {
                    if (!first) writer.Line();
                    first = false;
                    Writer(writer, form, octets: false);
                    if (!FormEmitter.HasText(form)) continue;
                    writer.Line();
                    Writer(writer, form, octets: true);
                }
            });
        });
        return writer.ToString();
    }

    public static string Flight(CommandTable table)
    {
        var writer = new SourceWriter(table.Name + ".commands");
        writer.Line("using Pop3Nano.Protocol;");
        writer.Line();
        writer.Block("namespace Pop3Nano.Session", () =>
        {
            writer.Block("public sealed partial class Pop3Flight", () =>
            {
                bool first = true;
                foreach (CommandForm form in table.Commands.SelectMany(c => c.Forms()).Where(f => f.HasOnlyNumbers && f.Command.States.Contains('T')))
                {
                    if (!first) writer.Line();
                    first = false;
                    writer.Summary($"Adds {form.Spelling} ({form.Command.Reference}).");
                    string parameters = FormEmitter.Parameters(form, octets: false).TrimEnd(',', ' ');
                    string values = string.Join(", ", form.Arguments.Select(a => Naming.Camel(a.Name)).Concat(["0", "0"]).Take(2));
                    writer.Block($"public void {Naming.Pascal(form.Command.Keyword)}({parameters})", () =>
                        writer.Line($"Add(Pop3Keywords.{Naming.Pascal(form.Command.Keyword)}, Pop3Forms.{form.Name}, {values});"));
                }
            });
        });
        return writer.ToString();
    }

    public static string Forms(CommandTable table)
    {
        var writer = new SourceWriter(table.Name + ".commands");
        writer.Block("namespace Pop3Nano.Protocol", () =>
        {
            writer.Summary("The keywords, packed: the first letter is the highest octet.");
            writer.Block("internal static class Pop3Keywords", () =>
            {
                foreach (CommandSpec command in table.Commands)
                    writer.Line($"internal const long {Naming.Pascal(command.Keyword)} = {WordMatcher.Pack(command.Keyword)}; // {command.Keyword}");
            });
            writer.Line();
            writer.Summary("Where each form is legal, what it is answered with and what may follow it: the rows of the table as numbers.");
            writer.Block("internal static class Pop3Forms", () =>
            {
                foreach (CommandForm form in table.Commands.SelectMany(c => c.Forms()))
                {
                    writer.Line($"// {form.Spelling}");
                    writer.Line($"internal const int {form.Name} = {FormEmitter.Expression(form, extension: false)};");
                }
            });
        });
        return writer.ToString();
    }

    public static string Words(CommandTable table)
    {
        var writer = new SourceWriter(table.Name + ".commands");
        writer.Block("namespace Pop3Nano.Protocol", () =>
        {
            writer.Summary("Finds the table's words in octets; capitals and small letters are the same (RFC 2449 §3).");
            writer.Block("internal static class Pop3Words", () =>
            {
                Finder(writer, "Capability", "Pop3Capabilities", table.Capabilities.Select(c => (c.Token, Naming.Pascal(c.Token))), "None");
                writer.Line();
                Finder(writer, "Mechanism", "Pop3Mechanisms", table.Mechanisms.Select(m => (m.Token, Naming.Pascal(m.Token))), "None");
                writer.Line();
                Finder(writer, "ResponseCode", "Pop3ResponseCode", table.Codes.Select(c => (c.Token, Naming.Pascal(c.Token))), "Other");
                writer.Line();
                writer.Summary("Up to four octets as one number, the first one highest, in capitals.");
                writer.Block("private static int Word(byte[] octets, int start, int count)", () =>
                {
                    writer.Line("int word = 0;");
                    writer.Block("for (int i = 0; i < count; i++)", () =>
                    {
                        writer.Line("int octet = octets[start + i];");
                        writer.Line("if (octet >= 'a' && octet <= 'z') octet -= 32;");
                        writer.Line("word = word << 8 | octet;");
                    });
                    writer.Line("return word;");
                });
            });
        });
        return writer.ToString();
    }

    public static string Capabilities(CommandTable table)
    {
        var writer = new SourceWriter(table.Name + ".commands");
        writer.Block("namespace Pop3Nano.Protocol", () =>
        {
            writer.Block("public sealed partial class Pop3Engine", () =>
            {
                foreach (CapabilitySpec capability in table.Capabilities.Where(c => c.Parameter is "seconds" or "days" || c.MayBeUser))
                {
                    string name = Naming.Pascal(capability.Token);
                    if (capability.Parameter.Length > 0)
                    {
                        string never = capability.Parameter == "days" ? "; int.MaxValue: never" : "";
                        writer.Summary($"{capability.Token}: {capability.Parameter}; -1: not announced{never}. {capability.Reference}.");
                        writer.Line($"public int {name}{Naming.Pascal(capability.Parameter)} {{ get; private set; }} = -1;");
                        writer.Line();
                    }
                    if (!capability.MayBeUser) continue;
                    writer.Summary($"{capability.Token}: true if the server added USER. {capability.Reference}.");
                    writer.Line($"public bool {name}User {{ get; private set; }}");
                    writer.Line();
                }
                Reset(writer, table);
                writer.Line();
                Read(writer, table);
            });
        });
        return writer.ToString();
    }

    private static void Writer(SourceWriter writer, CommandForm form, bool octets)
    {
        string means = octets ? " with octets as they are" : "";
        writer.Summary($"Queues {form.Spelling}{means} ({form.Command.Reference}); false: see Refusal, nothing was queued.");
        writer.Block($"public bool Write{Naming.Pascal(form.Command.Keyword)}({FormEmitter.Parameters(form, octets)}int tag)", () =>
        {
            writer.Line($"Begin(Pop3Keywords.{Naming.Pascal(form.Command.Keyword)}, Pop3Forms.{form.Name}, tag);");
            foreach (ArgumentSpec argument in form.Arguments) writer.Line(FormEmitter.Call(argument, octets));
            writer.Line("return End();");
        });
    }

    private static void Finder(SourceWriter writer, string name, string type, System.Collections.Generic.IEnumerable<(string Token, string Member)> words, string otherwise)
    {
        writer.Block($"internal static {type} {name}(byte[] octets, int start, int length)",
            () => WordMatcher.Emit(writer, words.Select(w => (w.Token, $"{type}.{w.Member}")), $"{type}.{otherwise}"));
    }

    private static void Reset(SourceWriter writer, CommandTable table)
    {
        writer.Line("// What was announced before counts no more (RFC 2595 §4, RFC 2449 §5).");
        writer.Block("private void ForgetCapabilities()", () =>
        {
            writer.Line("Capabilities = Pop3Capabilities.None;");
            writer.Line("Mechanisms = Pop3Mechanisms.None;");
            foreach (CapabilitySpec capability in table.Capabilities)
            {
                string name = Naming.Pascal(capability.Token);
                if (capability.Parameter is "seconds" or "days") writer.Line($"{name}{Naming.Pascal(capability.Parameter)} = -1;");
                if (capability.MayBeUser) writer.Line($"{name}User = false;");
            }
        });
    }

    private static void Read(SourceWriter writer, CommandTable table)
    {
        writer.Line("// One line of the capability list: the word from start to word, its parameters from there to end.");
        writer.Block("private void ReadCapability(int start, int word, int end)", () =>
        {
            writer.Line("Capability = Pop3Words.Capability(_receive, start, word - start);");
            writer.Line("Capabilities |= Capability;");
            writer.Block("switch (Capability)", () =>
            {
                foreach (CapabilitySpec capability in table.Capabilities.Where(c => c.Parameter is "seconds" or "days" or "mechanisms" || c.MayBeUser))
                {
                    string name = Naming.Pascal(capability.Token);
                    writer.Line($"case Pop3Capabilities.{name}:");
                    if (capability.Parameter == "mechanisms") writer.Line("    ReadMechanisms(word, end);");
                    else if (capability.Parameter.Length > 0) writer.Line($"    {name}{Naming.Pascal(capability.Parameter)} = ReadCapabilityNumber(word, end);");
                    if (capability.MayBeUser) writer.Line($"    {name}User = HasUser(word, end);");
                    writer.Line("    break;");
                }
            });
        });
    }
}
