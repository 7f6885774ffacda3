using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Threading;
using Pop3Nano.Fuzz.Cases;

namespace Pop3Nano.Fuzz.Running;

/// <summary>Runs one target: the corpus first, then cases by number. The watchdog looks at what it is doing.</summary>
internal sealed class TargetRun
{
    private const int MostFindings = 3; // of one target; the rest is mostly the same

    private readonly FuzzTarget _target;
    private readonly long _seed;
    private readonly CaseOctets _octets = new();
    private readonly CaseOctets _other = new();
    private readonly CaseRandom _random = new();
    private readonly CaseRandom _choices = new();
    private readonly List<(string Name, byte[] Octets)> _corpus;
    private long _started;
    private string _name = "";
    private long _index = -1;

    public TargetRun(FuzzTarget target, long seed)
    {
        _target = target;
        _seed = seed;
        _corpus = Corpus.Of(target);
    }

    public List<Finding> Findings { get; } = [];

    public string Target => _target.Name;

    /// <summary>How many cases have begun: a number that stands still means a case that hangs.</summary>
    public long Started => Volatile.Read(ref _started);

    public TimeSpan Time { get; private set; }

    /// <summary>What runs now; another thread may ask.</summary>
    public string Case => _index < 0 ? _name : string.Create(CultureInfo.InvariantCulture, $"{_seed}:{_index}");

    public byte[] Octets => _octets.Span.ToArray();

    /// <summary>The corpus, then numbered cases until the count or the time is reached.</summary>
    public void Run(long cases, TimeSpan time)
    {
        long start = Stopwatch.GetTimestamp();
        foreach ((string name, byte[] octets) in _corpus) Named(name, octets);
        for (long index = 0; index < Math.Max(1, cases / _target.Cost) && Findings.Count < MostFindings; index++)
        {
            if (((index & 255) == 0 || _target.Cost > 1) && Stopwatch.GetElapsedTime(start) >= time) break;
            Numbered(index);
        }
        Time = Stopwatch.GetElapsedTime(start);
    }

    /// <summary>One case of the corpus, or of a file.</summary>
    public void Named(string name, byte[] octets)
    {
        (_name, _index) = (name, -1);
        _octets.Clear();
        _octets.Add(octets);
        Check();
    }

    /// <summary>The case of this number.</summary>
    public void Numbered(long index)
    {
        _index = index;
        _random.Begin(_seed, _target.Name, index);
        Begin(_octets);
        if (_random.OneIn(4)) Begin(_other);
        else _other.Clear();
        Mutator.Change(_octets, _other, _random);
        Check();
    }

    private void Begin(CaseOctets octets)
    {
        octets.Clear();
        if (_corpus.Count > 0 && _random.OneIn(6)) octets.Add(_corpus[_random.Next(_corpus.Count)].Octets);
        else _target.Make(octets, _random);
    }

    private void Check()
    {
        Volatile.Write(ref _started, _started + 1);
        long memory = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            _choices.Begin(_octets.Span);
            _target.Check(_octets, _choices);
            memory = GC.GetAllocatedBytesForCurrentThread() - memory;
            (long most, long perOctet) = _target.Memory;
            if (memory > most + perOctet * _octets.Length) Found(string.Create(CultureInfo.InvariantCulture, $"{memory} octets were allocated for a case of {_octets.Length}"));
        }
        catch (FindingException found)
        {
            Found(found.Message);
        }
        catch (Exception unknown)
        {
            Found(unknown.ToString());
        }
    }

    private void Found(string what) => Findings.Add(new Finding(_target.Name, Case, Octets, what));
}
