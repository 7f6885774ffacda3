using System;
using System.CommandLine;
using System.IO;
using Pop3Nano.Fuzz.Running;

var options = new CommandLineOptions();
options.Root.SetAction(result =>
{
    try
    {
        return new FuzzRun(options.Read(result), Console.Out).Run();
    }
    catch (Exception wrong) when (wrong is ArgumentException or FormatException or IOException)
    {
        Console.Error.WriteLine("error: " + wrong.Message);
        return ExitCode.Usage;
    }
});
ParseResult parsed = options.Root.Parse(args);
int code = parsed.Invoke();
return parsed.Errors.Count > 0 ? ExitCode.Usage : code;
