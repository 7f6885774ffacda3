using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Testing;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>Messages that were read and that nobody gets: their temporary files don't wait for the collector.</summary>
[Collection(AloneCollection.Name)]
public class LeftoverMessageTests
{
    private const int Messages = 4;
    private const int Large = 5 << 20; // beyond what is kept in memory

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_message_that_is_fetched_again_is_kept_once(bool blocking)
    {
        using ClientBench bench = Bench();
        using Pop3Client client = bench.NewClient();
        client.UseMultiConnection = MultiConnectionMode.Enable;
        client.ConnectionsQuantity = 2;
        client.Timeout = 60000;
        bench.Server.On("RETR", occurrence: 2, connection: 2).Cut(20);
        HashSet<string> before = OpenFiles();
        IReadOnlyList<Pop3FetchResult> results = await Fetch(client, blocking);
        Assert.All(results, result => Assert.Equal("synthetic message", result.Message!.Subject));
        Assert.Equal(IsShown ? Messages : 0, OpenFiles().Except(before).Count());
        Assert.Equal(Messages + 2, bench.Server.Commands.Count(command => command == "RETR"));
        foreach (Pop3FetchResult result in results) result.Message!.Dispose();
        Assert.Empty(OpenFiles().Except(before));
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_call_that_fails_keeps_none(bool blocking)
    {
        using ClientBench bench = Bench();
        using Pop3Client client = bench.NewClient();
        client.Timeout = 60000;
        bench.Server.On("RETR", occurrence: 3).Cut(20);
        HashSet<string> before = OpenFiles();
        await Assert.ThrowsAsync<Pop3ConnectionLostException>(() => Fetch(client, blocking));
        Assert.Empty(OpenFiles().Except(before));
    }

    private static ClientBench Bench()
    {
        var bench = new ClientBench(options: new Pop3TestServerOptions { KeepsTranscript = false });
        for (int i = 0; i < Messages; i++) bench.Mailbox.AddSynthetic(Large);
        return bench;
    }

    private static async Task<IReadOnlyList<Pop3FetchResult>> Fetch(Pop3Client client, bool blocking)
    {
        IEnumerable<int> all = Enumerable.Range(1, Messages);
        return blocking ? client.FetchMessages(all) : await client.FetchMessagesAsync(all);
    }

    // The files have no name any more; the system shows them as what is open, where it shows that.
    private const string Handles = "/proc/self/fd";

    private static bool IsShown => Directory.Exists(Handles);

    // By their random names: what other tests have left goes when the collector likes.
    private static HashSet<string> OpenFiles() =>
        IsShown ? [.. new DirectoryInfo(Handles).GetFiles().Select(NameOf).Where(name => name.StartsWith("mail-", StringComparison.Ordinal))] : [];

    private static string NameOf(FileInfo handle)
    {
        try
        {
            return Path.GetFileName(handle.LinkTarget) ?? "";
        }
        catch (IOException)
        {
            return ""; // closed meanwhile
        }
    }
}
