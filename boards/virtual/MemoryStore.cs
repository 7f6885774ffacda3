using System;
using System.Collections.Generic;
using Pop3Nano.Commands;

namespace Pop3Nano.VirtualBoard;

/// <summary>Remembers as long as the program runs.</summary>
internal sealed class MemoryStore : IStore
{
    private readonly Dictionary<int, byte[]> _slots = [];

    public int Read(int slot, byte[] buffer)
    {
        if (!_slots.TryGetValue(slot, out byte[]? octets)) return 0;
        int count = Math.Min(octets.Length, buffer.Length);
        octets.AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    public void Write(int slot, byte[] buffer, int length) => _slots[slot] = buffer.AsSpan(0, length).ToArray();
}
