using System;
using System.Collections.Generic;
using Pop3Nano.Commands;

namespace Pop3Nano.Tests.Support;

/// <summary>A store that counts its writes: flash wears.</summary>
internal sealed class MemoryStore : IStore
{
    public Dictionary<int, byte[]> Slots { get; } = [];

    public int Writes { get; private set; }

    public int Read(int slot, byte[] buffer)
    {
        if (!Slots.TryGetValue(slot, out byte[]? octets)) return 0;
        int count = Math.Min(octets.Length, buffer.Length);
        Array.Copy(octets, buffer, count);
        return count;
    }

    public void Write(int slot, byte[] buffer, int length)
    {
        Writes++;
        Slots[slot] = buffer[..length];
    }
}
