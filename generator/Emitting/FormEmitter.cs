using System.Collections.Generic;
using System.Linq;
using Pop3Nano.Generator.Model;

namespace Pop3Nano.Generator.Emitting;

/// <summary>A form as an expression of Pop3Form's constants, and the arguments of its writer.</summary>
internal static class FormEmitter
{
    /// <summary>For example: Pop3Form.Retr … = command, states, shape, fields, count of arguments.</summary>
    public static string Expression(CommandForm form, bool extension)
    {
        CommandSpec command = form.Command;
        var parts = new List<string> { extension ? "(int)Pop3Command.Extension << Pop3Form.CommandShift" : $"(int)Pop3Command.{Naming.Pascal(command.Keyword)} << Pop3Form.CommandShift" };
        if (command.States.Contains('A')) parts.Add("Pop3Form.Authorization");
        if (command.States.Contains('T')) parts.Add("Pop3Form.Transaction");
        if (command.Next == "T") parts.Add("Pop3Form.ToTransaction");
        if (command.Next == "U") parts.Add("Pop3Form.ToUpdate");
        if (form.Shape != ReplyShape.Status) parts.Add("Pop3Form." + form.Shape);
        if (form.Shape is ReplyShape.Fields or ReplyShape.Listing)
        {
            parts.Add($"Pop3Form.{Field(command.Reply.Fields[0])} << Pop3Form.FirstFieldShift");
            if (command.Reply.Fields.Count > 1) parts.Add($"Pop3Form.{Field(command.Reply.Fields[1])} << Pop3Form.SecondFieldShift");
        }
        if (command.Pipelining == Pipelining.Login) parts.Add("Pop3Form.Login");
        if (command.Pipelining == Pipelining.Last) parts.Add("Pop3Form.Last");
        if (form.FirstSecret > 0) parts.Add($"{form.FirstSecret} << Pop3Form.SecretShift");
        if (form.Arguments.Count > 0) parts.Add($"{form.Arguments.Count} << Pop3Form.ArgumentsShift");
        if (form.Arguments.Count > 0 && form.Arguments[0].Least > 0) parts.Add("Pop3Form.FirstFromOne");
        if (form.Arguments.Count > 1 && form.Arguments[1].Least > 0) parts.Add("Pop3Form.SecondFromOne");
        return string.Join(" | ", parts);
    }

    /// <summary>The parameters of a writer with strings, or with octets where there is a choice.</summary>
    public static string Parameters(CommandForm form, bool octets)
    {
        IEnumerable<string> each = form.Arguments.Select(a => a.Kind switch
        {
            ArgumentKind.Number => $"int {Naming.Camel(a.Name)}",
            ArgumentKind.Base64 => Octets(a),
            _ => octets ? Octets(a) : $"string {Naming.Camel(a.Name)}",
        });
        return string.Concat(each.Select(p => p + ", "));
    }

    /// <summary>The call that writes one argument.</summary>
    public static string Call(ArgumentSpec argument, bool octets)
    {
        string name = Naming.Camel(argument.Name);
        string value = octets || argument.Kind == ArgumentKind.Base64 ? $"{name}, {name}Start, {name}Length" : name;
        return argument.Kind switch
        {
            ArgumentKind.Number => $"Argument({name}, {argument.Least});",
            ArgumentKind.Word => $"Word({value});",
            ArgumentKind.Base64 => $"Base64({value});",
            _ => $"Argument({value});",
        };
    }

    /// <summary>True if the form has an argument that is a string or octets.</summary>
    public static bool HasText(CommandForm form) => form.Arguments.Any(a => a.Kind is ArgumentKind.Word or ArgumentKind.Text);

    private static string Octets(ArgumentSpec argument)
    {
        string name = Naming.Camel(argument.Name);
        return $"byte[] {name}, int {name}Start, int {name}Length";
    }

    private static string Field(string name) => name switch
    {
        "count" => "CountField",
        "msg" => "MessageField",
        "size" => "SizeField",
        _ => "WordField",
    };
}
