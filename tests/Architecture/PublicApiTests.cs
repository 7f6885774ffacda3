using System;
using System.IO;
using System.Linq;
using System.Text;
using Pop3Nano.Architecture.PublicApi;
using Pop3Nano.Architecture.Sources;
using Xunit;

namespace Pop3Nano.Architecture;

/// <summary>What users can see is written down in PublicApi/: nothing comes, goes or changes there by accident.</summary>
public sealed class PublicApiTests
{
    private const string Folder = "tests/Architecture/PublicApi/";
    private const string AcceptVariable = "POP3NANO_ACCEPT";

    [Theory]
    [InlineData("net10.0", "Pop3Nano")]
    [InlineData("net8.0", "Pop3Nano")]
    [InlineData("net10.0", "Pop3Nano.Testing")]
    [InlineData("net8.0", "Pop3Nano.Testing")]
    public void The_public_api_is_the_one_that_is_written_down(string platform, string assembly)
    {
        string file = $"{Folder}{assembly}.txt"; // the same on both platforms
        string actual = ApiText.Of(Path.Combine(AppContext.BaseDirectory, "libraries", platform, assembly + ".dll"));
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1") File.WriteAllText(Path.Combine(Repository.Root, file), actual, new UTF8Encoding(false));
        string[] written = Repository.Exists(file) ? Lines(Repository.Read(file)) : [];

        string[] differences = [.. Lines(actual).Except(written).Select(line => "+ " + line), .. written.Except(Lines(actual)).Select(line => "- " + line)];
        Assert.True(differences.Length == 0, $"{file} differs. If that is meant, run this test with {AcceptVariable}=1 and review the difference in git.\n" + string.Join('\n', differences));
    }

    [Fact]
    public void Members_of_every_kind_are_written_down()
    {
        string[] lines = Lines(Repository.Read(Folder + "Pop3Nano.txt"));

        Assert.Contains("Pop3Nano.Client.Pop3Client : sealed class, Pop3Nano.Client.EmailClient, Pop3Nano.Client.IPop3Client, System.IDisposable, System.IAsyncDisposable", lines);
        Assert.Contains("Pop3Nano.Client.Pop3Client.Pop3Client()", lines);
        Assert.Contains("Pop3Nano.Client.Pop3Client.GetMessageSizeAsync(int sequenceNumber, System.Threading.CancellationToken cancellationToken = default(System.Threading.CancellationToken)) -> System.Threading.Tasks.Task<long>", lines);
        Assert.Contains("Pop3Nano.Client.EmailClient.Host { get; set; } -> string?", lines);
        Assert.Contains("Pop3Nano.Client.EmailClient.OnConnect -> event System.EventHandler<Pop3Nano.Client.ConnectionEventArgs>?", lines);
        Assert.Contains("Pop3Nano.Client.SecurityOptions.Auto = 7", lines);
        Assert.DoesNotContain(lines, line => line.Contains(".Client.Pop3Connection", StringComparison.Ordinal)); // it is internal
        Assert.Equal(lines.Order(StringComparer.Ordinal), lines);
    }

    private static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}
