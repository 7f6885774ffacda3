using System;
using System.CommandLine;
using System.IO;
using Pop3Nano.VirtualBoard;
using Spectre.Console;

var options = new CommandLineOptions();
options.Root.SetAction(result =>
{
    bool hasTerminal = AnsiConsole.Profile.Capabilities.Interactive && !Console.IsOutputRedirected && !Console.IsInputRedirected;
    BoardArguments arguments = options.Read(result, hasTerminal);
    try
    {
        return arguments.Fleet == null ? new BoardRun(arguments, hasTerminal).Run() : new FleetRun(arguments, hasTerminal).Run();
    }
    catch (Exception wrong) when (wrong is ArgumentException or IOException or UnauthorizedAccessException)
    {
        Console.Error.WriteLine("error: " + wrong.Message);
        return ExitCode.Usage;
    }
});
ParseResult parsed = options.Root.Parse(args);
int code = parsed.Invoke();
return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
