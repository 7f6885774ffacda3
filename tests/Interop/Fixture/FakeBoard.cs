using System;
using System.Collections.Generic;
using Pop3Nano.Support;

namespace Pop3Nano.Interop;

/// <summary>A board that only remembers what was done to it.</summary>
internal sealed class FakeBoard : BareBoard
{
    private readonly Dictionary<int, byte[]> _slots = [];

    /// <summary>Whether the LED is lit.</summary>
    public bool IsLit { get; private set; }

    /// <summary>How often it blinked.</summary>
    public int Blinks { get; private set; }

    /// <summary>The relays, from 1; place 0 is not used.</summary>
    public bool[] Relays { get; } = new bool[5];

    /// <summary>What was logged.</summary>
    public List<string> Lines { get; } = [];

    /// <summary>How often something was written into the store.</summary>
    public int Writes { get; private set; }

    public override int RelayCount => Relays.Length - 1;

    public override void SetLed(bool lit) => IsLit = lit;

    public override void BlinkLed(int times) => Blinks += times;

    public override void SetRelay(int relay, bool closed) => Relays[relay] = closed;

    public override bool TryReadTemperature(out int tenths)
    {
        tenths = 215;
        return true;
    }

    public override void Reboot() => Lines.Add("reboot");

    public override void Log(string line) => Lines.Add(line);

    public override int Read(int slot, byte[] buffer)
    {
        if (!_slots.TryGetValue(slot, out byte[]? saved)) return 0;
        int length = Math.Min(saved.Length, buffer.Length);
        Array.Copy(saved, buffer, length);
        return length;
    }

    public override void Write(int slot, byte[] buffer, int length)
    {
        _slots[slot] = buffer.AsSpan(0, length).ToArray();
        Writes++;
    }
}
