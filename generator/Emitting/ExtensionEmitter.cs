using System.Linq;
using Pop3Nano.Generator.Model;

namespace Pop3Nano.Generator.Emitting;

/// <summary>A user's own table: extension methods on the engine and the session.</summary>
internal static class ExtensionEmitter
{
    // Methods that a session or a flight has of its own: C# prefers them to an extension method of their name, without a word.
    private static readonly string[] Members = ["Abandon", "Add", "Clear", "Connect", "Dispose", "Equals", "Expect", "Greet", "Login", "Start"];

    public static string Emit(CommandTable table, string space)
    {
        var writer = new SourceWriter(table.Name + ".commands");
        writer.Line("using Pop3Nano;");
        writer.Line("using Pop3Nano.Protocol;");
        writer.Line("using Pop3Nano.Session;");
        writer.Line();
        if (space.Length == 0) Body(writer, table);
        else writer.Block("namespace " + space, () => Body(writer, table));
        return writer.ToString();
    }

    private static void Body(SourceWriter writer, CommandTable table)
    {
        writer.Summary($"The commands of {table.Name}.commands.");
        writer.Block($"public static class {table.Name}Commands", () =>
        {
            foreach (CapabilitySpec capability in table.Capabilities)
            {
                writer.Summary($"The token of a capability: look it up with Pop3Session.HasCapability. {capability.Reference}".TrimEnd());
                writer.Line($"public const string {Naming.Pascal(capability.Token)}Capability = \"{capability.Token}\";");
                writer.Line();
            }
            foreach (WordSpec mechanism in table.Mechanisms) Constant(writer, mechanism, "Mechanism", "The name of a SASL mechanism, for Pop3Engine.WriteAuth.");
            foreach (WordSpec code in table.Codes) Constant(writer, code, "Code", "A response code: the reply's ResponseCode is Other, and its text begins with it in brackets.");
            bool first = true;
            foreach (CommandForm form in table.Commands.SelectMany(c => c.Forms()))
            {
                if (!first) writer.Line();
                first = false;
                Form(writer, form);
            }
        });
    }

    private static void Constant(SourceWriter writer, WordSpec word, string kind, string summary)
    {
        writer.Summary($"{summary} {word.Meaning} {word.Reference}".TrimEnd());
        writer.Line($"public const string {Naming.Pascal(word.Token)}{kind} = \"{word.Token}\";");
        writer.Line();
    }

    private static void Form(SourceWriter writer, CommandForm form)
    {
        string name = Naming.Pascal(form.Command.Keyword);
        string method = Members.Contains(name) ? name + "Command" : name;
        string values = string.Concat(form.Arguments.Select(a => Value(a) + ", "));
        writer.Line($"// {form.Spelling}");
        writer.Line($"private const long {form.Name}Keyword = {Naming.Pack(form.Command.Keyword)};");
        writer.Line($"private const int {form.Name}Form = {FormEmitter.Expression(form, extension: true)};");
        writer.Line();
        writer.Summary($"Queues {form.Spelling}; false: see Refusal, nothing was queued.");
        writer.Block($"public static bool Write{name}(this Pop3Engine engine, {FormEmitter.Parameters(form, octets: false)}int tag)", () =>
        {
            writer.Line($"engine.Begin({form.Name}Keyword, {form.Name}Form, tag);");
            foreach (ArgumentSpec argument in form.Arguments) writer.Line("engine." + FormEmitter.Call(argument, octets: false));
            writer.Line("return engine.End();");
        });
        writer.Line();
        writer.Summary($"Sends {form.Spelling} and reads its status line; Pop3CommandException if the server refuses it.");
        string parameters = FormEmitter.Parameters(form, octets: false).TrimEnd(',', ' ');
        writer.Block($"public static void {method}(this Pop3Session session{(parameters.Length > 0 ? ", " + parameters : "")})", () =>
        {
            writer.Line($"session.Expect(session.Engine.Write{name}({values}0));");
        });
        if (!form.HasOnlyNumbers || form.Arguments.Count > 2) return; // a flight holds two numbers
        writer.Line();
        writer.Summary($"Adds {form.Spelling} to a flight.");
        writer.Block($"public static void {method}(this Pop3Flight flight{(parameters.Length > 0 ? ", " + parameters : "")})", () =>
        {
            string first = form.Arguments.Count > 0 ? Naming.Camel(form.Arguments[0].Name) : "0";
            string second = form.Arguments.Count > 1 ? Naming.Camel(form.Arguments[1].Name) : "0";
            writer.Line($"flight.Add({form.Name}Keyword, {form.Name}Form, {first}, {second});");
        });
    }

    private static string Value(ArgumentSpec argument)
    {
        string name = Naming.Camel(argument.Name);
        return argument.Kind == ArgumentKind.Base64 ? $"{name}, {name}Start, {name}Length" : name;
    }
}
