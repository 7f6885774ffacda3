using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using Spectre.Console;
using Spectre.Console.Rendering;

namespace Pop3Nano.VirtualBoard;

/// <summary>The board, drawn: LED, relays, sensor, last command, next poll, and the last lines of its log.</summary>
internal sealed class LiveScreen : IScreen
{
    private const int KeptLines = 8;
    private readonly Queue<string> _lines = new();
    private LiveDisplayContext? _context;

    public void Say(string line)
    {
        _lines.Enqueue(line);
        if (_lines.Count > KeptLines) _lines.Dequeue();
    }

    public void Changed(ScreenBoard board)
    {
        if (_context == null) return;
        _context.UpdateTarget(Draw(board));
        _context.Refresh();
    }

    public int Show(ScreenBoard board, Func<int> work)
    {
        int code = 0;
        AnsiConsole.Live(Draw(board)).Start(context =>
        {
            _context = context;
            code = work();
        });
        return code;
    }

    private Rows Draw(ScreenBoard board)
    {
        var table = new Table().RoundedBorder().HideHeaders().AddColumn("part").AddColumn("state");
        table.AddRow(new Markup("LED"), new Markup(board.Led ? "[yellow]● on[/]" : "[grey]○ off[/]"));
        table.AddRow(new Markup("relays"), new Markup(string.Join("  ", board.Relays.Select((on, i) => $"{i + 1} {(on ? "[green]━━ closed[/]" : "[grey]━╱ open[/]")}"))));
        table.AddRow(new Markup("sensor"), new Markup(board.Temperature.ToString("0.0", CultureInfo.InvariantCulture) + " °C"));
        table.AddRow(new Markup("last poll"), new Markup(Markup.Escape(board.LastPoll)));
        table.AddRow(new Markup("next poll"), new Markup(board.NextPoll));
        var parts = new List<IRenderable> { new Panel(table).Header(" Pop3Nano virtual board ").RoundedBorder() };
        parts.AddRange(_lines.Select(line => new Markup("[grey]" + Markup.Escape(line) + "[/]")));
        parts.Add(new Markup("[grey]Ctrl-C ends[/]"));
        return new Rows(parts);
    }
}
