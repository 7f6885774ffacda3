using System;
using Pop3Nano.Commands;

namespace Pop3Nano.Fuzz.Commands;

/// <summary>Two slots, and a power that fails in the midst of a write.</summary>
internal sealed class CutStore : IStore
{
    private readonly byte[][] _slots = [new byte[128], new byte[128]];
    private readonly int[] _lengths = new int[2];

    /// <summary>How many octets of the next write arrive; -1: all.</summary>
    public int Cut { get; set; } = -1;

    public void Clear() => _lengths[0] = _lengths[1] = 0;

    public int Read(int slot, byte[] buffer)
    {
        int count = Math.Min(_lengths[slot], buffer.Length);
        _slots[slot].AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    public void Write(int slot, byte[] buffer, int length)
    {
        int count = Cut < 0 ? length : Math.Min(Cut, length);
        buffer.AsSpan(0, count).CopyTo(_slots[slot]);
        // What lay behind the cut is what was there before.
        _lengths[slot] = Math.Max(count, Cut < 0 ? 0 : _lengths[slot]);
        if (Cut < 0) return;
        Cut = -1;
        throw new PowerFailedException();
    }

    public void Flip(int slot, int at)
    {
        if (at / 8 < _lengths[slot]) _slots[slot][at / 8] ^= (byte)(1 << at % 8);
    }
}
