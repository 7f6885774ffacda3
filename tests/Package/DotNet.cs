using System;
using System.Diagnostics;
using System.Linq;
using System.Threading.Tasks;

namespace Pop3Nano.Package;

/// <summary>Runs the dotnet command and keeps what it says.</summary>
internal sealed record DotNet(int ExitCode, string Output)
{
    // Nothing is left running: no build node and no compiler server.
    private static readonly string[] Alone = ["-m:1", "-nodeReuse:false", "-p:UseSharedCompilation=false", "--nologo", "-v:quiet"];

    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    /// <summary>Builds, packs or restores in a folder.</summary>
    public static DotNet Build(string folder, params string[] arguments) => Run(folder, [.. arguments, .. Alone]);

    public static DotNet Run(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", arguments) { WorkingDirectory = folder, RedirectStandardOutput = true, RedirectStandardError = true };
        // The build that runs this test has told its children where it is: that is not where theirs is.
        foreach (string name in start.Environment.Keys.Where(IsOfTheOuterBuild).ToList()) start.Environment.Remove(name);
        start.Environment["DOTNET_CLI_UI_LANGUAGE"] = "en";
        using Process process = Process.Start(start)!;
        Task<string> said = process.StandardOutput.ReadToEndAsync();
        Task<string> complained = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(Patience)) process.Kill(entireProcessTree: true);
        process.WaitForExit();
        return new DotNet(process.ExitCode, said.GetAwaiter().GetResult() + complained.GetAwaiter().GetResult());
    }

    private static bool IsOfTheOuterBuild(string variable) =>
        variable.StartsWith("MSBUILD", StringComparison.OrdinalIgnoreCase) || variable.StartsWith("VSTEST", StringComparison.OrdinalIgnoreCase);
}
