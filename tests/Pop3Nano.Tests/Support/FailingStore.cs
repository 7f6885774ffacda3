using System;
using System.Collections.Generic;
using System.IO;
using Pop3Nano.Commands;

namespace Pop3Nano.Tests.Support;

/// <summary>A store of which one write fails, in a way of <see cref="StoreFailure"/>, and those before and behind it do not.</summary>
internal sealed class FailingStore(int failing, StoreFailure how) : IStore
{
    private readonly Dictionary<int, byte[]> _slots = [];

    public int Writes { get; private set; }

    public int Read(int slot, byte[] buffer)
    {
        byte[] octets = _slots.GetValueOrDefault(slot, []);
        octets.AsSpan(0, Math.Min(octets.Length, buffer.Length)).CopyTo(buffer);
        return Math.Min(octets.Length, buffer.Length);
    }

    public void Write(int slot, byte[] buffer, int length)
    {
        bool fails = ++Writes == failing;
        if (!fails || how == StoreFailure.Unflushed) _slots[slot] = buffer[..length];
        else if (how is StoreFailure.Half or StoreFailure.SilentHalf) _slots[slot] = buffer[..(length / 2)];
        else if (how == StoreFailure.Emptied) _slots[slot] = [];
        if (fails && how is not (StoreFailure.SilentHalf or StoreFailure.Lost)) throw new IOException("No space left on device");
    }
}
