using System;
using System.Globalization;
using System.IO;
using System.Threading;
using Pop3Nano.Commands;

namespace Pop3Nano.PowerCut;

/// <summary>A board whose memory, and whose effects on the world, are files in a folder.</summary>
internal sealed class FolderBoard(string folder) : IBoard, IStore, ICommandHandler, ICommandReporter
{
    public int RelayCount => 0;

    public IStore Store => this;

    public long Milliseconds => Environment.TickCount64;

    public void SetLed(bool lit)
    {
        // There is none.
    }

    public void BlinkLed(int times)
    {
        // There is none.
    }

    public void SetRelay(int relay, bool closed)
    {
        // There is none.
    }

    public bool TryReadTemperature(out int tenths)
    {
        tenths = 0;
        return false;
    }

    public int Random(int limit) => limit / 2;

    public bool WaitForTime() => true;

    public bool TryGetTime(out long unixSeconds)
    {
        unixSeconds = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        return true;
    }

    public bool Wait(int milliseconds) => true;

    public void FeedWatchdog()
    {
        // There is none.
    }

    public void Reboot()
    {
        // Others see to that.
    }

    public void Log(string line) => Console.Error.WriteLine(line);

    public int Read(int slot, byte[] buffer)
    {
        if (!File.Exists(Slot(slot))) return 0;
        byte[] octets = File.ReadAllBytes(Slot(slot));
        int count = Math.Min(octets.Length, buffer.Length);
        octets.AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    public void Write(int slot, byte[] buffer, int length) => File.WriteAllBytes(Slot(slot), buffer.AsSpan(0, length));

    // A little time before and behind the effect, so that some of those that kill find it.
    public string Run(int form, CommandCall command)
    {
        Thread.Sleep(1);
        Append("effects", command.Value(0).ToString(CultureInfo.InvariantCulture));
        Thread.Sleep(1);
        return "done";
    }

    public void PollEnded(bool confirmed)
    {
        // Nothing waits for it.
    }

    public void Report(CommandReport report) => Append("reports", $"{report.Counter} {CommandReport.Name(report.Outcome)}");

    private void Append(string file, string line) => File.AppendAllText(Path.Combine(folder, file), line + "\n");

    private string Slot(int slot) => Path.Combine(folder, string.Create(CultureInfo.InvariantCulture, $"slot.{slot}"));
}
