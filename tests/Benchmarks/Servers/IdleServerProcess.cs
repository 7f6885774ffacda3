using System;
using System.Diagnostics;
using System.Globalization;

namespace Pop3Nano.Benchmarks;

/// <summary>This program once more, as an <see cref="IdleServer"/>. It ends with this one, however this one ends.</summary>
internal sealed class IdleServerProcess : IDisposable
{
    private readonly Process _process;

    /// <summary>"idle-server", or "half-server" for one that also sends half a message.</summary>
    public IdleServerProcess(string kind = "idle-server")
    {
        _process = Process.Start(new ProcessStartInfo(Environment.ProcessPath!, kind)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        })!;
        Port = int.Parse(_process.StandardOutput.ReadLine()!, CultureInfo.InvariantCulture);
    }

    public int Port { get; }

    public void Dispose()
    {
        _process.StandardInput.Close();
        _process.WaitForExit();
        _process.Dispose();
    }
}
