using System;
using System.Threading.Tasks;
using Microsoft.Extensions.Logging;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Logging.Tests;

/// <summary>The protocol log as an ILogger sees it.</summary>
public sealed class LoggerProtocolLogTests
{
    [Fact]
    public async Task A_dialogue_is_traced_with_its_connection_and_without_its_secrets()
    {
        using var logger = new RecordingLogger(LogLevel.Trace);
        await Visit(new LoggerProtocolLog((ILoggerFactory)logger));

        Assert.Equal("Pop3Nano", logger.Category);
        Assert.Contains("Trace Received [ConnectionId,Line,{OriginalFormat}] 3 S: +OK hello", logger.Lines);
        Assert.Contains("Trace Sent [ConnectionId,Line,{OriginalFormat}] 3 C: PASS ***", logger.Lines);
        Assert.Equal("Debug Note [ConnectionId,Line,{OriginalFormat}] 3 -: gone", logger.Lines[^1]);
        Assert.DoesNotContain(logger.Lines, line => line.Contains("secret", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_the_logger_does_not_want_is_left_out()
    {
        using var logger = new RecordingLogger(LogLevel.Debug);
        await Visit(new LoggerProtocolLog((ILogger)logger));
        Assert.Equal("Debug Note [ConnectionId,Line,{OriginalFormat}] 3 -: gone", Assert.Single(logger.Lines));
    }

    [Fact]
    public async Task A_client_writes_to_it_once_it_is_enabled()
    {
        using var server = new Pop3TestServer(new Pop3TestServerOptions { Greeting = "hello" });
        server.AddMailbox("tim", "secret");
        server.Start();
        using var loggerFactory = new RecordingLogger(LogLevel.Trace);
        await using (var client = new Pop3Client("127.0.0.1", server.Port, "tim", "secret", SecurityOptions.None))
        {
            client.ProtocolLog = new LoggerProtocolLog((ILoggerFactory)loggerFactory);
            client.EnableLogger = true;
            Assert.Equal(0, await client.GetMessageCountAsync());
        }
        Assert.Contains("Trace Received [ConnectionId,Line,{OriginalFormat}] 1 S: +OK hello", loggerFactory.Lines);
        Assert.Contains("Trace Sent [ConnectionId,Line,{OriginalFormat}] 1 C: STAT", loggerFactory.Lines);
        Assert.DoesNotContain(loggerFactory.Lines, line => line.Contains("secret", StringComparison.Ordinal));
    }

    private static async Task Visit(LoggerProtocolLog sink)
    {
        using var server = new Pop3TestServer(new Pop3TestServerOptions { Greeting = "hello" });
        server.AddMailbox("tim", "secret");
        var log = new ConnectionLog(sink, 3, TimeProvider.System);
        var options = new Pop3SessionOptions();
        log.AttachTo(options);
        using (var session = new Pop3Session(new StreamChannel(server.Connect()), options))
        {
            await session.GreetAsync();
            await session.LoginAsync("tim", "secret", Pop3LoginMethod.UserPass);
            await session.QuitAsync();
        }
        log.Note("gone");
    }
}
