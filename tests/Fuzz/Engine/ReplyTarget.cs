using System;
using System.Collections.Generic;
using System.Linq;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;

namespace Pop3Nano.Fuzz.Engine;

/// <summary>The engine as a client against the model, event by event, whole and in pieces. What differs between its kinds is how cases begin.</summary>
internal abstract class ReplyTarget : FuzzTarget
{
    private readonly EngineDriver _driver = new();
    private readonly EventLog _expected = new();
    private readonly EventLog _log = new();

    public override string Group => "engine";

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        Expect(octets.Span, _expected);
        Compare(octets.Span, CaseOctets.Most, random);
        Compare(octets.Span, octets.Length < 400 && random.OneIn(4) ? 1 : 0, random);
    }

    /// <summary>What should come of a case; a wrong model here proves that this can fail.</summary>
    protected virtual void Expect(ReadOnlySpan<byte> octets, EventLog log)
    {
        log.Clear();
        ModelClient.Run(octets, log);
    }

    private void Compare(ReadOnlySpan<byte> octets, int piece, CaseRandom random)
    {
        _log.Clear();
        _driver.Run(octets, _log, piece, random);
        if (_log.Octets.SequenceEqual(_expected.Octets)) return;
        var expected = new EventLog { Words = [] };
        var found = new EventLog { Words = [] };
        Expect(octets, expected);
        _driver.Run(octets, found, piece, random);
        int same = expected.Words.Zip(found.Words).TakeWhile(pair => pair.First == pair.Second).Count();
        throw new FindingException($"in pieces of {piece}, behind {same} notes the engine says {Some(found.Words, same)}, the model {Some(expected.Words, same)}");
    }

    private static string Some(List<string> words, int from) => "[" + string.Join("; ", words.Skip(from).Take(3)) + "]";
}
