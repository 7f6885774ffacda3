using System.Linq;
using System.Text;
using Pop3Nano.Generator.Model;

namespace Pop3Nano.Generator.Emitting;

/// <summary>
/// The table's words as octets in one array, from which they are both found and spelt: a device pays for each letter once, where comparisons in
/// code and names as strings would cost several times that.
/// </summary>
internal static class WordsEmitter
{
    public static string Words(CommandTable table)
    {
        (string List, string[] Tokens)[] lists =
        [
            ("Commands", table.Commands.Select(c => c.Keyword).ToArray()),
            ("Capabilities", table.Capabilities.Select(c => c.Token).ToArray()),
            ("Mechanisms", table.Mechanisms.Select(m => m.Token).ToArray()),
            ("Codes", table.Codes.Select(c => c.Token).ToArray()),
        ];
        var writer = new SourceWriter(table.Name + ".commands");
        writer.Block("namespace Pop3Nano", () =>
        {
            writer.Summary("The table's words: finds them in octets, capitals and small letters being the same (RFC 2449 §3), and spells them.");
            writer.Block("internal static class Pop3Words", () =>
            {
                Lists(writer, lists);
                Finder(writer, "Capability", "Pop3Capabilities", "Capabilities", table.Capabilities.Count, "index < 0 ? Pop3Capabilities.None : (Pop3Capabilities)(1 << index)");
                Finder(writer, "Mechanism", "Pop3Mechanisms", "Mechanisms", table.Mechanisms.Count, "index < 0 ? Pop3Mechanisms.None : (Pop3Mechanisms)(1 << index)");
                ResponseCode(writer, table.Codes.Count);
                Spelling(writer);
                Search(writer);
            });
        });
        return writer.ToString();
    }

    private static void Lists(SourceWriter writer, (string List, string[] Tokens)[] lists)
    {
        writer.Line("// Where each list starts.");
        int at = 0;
        foreach ((string list, string[] tokens) in lists)
        {
            writer.Line($"internal const int {list} = {Number(at)};");
            at += tokens.Sum(t => t.Length + 1);
        }
        writer.Line();
        writer.Line("// Each word behind its length.");
        writer.Line("private static readonly byte[] Table =");
        writer.Line("{");
        foreach (string token in lists.SelectMany(l => l.Tokens))
            writer.Line($"    {Number(token.Length)}, {string.Join(", ", Encoding.ASCII.GetBytes(token).Select(b => Number(b)))}, // {token}");
        writer.Line("};");
        writer.Line();
    }

    private static void Finder(SourceWriter writer, string name, string type, string list, int count, string result)
    {
        writer.Block($"internal static {type} {name}(byte[] octets, int start, int length)", () =>
        {
            writer.Line($"int index = Find({list}, {Number(count)}, octets, start, length);");
            writer.Line($"return {result};");
        });
        writer.Line();
    }

    private static void ResponseCode(SourceWriter writer, int count)
    {
        writer.Summary("The longest known code that these levels start with: what stands behind it is detail (RFC 2449 §8).");
        writer.Block("internal static Pop3ResponseCode ResponseCode(byte[] octets, int start, int end)", () =>
        {
            writer.Line("int index;");
            writer.Block("do", () =>
            {
                writer.Line($"index = Find(Codes, {Number(count)}, octets, start, end - start);");
                writer.Line("do end--; while (end > start && octets[end] != '/');");
            });
            writer.Line("while (index < 0 && end > start);");
            writer.Line("return index < 0 ? Pop3ResponseCode.Other : (Pop3ResponseCode)(index + 1);");
        });
        writer.Line();
    }

    private static void Spelling(SourceWriter writer)
    {
        writer.Summary("The word of this index in a list; empty if the list has none.");
        writer.Block("internal static string Name(int at, int count, int index)", () =>
        {
            writer.Line("if (index < 0 || index >= count) return \"\";");
            writer.Line("for (; index > 0; index--) at += Table[at] + 1;");
            writer.Line("return Octets.Decode(Table, at + 1, Table[at]);");
        });
        writer.Line();
        writer.Summary("The index of the only bit that is set; -1: none or several are.");
        writer.Block("internal static int Bit(int bits)", () =>
        {
            writer.Line("int index = 31;");
            writer.Line("while (index >= 0 && bits != 1 << index) index--;");
            writer.Line("return index;");
        });
        writer.Line();
    }

    private static void Search(SourceWriter writer)
    {
        writer.Block("private static int Find(int at, int count, byte[] octets, int start, int length)", () =>
        {
            writer.Block("for (int index = 0; index < count; index++)", () =>
            {
                writer.Line("int same = 0;");
                writer.Line("int size = Table[at++];");
                writer.Block("while (size == length && same < size)", () =>
                {
                    writer.Line("int octet = octets[start + same];");
                    writer.Line("if (octet >= 'a' && octet <= 'z') octet -= 32;");
                    writer.Line("if (octet != Table[at + same]) break;");
                    writer.Line("same++;");
                });
                writer.Line("if (size == length && same == size) return index;");
                writer.Line("at += size;");
            });
            writer.Line("return -1;");
        });
    }

    private static string Number(int number) => number.ToString(System.Globalization.CultureInfo.InvariantCulture);
}
