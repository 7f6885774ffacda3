using System;
using System.Linq;
using System.Text;
using Pop3Nano.Protocol;
using Xunit;

namespace Pop3Nano.Tests.Protocol;

/// <summary>Every golden transcript, through the engine alone, in every chunk size and several buffer sizes.</summary>
public class TranscriptTests
{
    public static TheoryData<string> All => [.. Transcript.Names];

    [Theory]
    [MemberData(nameof(All))]
    public void The_engine_makes_the_same_events_of_it_in_every_chunk_size(string name)
    {
        Transcript transcript = Transcript.Load(name);
        int longest = transcript.Steps.Max(s => s.Octets.Count);
        int line = transcript.Steps.SelectMany(s => Encoding.Latin1.GetString([.. s.Octets]).Split('\n')).Max(l => l.Length) + 1;
        foreach (int buffer in new[] { Math.Max(64, Math.Min(line, 512)), 512, 4096 }.Distinct())
        {
            for (int chunk = 1; chunk <= longest + 1; chunk++) Run(transcript, chunk, buffer);
        }
    }

    [Fact]
    public void There_are_transcripts() => Assert.True(Transcript.Names.Count() > 20);

    private static void Run(Transcript transcript, int chunk, int buffer)
    {
        byte[] send = new byte[512];
        byte[] receive = new byte[buffer];
        var engine = new Pop3Engine(send, receive, 16, 512);
        foreach (Transcript.Step step in transcript.Steps)
        {
            if (step.StartsTls) Assert.True(engine.TlsStarted(), "TLS must not start");
            for (int i = 0; i < step.Commands.Count; i++)
                Assert.True(CommandWriter.Write(engine, step.Commands[i], i), $"{step.Commands[i]}: {engine.Refusal}");
            Assert.Equal(Encoding.UTF8.GetString(step.Written), Encoding.UTF8.GetString(send, engine.SendStart, engine.SendLength));
            engine.Sent(engine.SendLength);
            var log = new EventLog();
            Feed(engine, receive, step, chunk, log);
            log.Flush();
            Assert.True(step.Events.SequenceEqual(log.Lines), $"{transcript.Name}, chunks of {chunk}, buffer of {buffer}:\nexpected\n  {string.Join("\n  ", step.Events)}\ngot\n  {string.Join("\n  ", log.Lines)}");
        }
    }

    private static void Feed(Pop3Engine engine, byte[] receive, Transcript.Step step, int chunk, EventLog log)
    {
        byte[] octets = [.. step.Octets];
        int at = 0;
        bool told = false;
        while (true)
        {
            Pop3Event found = engine.Next();
            if (found is not Pop3Event.NeedOctets) log.Add(found, engine, receive);
            if (found is Pop3Event.Closed or Pop3Event.Broken) return;
            if (found is not Pop3Event.NeedOctets) continue;
            if (at == octets.Length && (!step.Closes || told)) return;
            engine.GetReceiveSpace(out int start, out int length);
            int count = Math.Min(Math.Min(chunk, length), octets.Length - at);
            octets.AsSpan(at, count).CopyTo(receive.AsSpan(start));
            engine.Received(count);
            told = count == 0;
            at += count;
        }
    }
}
