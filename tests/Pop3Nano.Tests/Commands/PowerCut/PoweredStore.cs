using System;
using System.Collections.Generic;
using Pop3Nano.Commands;

namespace Pop3Nano.Tests.Commands.PowerCut;

/// <summary>Flash whose writes a power cut leaves half done, in the ways that flash and file systems have.</summary>
internal sealed class PoweredStore(Dictionary<int, byte[]> slots, Power power) : IStore
{
    public int Read(int slot, byte[] buffer)
    {
        if (!slots.TryGetValue(slot, out byte[]? octets)) return 0;
        int count = Math.Min(octets.Length, buffer.Length);
        Array.Copy(octets, buffer, count);
        return count;
    }

    public void Write(int slot, byte[] buffer, int length)
    {
        byte[] octets = buffer[..length];
        string name = slot == 0 ? "profile write: " : "journal write: ";
        if (!power.Allows(name + "before")) throw new PowerCutException();
        foreach (int written in new[] { 0, 1, length / 2, length - 1 })
        {
            // A file that is shorter; a slot whose rest is what was there; one whose rest is erased.
            Half(name + "cut off", slot, octets[..written]);
            byte[] mixed = slots.TryGetValue(slot, out byte[]? old) && old.Length == length ? [.. octets[..written], .. old[written..]] : octets[..written];
            Half(name + "over the old one", slot, mixed);
            var erased = new byte[length];
            Array.Fill(erased, (byte)0xFF);
            octets.AsSpan(0, written).CopyTo(erased);
            Half(name + "into erased flash", slot, erased);
        }
        slots[slot] = octets;
        if (!power.Allows(name + "behind")) throw new PowerCutException();
    }

    private void Half(string kind, int slot, byte[] octets)
    {
        if (power.Allows(kind)) return;
        slots[slot] = octets;
        throw new PowerCutException();
    }
}
