using System;
using System.Diagnostics;

namespace Pop3Nano.Interop;

/// <summary>The servers' own tools.</summary>
internal static class Tool
{
    /// <summary>Runs one that has to succeed; what it writes.</summary>
    public static string Run(string input, (string Name, string Value)[] variables, string program, params string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        start.Environment["PATH"] += ":/usr/local/sbin:/usr/sbin:/sbin";
        foreach ((string name, string value) in variables) start.Environment[name] = value;
        using Process process = Process.Start(start)!;
        process.StandardInput.Write(input);
        process.StandardInput.Close();
        string answer = process.StandardOutput.ReadToEnd();
        string complaint = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return process.ExitCode == 0 ? answer : throw new InvalidOperationException($"{program} fails: {answer}{complaint}");
    }
}
