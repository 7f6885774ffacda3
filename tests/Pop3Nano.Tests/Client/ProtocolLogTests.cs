using System;
using System.Collections.Generic;
using System.IO;
using System.Threading.Tasks;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Pop3Nano.Testing;
using Xunit;

namespace Pop3Nano.Tests.Client;

/// <summary>What is written down of a dialogue, and what never is.</summary>
public class ProtocolLogTests
{
    private const string Password = "corr3ct-h0rse";

    [Theory]
    [InlineData(Pop3LoginMethod.UserPass, "C: PASS ***")]
    [InlineData(Pop3LoginMethod.Plain, "C: AUTH PLAIN ***")]
    [InlineData(Pop3LoginMethod.Apop, "C: APOP tim ***")]
    public async Task A_dialogue_is_written_line_by_line_without_its_secrets(Pop3LoginMethod method, string login)
    {
        var log = new Lines();
        await Visit(log, method, logsMessages: false);
        Assert.Contains(login, log.Short);
        Assert.Contains("C: RETR 1", log.Short);
        Assert.Contains("S: (a message of 24 octets)", log.Short);
        Assert.Equal("C: QUIT", log.Short[^2]);
        Assert.DoesNotContain(log.All, line => line.Contains(Password, StringComparison.Ordinal) || line.Contains("the body", StringComparison.Ordinal));
        Assert.All(log.All, line => Assert.Matches(@"^2000-01-01T00:00:00\.000Z 7 [CS]: ", line));
    }

    [Fact]
    public async Task Messages_are_written_on_request_alone()
    {
        var log = new Lines();
        await Visit(log, Pop3LoginMethod.UserPass, logsMessages: true);
        Assert.Contains(@"S: Subject: s\x0D\x0A\x0D\x0Athe body\x0D\x0A", log.Short);
    }

    [Theory]
    [InlineData("+OK \x1b[2J\x07", @"+OK \x1B[2J\x07")]
    [InlineData("+OK \u202Egnp.exe \u2066\u2028\u0085\u007F", @"+OK \u202Egnp.exe \u2066\u2028\x85\x7F")]
    [InlineData("+OK plain ünd 日本", "+OK plain ünd 日本")]
    public void Nothing_in_a_line_can_play_tricks(string text, string expected)
    {
        var logged = new ProtocolLogEvent(DateTimeOffset.UnixEpoch.ToOffset(TimeSpan.FromHours(2)), 3, ProtocolDirection.Note, text);
        Assert.Equal(expected, logged.Text);
        Assert.Equal("1970-01-01T00:00:00.000Z 3 -: " + expected, logged.ToString());
    }

    private static async Task Visit(Lines log, Pop3LoginMethod method, bool logsMessages)
    {
        using var server = new Pop3TestServer(new Pop3TestServerOptions { Apop = true });
        server.AddMailbox("tim", Password).Add("Subject: s\n\nthe body\n");
        var options = new Pop3SessionOptions();
        new ConnectionLog(log, 7, new ManualClock(new DateTimeOffset(2000, 1, 1, 0, 0, 0, TimeSpan.Zero)), logsMessages).AttachTo(options);
        using var session = new Pop3Session(new StreamChannel(server.Connect()), options);
        await session.GreetAsync();
        await session.LoginAsync("tim", Password, method);
        Assert.Equal(24, await session.RetrAsync(1, Stream.Null));
        await session.QuitAsync();
    }

    private sealed class Lines : IProtocolLog
    {
        public List<string> All { get; } = [];

        public List<string> Short { get; } = [];

        public void Write(ProtocolLogEvent logged)
        {
            All.Add(logged.ToString());
            Short.Add(All[^1][(All[^1].IndexOf(": ", StringComparison.Ordinal) - 1)..]);
        }
    }
}
