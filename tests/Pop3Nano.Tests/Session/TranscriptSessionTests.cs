using System;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using Pop3Nano.Protocol;
using Pop3Nano.Session;
using Pop3Nano.Tests.Protocol;
using Pop3Nano.Tests.Support;
using Xunit;

namespace Pop3Nano.Tests.Session;

/// <summary>The golden transcripts through the blocking and the async session: the same events, the same octets written.</summary>
public class TranscriptSessionTests
{
    public static TheoryData<string> Plain => [.. Transcript.Names.Where(n => Transcript.Load(n).IsPlain)];

    [Theory]
    [MemberData(nameof(Plain))]
    public async Task The_blocking_session_makes_the_same_of_it(string name) => await RunAll(name, blocking: true);

    [Theory]
    [MemberData(nameof(Plain))]
    public async Task The_async_session_makes_the_same_of_it(string name) => await RunAll(name, blocking: false);

    private static async Task RunAll(string name, bool blocking)
    {
        Transcript transcript = Transcript.Load(name);
        int longest = transcript.Steps.Max(s => s.Octets.Count);
        for (int chunk = 1; chunk <= longest; chunk++) await Run(transcript, chunk, blocking);
    }

    private static async Task Run(Transcript transcript, int chunk, bool blocking)
    {
        var channel = new ScriptChannel { Chunk = chunk };
        var session = new Pop3Session(channel, new Pop3SessionOptions { ReceiveBuffer = 1024, SendBuffer = 512, MaxCommands = 16, MaxUnansweredOctets = 512 });
        bool first = true;
        foreach (Transcript.Step step in transcript.Steps)
        {
            channel.Put(step.Octets);
            channel.ClosesAtEnd = step.Closes;
            var log = new EventLog();
            try
            {
                if (first) await Greet(session, log, blocking);
                first = false;
                for (int i = 0; i < step.Commands.Count; i++) Assert.True(CommandWriter.Write(session.Engine, step.Commands[i], i));
                while (blocking ? session.NextReply() : await session.NextReplyAsync()) await Reply(session, log, blocking);
            }
            catch (Exception failure)
            {
                log.Flush();
                if (failure is not ReplyMissing) log.Lines.Add(Ending(failure, session));
                Assert.True(session.IsOver);
                Assert.True(channel.IsClosed);
            }
            log.Flush();
            Assert.Equal(Encoding.UTF8.GetString(step.Written), channel.TakeWritten());
            Assert.True(step.Events.SequenceEqual(log.Lines), $"{transcript.Name}, chunks of {chunk}:\nexpected\n  {string.Join("\n  ", step.Events)}\ngot\n  {string.Join("\n  ", log.Lines)}");
        }
    }

    private static async Task Greet(Pop3Session session, EventLog log, bool blocking)
    {
        if (blocking) session.Greet();
        else await session.GreetAsync();
        log.Add(Pop3Event.Greeting, session.Engine, session.Buffer);
    }

    private static async Task Reply(Pop3Session session, EventLog log, bool blocking)
    {
        if (session.IsOver)
        {
            log.Add(Pop3Event.Closed, session.Engine, session.Buffer);
            throw new ReplyMissing();
        }
        log.Add(session.Succeeded ? Pop3Event.Ok : Pop3Event.Err, session.Engine, session.Buffer);
        bool lines = session.Command is Pop3Command.List or Pop3Command.Uidl or Pop3Command.Capa or Pop3Command.Lang;
        bool body = session.Engine.HasBody;
        while (blocking ? session.ReadOctets() : await session.ReadOctetsAsync()) log.Add(lines ? Pop3Event.Line : Pop3Event.Octets, session.Engine, session.Buffer);
        if (body) log.Add(Pop3Event.End, session.Engine, session.Buffer);
    }

    private static string Ending(Exception failure, Pop3Session session) => failure switch
    {
        Pop3ProtocolException broken => "Broken " + broken.Fault,
        Pop3ConnectionLostException lost => ("Closed " + Pop3Names.Of(lost.Command)).TrimEnd(),
        Pop3CommandException refused => $"Err {Pop3Names.Of(refused.Command)} {(refused.ResponseCode == Pop3ResponseCode.None ? "" : $"<{refused.ResponseCode}> ")}{refused.StatusText}".Replace("  ", " ", StringComparison.Ordinal),
        _ => failure + session.State.ToString(),
    };

    // QUIT went unanswered: the log has it already.
    private sealed class ReplyMissing : Exception;
}
