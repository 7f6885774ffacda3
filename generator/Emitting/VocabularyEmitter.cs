using System.Collections.Generic;
using System.Linq;
using Pop3Nano.Generator.Model;

namespace Pop3Nano.Generator.Emitting;

/// <summary>The table's words as enums and their names: what every room of the library, and its users, speak.</summary>
internal static class VocabularyEmitter
{
    public static string Enums(CommandTable table)
    {
        var writer = new SourceWriter(table.Name + ".commands");
        writer.Block("namespace Pop3Nano", () =>
        {
            Enum(writer, "Pop3Command", "A POP3 command.",
                [("None", "No command: the greeting."), .. table.Commands.Select(c => (Naming.Pascal(c.Keyword), $"{c.Keyword}: {c.Reference}.")), ("Extension", "A command of a user's own table.")],
                i => i == table.Commands.Count + 1 ? "127" : Number(i));
            writer.Line();
            Enum(writer, "Pop3ResponseCode", "A response code (RFC 2449 §8): why the server said no, in a form for machines.",
                [("None", "The reply has no response code."), .. table.Codes.Select(c => (Naming.Pascal(c.Token), $"[{c.Token}]: {c.Meaning} ({c.Reference}).")), ("Other", "One that the table does not know: see the text.")],
                Number);
            writer.Line();
            Enum(writer, "Pop3Capabilities", "What a server announced (RFC 2449 §5); the values are bits and can be combined.",
                [("None", "Nothing."), .. table.Capabilities.Select(c => (Naming.Pascal(c.Token), $"{c.Token}: {c.Reference}."))],
                Bit);
            writer.Line();
            Enum(writer, "Pop3Mechanisms", "SASL mechanisms (RFC 5034 §4); the values are bits and can be combined.",
                [("None", "No mechanism."), .. table.Mechanisms.Select(m => (Naming.Pascal(m.Token), $"{m.Token}: {m.Reference}."))],
                Bit);
            writer.Line();
            Names(writer, table);
        });
        return writer.ToString();
    }

    private static void Enum(SourceWriter writer, string name, string summary, IReadOnlyList<(string Name, string Summary)> values, System.Func<int, string> value)
    {
        writer.Summary(summary);
        writer.Block($"public enum {name}", () =>
        {
            for (int i = 0; i < values.Count; i++)
            {
                writer.Summary(values[i].Summary);
                writer.Line($"{values[i].Name} = {value(i)},");
            }
        });
    }

    // enum.ToString() prints a number on nanoFramework, so the names come out of the words' own table.
    private static void Names(SourceWriter writer, CommandTable table)
    {
        writer.Summary("The table's spelling of commands, response codes, capabilities and mechanisms.");
        writer.Block("public static class Pop3Names", () =>
        {
            Name(writer, "Pop3Command command", "The keyword; empty for none and for a user's own.", "Commands", table.Commands.Count, "(int)command - 1");
            writer.Line();
            Name(writer, "Pop3ResponseCode code", "The code without its brackets; empty for none and for unknown ones.", "Codes", table.Codes.Count, "(int)code - 1");
            writer.Line();
            Name(writer, "Pop3Capabilities capability", "The token of one capability; empty for none or several.", "Capabilities", table.Capabilities.Count, "Pop3Words.Bit((int)capability)");
            writer.Line();
            Name(writer, "Pop3Mechanisms mechanism", "The name of one mechanism; empty for none or several.", "Mechanisms", table.Mechanisms.Count, "Pop3Words.Bit((int)mechanism)");
        });
    }

    private static void Name(SourceWriter writer, string parameter, string summary, string list, int count, string index)
    {
        writer.Summary(summary);
        writer.Block($"public static string Of({parameter})", () => writer.Line($"return Pop3Words.Name(Pop3Words.{list}, {Number(count)}, {index});"));
    }

    private static string Number(int index) => index.ToString(System.Globalization.CultureInfo.InvariantCulture);

    private static string Bit(int index) => index == 0 ? "0" : "1 << " + Number(index - 1);
}
