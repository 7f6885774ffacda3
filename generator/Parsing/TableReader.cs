using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pop3Nano.Generator.Model;

namespace Pop3Nano.Generator.Parsing;

/// <summary>
/// Reads a table: first the words that rows lean on (arguments, replies, capabilities), then the commands.
/// Nothing is thrown; what is wrong becomes a diagnostic at its place, and reading goes on.
/// </summary>
internal sealed class TableReader
{
    private readonly CommandTable? _builtIn;
    private readonly List<TableDiagnostic> _diagnostics = [];
    private readonly Dictionary<string, int> _seen = [];
    private readonly List<CommandSpec> _commands = [];
    private readonly List<ArgumentSpec> _arguments = [];
    private readonly List<ReplySpec> _replies = [];
    private readonly List<CapabilitySpec> _capabilities = [];
    private readonly List<WordSpec> _mechanisms = [];
    private readonly List<WordSpec> _codes = [];
    private readonly List<Token> _namedArguments = [];

    private TableReader(CommandTable? builtIn) => _builtIn = builtIn;

    internal IEnumerable<ArgumentSpec> Arguments => _arguments.Concat(_builtIn?.Arguments.AsEnumerable() ?? []);

    internal IEnumerable<ReplySpec> Replies => _replies.Concat(_builtIn?.Replies.AsEnumerable() ?? []).Concat([ReplySpec.Status]);

    internal IEnumerable<CapabilitySpec> Capabilities => _capabilities.Concat(_builtIn?.Capabilities.AsEnumerable() ?? []);

    /// <summary>Reads a table's text. <paramref name="builtIn"/> is the table that it extends, if it is a user's.</summary>
    public static CommandTable Read(string path, string text, CommandTable? builtIn)
    {
        var reader = new TableReader(builtIn);
        string name = Path.GetFileNameWithoutExtension(path);
        if (name.Length == 0 || !Naming.IsLetter(name[0]) || !name.All(Naming.IsLetterOrDigit))
            reader.Report("P3N016", new Token(name, 0, 0, 0), name);
        List<TableLine> lines = [.. TableLine.Read(text).Where(reader.IsPlain)];
        var definitions = new DefinitionRows(reader);
        var commands = new CommandRows(reader);
        foreach (TableLine line in lines.Where(line => !CommandRows.Claims(line))) definitions.Read(line);
        reader.CheckNamedArguments();
        foreach (TableLine line in lines.Where(CommandRows.Claims)) commands.Read(line);
        return new CommandTable(
            path, name, new(reader._commands), new(reader._arguments), new(reader._replies),
            new(reader._capabilities), new(reader._mechanisms), new(reader._codes), new(reader._diagnostics));
    }

    internal void Report(string id, Token at, params string[] arguments) =>
        _diagnostics.Add(new TableDiagnostic(id, at.Line, at.Column, at.Offset, at.Text.Length, new(arguments)));

    /// <summary>A row names an argument, which may stand further down: looked up when all are read.</summary>
    internal void Check(Token argument) => _namedArguments.Add(argument);

    // What ends a line in C# would end a comment of the emitted code.
    private bool IsPlain(TableLine line)
    {
        int at = 0;
        while (at < line.All.Text.Length && (line.All.Text[at] == '\t' || !(char.IsControl(line.All.Text[at]) || line.All.Text[at] is '\u2028' or '\u2029'))) at++;
        if (at == line.All.Text.Length) return true;
        Report("P3N014", new Token(line.All.Text.Substring(at, 1), line.All.Line, line.All.Column + at, line.All.Offset + at), "it holds a control character");
        return false;
    }

    private void CheckNamedArguments()
    {
        foreach (Token name in _namedArguments)
        {
            if (Arguments.All(a => a.Name != name.Text)) Report("P3N009", name, name.Text, Suggestion.For(name.Text, Arguments.Select(a => a.Name)));
        }
    }

    /// <summary>Claims a word of a kind; false, with a diagnostic, if it is taken: what is one name in C# is one name here.</summary>
    internal bool Define(string kind, Token name, IEnumerable<string> builtIn)
    {
        string inCode = Naming.Pascal(name.Text);
        if (builtIn.Any(word => Naming.Pascal(word) == inCode))
        {
            Report("P3N013", name, name.Text);
            return false;
        }
        string key = kind + " " + inCode;
        if (_seen.TryGetValue(key, out int line))
        {
            Report("P3N012", name, name.Text, (line + 1).ToString(System.Globalization.CultureInfo.InvariantCulture));
            return false;
        }
        _seen.Add(key, name.Line);
        return true;
    }

    internal void Add(CommandSpec command, Token name)
    {
        if (Define("command", name, _builtIn?.Commands.Select(c => c.Keyword) ?? [])) _commands.Add(command);
    }

    internal void Add(ArgumentSpec argument, Token name)
    {
        if (Define("argument", name, _builtIn?.Arguments.Select(a => a.Name) ?? [])) _arguments.Add(argument);
    }

    internal void Add(ReplySpec reply, Token name)
    {
        if (Define("reply", name, [ReplySpec.Status.Name, .. _builtIn?.Replies.Select(r => r.Name) ?? []])) _replies.Add(reply);
    }

    internal void Add(CapabilitySpec capability, Token name)
    {
        if (Define("capability", name, _builtIn?.Capabilities.Select(c => c.Token) ?? [])) _capabilities.Add(capability);
    }

    internal void AddMechanism(WordSpec mechanism, Token name)
    {
        if (Define("mechanism", name, _builtIn?.Mechanisms.Select(m => m.Token) ?? [])) _mechanisms.Add(mechanism);
    }

    internal void AddCode(WordSpec code, Token name)
    {
        if (Define("code", name, _builtIn?.Codes.Select(c => c.Token) ?? [])) _codes.Add(code);
    }
}
