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
                    writer.Line($"internal const long {Naming.Pascal(command.Keyword)} = {Naming.Pack(command.Keyword)}; // {command.Keyword}");
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

    public static string Capabilities(CommandTable table)
    {
        var writer = new SourceWriter(table.Name + ".commands");
        writer.Block("namespace Pop3Nano.Protocol", () =>
        {
            writer.Block("public sealed partial class Pop3Engine", () =>
            {
                foreach (CapabilitySpec capability in table.Capabilities.Where(HasNumber)) writer.Line($"private int {Field(capability)} = -1;");
                writer.Line("private Pop3Capabilities _users; // those that the server added USER to");
                writer.Line();
                foreach (CapabilitySpec capability in table.Capabilities.Where(c => HasNumber(c) || c.MayBeUser))
                {
                    string name = Naming.Pascal(capability.Token);
                    if (HasNumber(capability))
                    {
                        string never = capability.Parameter == "days" ? "; int.MaxValue: never" : "";
                        writer.Summary($"{capability.Token}: {capability.Parameter}; -1: not announced{never}. {capability.Reference}.");
                        writer.Line($"public int {name}{Naming.Pascal(capability.Parameter)} {{ get {{ return {Field(capability)}; }} }}");
                        writer.Line();
                    }
                    if (!capability.MayBeUser) continue;
                    writer.Summary($"{capability.Token}: true if the server added USER. {capability.Reference}.");
                    writer.Line($"public bool {name}User {{ get {{ return (_users & Pop3Capabilities.{name}) != 0; }} }}");
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

    private static void Reset(SourceWriter writer, CommandTable table)
    {
        writer.Line("// What was announced before counts no more (RFC 2595 §4, RFC 2449 §5).");
        writer.Block("private void ForgetCapabilities()", () =>
        {
            writer.Line("_capabilities = Pop3Capabilities.None;");
            writer.Line("_mechanisms = Pop3Mechanisms.None;");
            writer.Line("_users = Pop3Capabilities.None;");
            foreach (CapabilitySpec capability in table.Capabilities.Where(HasNumber)) writer.Line($"{Field(capability)} = -1;");
        });
    }

    private static void Read(SourceWriter writer, CommandTable table)
    {
        writer.Line("// One line of the capability list: the word from start to word, its parameters from there to end.");
        writer.Block("private void ReadCapability(int start, int word, int end)", () =>
        {
            writer.Line("_capability = Pop3Words.Capability(_receive, start, word - start);");
            writer.Line("_capabilities |= _capability;");
            foreach (CapabilitySpec capability in table.Capabilities.Where(c => c.Parameter == "mechanisms" || HasNumber(c)))
            {
                string reads = HasNumber(capability) ? $"{Field(capability)} = ReadCapabilityNumber(word, end)" : "ReadMechanisms(word, end)";
                writer.Line($"if (_capability == Pop3Capabilities.{Naming.Pascal(capability.Token)}) {reads};");
            }
            string users = string.Join(" | ", table.Capabilities.Where(c => c.MayBeUser).Select(c => "Pop3Capabilities." + Naming.Pascal(c.Token)));
            writer.Line($"if ((_capability & ({users})) != 0 && HasUser(word, end)) _users |= _capability;");
        });
    }

    private static bool HasNumber(CapabilitySpec capability) => capability.Parameter is "seconds" or "days";

    private static string Field(CapabilitySpec capability) => "_" + Naming.Camel(capability.Token + "-" + capability.Parameter);
}
