using System;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>The log file: appended, one line for each event, a new one each day if that is wanted.</summary>
public sealed class FileProtocolLogTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("pop3nano-log-").FullName;
    private readonly ManualClock _clock = new(new DateTimeOffset(2026, 11, 22, 23, 59, 59, TimeSpan.Zero));

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Lines_are_appended_to_what_is_there_and_are_readable_at_once()
    {
        string path = At("pop3.log");
        File.WriteAllText(path, "earlier\n");
        using var log = new FileProtocolLog(path, clock: _clock);
        Say(log, "grüße");
        Assert.Equal("earlier\n2026-11-22T23:59:59.000Z 1 C: grüße\n", Text(path));
        Assert.Equal(path, log.FileName);
    }

    [Fact]
    public void Nothing_is_opened_before_it_is_needed()
    {
        using var log = new FileProtocolLog(At("pop3.log"));
        Assert.Empty(Directory.GetFiles(_folder));
        log.Open();
        Assert.Single(Directory.GetFiles(_folder));
    }

    [Fact]
    public void The_date_stands_in_the_name_and_turns_at_midnight_of_UTC()
    {
        using var log = new FileProtocolLog(At("pop3.log"), useDate: true, _clock);
        Say(log, "before");
        _clock.Advance(TimeSpan.FromSeconds(1));
        Say(log, "behind");
        Assert.EndsWith("before\n", Text(At("pop3_2026-11-22.log")), StringComparison.Ordinal);
        Assert.EndsWith("behind\n", Text(At("pop3_2026-11-23.log")), StringComparison.Ordinal);
        Assert.Equal(At("pop3_2026-11-23.log"), log.FileName);
    }

    [Fact]
    public void A_path_that_cannot_be_opened_is_an_exception()
    {
        using var log = new FileProtocolLog(Path.Combine(_folder, "missing", "pop3.log"));
        Assert.Throws<DirectoryNotFoundException>(log.Open);
        Assert.Throws<DirectoryNotFoundException>(() => Say(log, "x"));
        using var folder = new FileProtocolLog(_folder);
        Assert.Throws<UnauthorizedAccessException>(folder.Open);
        Assert.Throws<ArgumentException>(() => new FileProtocolLog(" "));
    }

    [Fact]
    public void A_write_that_fails_later_ends_the_log_and_not_the_session()
    {
        // The folder of the second day is not there: what a full disk does, at a moment that a test can choose.
        string folder = Path.Combine(_folder, "logs");
        Directory.CreateDirectory(folder);
        using var log = new FileProtocolLog(Path.Combine(folder, "pop3.log"), useDate: true, _clock);
        int told = 0;
        log.Failed += (_, _) => told++;
        Say(log, "before");
        Directory.Delete(folder, recursive: true);
        _clock.Advance(TimeSpan.FromSeconds(1));
        Say(log, "lost");
        Say(log, "lost too");
        Assert.IsType<DirectoryNotFoundException>(log.Failure);
        Assert.Equal(1, told);
        Assert.Throws<DirectoryNotFoundException>(log.Open);

        Directory.CreateDirectory(folder);
        log.Open();
        Say(log, "again");
        Assert.Null(log.Failure);
        Assert.EndsWith("again\n", Text(log.FileName), StringComparison.Ordinal);
    }

    [Fact]
    public void A_full_disk_ends_the_log()
    {
        if (!File.Exists("/dev/full")) return; // only Linux has a disk that is always full
        using var log = new FileProtocolLog("/dev/full");
        Say(log, "lost");
        Assert.IsAssignableFrom<IOException>(log.Failure);
    }

    [Fact]
    public async Task Several_logs_and_threads_may_write_one_file_and_their_lines_stay_whole()
    {
        string path = At("shared.log");
        using (var one = new FileProtocolLog(path))
        using (var two = new FileProtocolLog(path))
        {
            FileProtocolLog[] logs = [one, two];
            await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() =>
            {
                for (int n = 0; n < 100; n++) Say(logs[i % 2], "line of " + i.ToString(CultureInfo.InvariantCulture));
            })));
        }
        string[] lines = File.ReadAllLines(path);
        Assert.Equal(800, lines.Length);
        Assert.All(lines, line => Assert.Matches(" 1 C: line of [0-7]$", line));
    }

    [Fact]
    public void A_closed_log_drops_lines_and_lets_go_of_the_file()
    {
        var log = new FileProtocolLog(At("pop3.log"));
        Say(log, "x");
        log.Dispose();
        log.Dispose();
        Say(log, "y");
        Assert.Single(File.ReadAllLines(At("pop3.log")));
        using var alone = new FileStream(At("pop3.log"), FileMode.Open, FileAccess.ReadWrite, FileShare.None);
        Assert.Throws<ObjectDisposedException>(log.Open);
    }

    private string At(string name) => Path.Combine(_folder, name);

    private void Say(FileProtocolLog log, string text) => log.Write(new ProtocolLogEvent(_clock.GetUtcNow(), 1, ProtocolDirection.Sent, text));

    private static string Text(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd();
    }
}
