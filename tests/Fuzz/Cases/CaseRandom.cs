using System;

namespace Pop3Nano.Fuzz.Cases;

/// <summary>Numbers that follow from a seed, a target and a case's index alone (SplitMix64): any case can be made again by itself.</summary>
internal sealed class CaseRandom
{
    private ulong _state;

    /// <summary>Starts over for one case.</summary>
    public void Begin(long seed, string target, long index)
    {
        ulong name = 14695981039346656037; // FNV-1a
        foreach (char c in target) name = (name ^ c) * 1099511628211;
        Begin((ulong)seed * 0x9E3779B97F4A7C15 ^ name ^ (ulong)index * 0xD1B54A32D192ED03);
    }

    /// <summary>Starts over from octets: what is drawn next depends on them alone.</summary>
    public void Begin(ReadOnlySpan<byte> octets)
    {
        ulong hash = 14695981039346656037;
        foreach (byte octet in octets) hash = (hash ^ octet) * 1099511628211;
        Begin(hash);
    }

    /// <summary>From 0 to less than the limit.</summary>
    public int Next(int limit) => (int)((Next() >> 32) * (ulong)limit >> 32);

    /// <summary>True once in so many times.</summary>
    public bool OneIn(int times) => Next(times) == 0;

    public T Any<T>(T[] choices) => choices[Next(choices.Length)];

    public ulong Next()
    {
        _state += 0x9E3779B97F4A7C15;
        ulong z = _state;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    private void Begin(ulong state)
    {
        _state = state;
        Next();
    }
}
