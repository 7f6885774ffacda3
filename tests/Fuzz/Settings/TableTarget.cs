using System;
using System.IO;
using System.Linq;
using System.Text;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Generator.Emitting;
using Pop3Nano.Generator.Model;
using Pop3Nano.Generator.Parsing;

namespace Pop3Nano.Fuzz.Settings;

/// <summary>A user's table of commands: diagnostics at places that the table has, or code.</summary>
internal sealed class TableTarget : FuzzTarget
{
    private static readonly string[] Rows =
    [
        "XSENDER msg ; T ; status ; ; yes ; our manual", "XTND action ; T ; status ; XTND ; yes ; our manual", "argument action = text", "capability XTND ; our manual", "XLST [msg] ; A T ; scan-listing ; ; last ; x",
        "XSEC word! ; A -> T ; status ; ; login ; x", "reply x = msg size per line without msg ; x", "reply y = octets", "argument n = number from 1", "capability X-Y = seconds [user] ; x", "mechanism X ; y", "code A/B = \"text\" ; x",
        "# a comment", "", "RETR msg ; T ; message ; ; yes ; x", "XX n n n n ; T ; y ; ; yes ; x", ";;;;;", "argument", "code X = ", "reply z", "XTHREAD action ; T ; nothing ; ; perhaps ; x",
    ];

    private readonly CommandTable _builtIn;

    public TableTarget()
    {
        using Stream stream = typeof(TableTarget).Assembly.GetManifestResourceStream("Pop3.commands")!;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        _builtIn = TableReader.Read("Pop3.commands", reader.ReadToEnd(), builtIn: null);
    }

    public override string Group => "settings";

    public override string Name => "table";

    public override (long Fixed, long PerOctet) Memory => (1 << 21, 1 << 15);

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        for (int rows = random.Next(5); rows >= 0; rows--) octets.Add(random.Any(Rows)).Add(random.OneIn(8) ? "\r\n" : "\n");
    }

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        string text = Encoding.UTF8.GetString(octets.Span[..Math.Min(octets.Length, 3000)]);
        CommandTable table = TableReader.Read("Own.commands", text, _builtIn);
        int lines = text.Count(c => c == '\n') + 1;
        foreach (TableDiagnostic found in table.Diagnostics)
        {
            FindingException.Unless(found.Offset >= 0 && found.Length >= 0 && found.Offset + found.Length <= text.Length, "a diagnostic lies outside of the table");
            FindingException.Unless(found.Line >= 0 && found.Line < lines && found.Column >= 0, "a diagnostic has a line that is none");
        }
        if (table.Diagnostics.Count > 0 || !random.OneIn(4)) return;
        string code = ExtensionEmitter.Emit(table, "Own");
        FindingException.Unless(code.EndsWith('\n') && !code.Contains('\r', StringComparison.Ordinal), "the code has other line ends");
    }
}
