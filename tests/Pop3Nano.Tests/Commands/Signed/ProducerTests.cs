using System;
using System.Diagnostics;
using System.IO;
using System.Linq;
using Pop3Nano.Commands;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Commands.Signed;

/// <summary>The README's producers in Python and shell, as they stand there: a device takes what they write.</summary>
public sealed class ProducerTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("producers");

    public void Dispose() => _folder.Delete(recursive: true);

    [ToolTheory("python3", "sh", "openssl")]
    [InlineData("python", "python3", "", new[] { "42", "relay", "1", "on" })]
    [InlineData("python", "python3", "2100-02-28T23:59:59Z", new[] { "43", "led blink 3" })]
    [InlineData("sh", "sh", "", new[] { "42", "relay", "1", "on" })]
    [InlineData("sh", "sh", "2100-02-28T23:59:59Z", new[] { "43", "led blink 3" })]
    public void It_writes_commands(string language, string program, string expires, string[] arguments)
    {
        string script = Path.Combine(_folder.FullName, "sign");
        File.WriteAllText(script, Block(language));
        var start = new ProcessStartInfo(program, [script, "greenhouse", "a", .. arguments]) { RedirectStandardOutput = true };
        start.Environment["SECRET"] = Greenhouse.KeyA;
        start.Environment["EXPIRES"] = expires;
        using Process process = Process.Start(start)!;
        string written = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.Equal(0, process.ExitCode);
        DateTimeOffset? limit = expires.Length > 0 ? DateTimeOffset.Parse(expires, System.Globalization.CultureInfo.InvariantCulture) : null;
        Assert.Equal(Greenhouse.SignerA.Sign(long.Parse(arguments[0], System.Globalization.CultureInfo.InvariantCulture), string.Join(' ', arguments[1..]), limit), written.ReplaceLineEndings("\n"));
        using var house = new Greenhouse();
        house.Commands.PollBegins();
        Assert.Equal(CommandOutcome.Executed, Greenhouse.Check(house.Commands, written));
    }

    [Theory]
    [InlineData("python")]
    [InlineData("sh")]
    public void It_is_short(string language) => Assert.InRange(Block(language).Trim().Split('\n').Count(line => line.Trim().Length > 0), 1, 15);

    private static string Block(string language)
    {
        string readme = File.ReadAllText(Path.Combine(Greenhouse.Room, "README.md")).ReplaceLineEndings("\n");
        string mark = $"<!-- producer {language} -->\n```{language}\n";
        int start = readme.IndexOf(mark, StringComparison.Ordinal) + mark.Length;
        return readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)];
    }
}
