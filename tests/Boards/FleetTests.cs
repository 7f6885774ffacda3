using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using System.Threading.Tasks;
using Xunit;

namespace Pop3Nano.Boards;

/// <summary>The virtual board's fleet, run as a program, against the server that it brings along.</summary>
public sealed class FleetTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    [Theory]
    [InlineData("implicit")]
    [InlineData("starttls")]
    [InlineData("none")]
    public async Task Each_device_of_a_small_fleet_polls_and_obeys_its_command(string tls)
    {
        (int code, string output) = await Run("--fleet", "20", "--once", "--workers", "4", "--tls", tls);

        Assert.True(code == 0, output);
        Assert.Contains("20 devices, 4 threads", output, StringComparison.Ordinal);
        Assert.Contains("polls: 20 in ", output, StringComparison.Ordinal);
        Assert.Contains("outcomes: 20 Completed", output, StringComparison.Ordinal);
        Assert.Matches("time of a poll: p50 [0-9.]+ ms, p95 [0-9.]+ ms, p99 [0-9.]+ ms, most [0-9.]+ ms", output);
        Assert.Matches("allocated: [0-9]+ octets a poll", output);
        Assert.Contains("commands: 20 obeyed", output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--fleet 0", "--fleet 0 is out of range")]
    [InlineData("--fleet 20 --workers 0", "--workers 0 is out of range")]
    [InlineData("--fleet 20 --seconds 0", "--seconds 0 is out of range")]
    [InlineData("--fleet 20 --trace", "--fleet goes without --trace")]
    [InlineData("--fleet 20 --host localhost --user board --plain", "--user needs a #")]
    [InlineData("--fleet 20 --port 995", "need --host")]
    [InlineData("--fleet 20 --device board#", "need --host")]
    [InlineData("--seconds 20", "go with --fleet")]
    [InlineData("--device greenhouse", "need --host")]
    [InlineData("--keys keys.txt", "need --host")]
    public async Task Wrong_arguments_connect_nothing(string arguments, string problem)
    {
        (int code, string output) = await Run(arguments.Split(' '));

        Assert.Equal(2, code);
        Assert.Contains(problem, output, StringComparison.Ordinal);
    }

    private static async Task<(int Code, string Output)> Run(params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet", [Path.Combine(AppContext.BaseDirectory, "VirtualBoard.dll"), .. arguments])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process program = Process.Start(start)!;
        using var limit = new CancellationTokenSource(Patience);
        Task<string> said = program.StandardOutput.ReadToEndAsync(limit.Token);
        Task<string> complained = program.StandardError.ReadToEndAsync(limit.Token);
        try
        {
            await program.WaitForExitAsync(limit.Token);
            return (program.ExitCode, await said + await complained);
        }
        finally
        {
            if (!program.HasExited) program.Kill();
        }
    }
}
