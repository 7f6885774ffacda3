using System;
using System.Collections.Concurrent;
using System.IO;
using System.Linq;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Mime;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>The log's settings hold at once: also for the connection that is open.</summary>
public sealed class LogSwitchTests : IDisposable
{
    private readonly ClientBench _bench = new(messages: 2);
    private readonly Lines _lines = new();
    private readonly Pop3Client _client;
    private readonly string _folder = Directory.CreateTempSubdirectory("pop3nano").FullName;

    public LogSwitchTests()
    {
        _client = _bench.NewClient();
        _client.ProtocolLog = _lines;
    }

    private string First => Path.Combine(_folder, "first.log");

    private string Second => Path.Combine(_folder, "second.log");

    public void Dispose()
    {
        _client.Dispose();
        _bench.Dispose();
        Directory.Delete(_folder, recursive: true);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task EnableLogger_switches_an_open_connections_log_off_and_on(bool blocking)
    {
        _client.EnableLogger = true;
        _client.LogFileName = First;
        await Fetch(blocking);
        Assert.Equal(1, _lines.CountOf("C: RETR 1"));
        int before = ReadLog(First).Length;

        _client.EnableLogger = false;
        await Fetch(blocking);
        Assert.Equal(1, _lines.CountOf("C: RETR 1"));
        Assert.Equal(before, ReadLog(First).Length);

        _client.EnableLogger = true;
        await Fetch(blocking);
        Assert.Equal(2, _lines.CountOf("C: RETR 1"));
        Assert.Equal(2, ReadLog(First).Count(line => line.EndsWith("C: RETR 1", StringComparison.Ordinal)));
        Assert.Equal(1, _bench.Server.Connections);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_log_that_is_first_wanted_on_an_open_connection_begins_there(bool blocking)
    {
        await Fetch(blocking);
        Assert.Empty(_lines.All);
        _client.EnableLogger = true;
        _client.LogFileName = First;
        await Fetch(blocking);
        Assert.Equal(1, _lines.CountOf("C: RETR 1"));
        Assert.Contains(ReadLog(First), line => line.EndsWith("1 C: RETR 1", StringComparison.Ordinal));
        Assert.Equal(1, _bench.Server.Connections);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task LogMessageBodies_is_asked_as_each_message_comes(bool blocking)
    {
        _client.EnableLogger = true;
        await Fetch(blocking);
        Assert.DoesNotContain(_lines.All, IsBody);
        _client.LogMessageBodies = true;
        await Fetch(blocking);
        Assert.Contains(_lines.All, IsBody);
        _client.LogMessageBodies = false;
        _lines.All.Clear();
        await Fetch(blocking);
        Assert.DoesNotContain(_lines.All, IsBody);
        Assert.Contains(_lines.All, line => line.Contains("(a message of ", StringComparison.Ordinal));

        static bool IsBody(string line) => line.Contains("This is message 1.", StringComparison.Ordinal);
    }

    [Fact]
    public async Task ResetLogSettings_ends_the_log_of_an_open_connection()
    {
        _client.EnableLogger = true;
        _client.LogFileName = First;
        await Fetch(blocking: true);
        int lines = _lines.All.Count;
        _client.ResetLogSettings();
        int before = ReadLog(First).Length;
        await Fetch(blocking: true);
        Assert.Equal((lines, before), (_lines.All.Count, ReadLog(First).Length));
    }

    [Fact]
    public void Another_log_takes_over_from_the_next_line_on()
    {
        var other = new Lines();
        _client.EnableLogger = true;
        _client.LogFileName = First;
        _client.Noop();
        _client.ProtocolLog = other;
        _client.LogFileName = Second;
        _client.GetMessageCount();
        _client.Dispose(); // QUIT is said on the open connection
        Assert.Equal((1, 0), (_lines.CountOf("C: NOOP"), _lines.CountOf("C: STAT")));
        Assert.Equal((0, 1, 1), (other.CountOf("C: NOOP"), other.CountOf("C: STAT"), other.CountOf("C: QUIT")));
        Assert.Contains("C: NOOP", string.Join('\n', ReadLog(First)), StringComparison.Ordinal);
        Assert.DoesNotContain("C: STAT", string.Join('\n', ReadLog(First)), StringComparison.Ordinal);
        Assert.Contains("C: STAT", string.Join('\n', ReadLog(Second)), StringComparison.Ordinal);
        Assert.Contains("C: QUIT", string.Join('\n', ReadLog(Second)), StringComparison.Ordinal);
    }

    [Theory, InlineData(true), InlineData(false)]
    public async Task A_file_that_cannot_be_opened_costs_the_next_call_and_neither_connection_nor_marks(bool blocking)
    {
        _client.EnableLogger = true;
        _client.DeleteMessage(1);
        int commands = _bench.Server.Commands.Count;
        _client.LogFileName = Path.Combine(_folder, "missing", "pop3.log");
        await Assert.ThrowsAnyAsync<IOException>(() => blocking ? Task.Run(_client.Noop) : _client.NoopAsync());
        Assert.Equal(commands, _bench.Server.Commands.Count);
        _client.LogFileName = null;
        _client.CommitDeletes();
        Assert.Equal(1, _bench.Mailbox.Count);
        Assert.Equal(1, _bench.Server.Connections);
    }

    // The client may still have it open.
    private static string[] ReadLog(string path)
    {
        using var reader = new StreamReader(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite));
        return reader.ReadToEnd().Split('\n');
    }

    private async Task Fetch(bool blocking)
    {
        using MailMessage message = blocking ? _client.FetchMessage(1) : await _client.FetchMessageAsync(1);
        Assert.Equal("message 1", message.Subject);
    }

    private sealed class Lines : IProtocolLog
    {
        public ConcurrentQueue<string> All { get; } = [];

        public int CountOf(string end) => All.Count(line => line.EndsWith(end, StringComparison.Ordinal));

        public void Write(ProtocolLogEvent logged) => All.Enqueue(logged.ToString());
    }
}
