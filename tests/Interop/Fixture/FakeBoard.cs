using System;
using System.Collections.Generic;
using Pop3Nano.Commands;

namespace Pop3Nano.Interop;

/// <summary>A board that only remembers what was done to it.</summary>
public sealed class FakeBoard : IBoard, IStore
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

    /// <inheritdoc/>
    public int RelayCount => Relays.Length - 1;

    /// <inheritdoc/>
    public IStore Store => this;

    /// <inheritdoc/>
    public long Milliseconds => Environment.TickCount64;

    /// <inheritdoc/>
    public void SetLed(bool lit) => IsLit = lit;

    /// <inheritdoc/>
    public void BlinkLed(int times) => Blinks += times;

    /// <inheritdoc/>
    public void SetRelay(int relay, bool closed) => Relays[relay] = closed;

    /// <inheritdoc/>
    public bool TryReadTemperature(out int tenths)
    {
        tenths = 215;
        return true;
    }

    /// <inheritdoc/>
    public int Random(int limit) => 0;

    /// <inheritdoc/>
    public bool WaitForTime() => true;

    public bool TryGetTime(out long unixSeconds)
    {
        unixSeconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return true;
    }

    /// <inheritdoc/>
    public bool Wait(int milliseconds) => false;

    /// <inheritdoc/>
    public void FeedWatchdog()
    {
    }

    /// <inheritdoc/>
    public void Reboot() => Lines.Add("reboot");

    /// <inheritdoc/>
    public void Log(string line) => Lines.Add(line);

    /// <inheritdoc/>
    public int Read(int slot, byte[] buffer)
    {
        if (!_slots.TryGetValue(slot, out byte[]? saved)) return 0;
        int length = Math.Min(saved.Length, buffer.Length);
        Array.Copy(saved, buffer, length);
        return length;
    }

    /// <inheritdoc/>
    public void Write(int slot, byte[] buffer, int length)
    {
        _slots[slot] = buffer.AsSpan(0, length).ToArray();
        Writes++;
    }
}
