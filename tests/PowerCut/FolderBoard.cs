using System;
using System.Globalization;
using System.IO;
using System.Threading;
using Pop3Nano.Commands;
using Pop3Nano.Support;

namespace Pop3Nano.PowerCut;

/// <summary>A board whose memory, and whose effects on the world, are files in a folder.</summary>
internal sealed class FolderBoard(string folder) : BareBoard, ICommandHandler, ICommandReporter
{
    public override int Random(int limit) => limit / 2;

    public override void Log(string line) => Console.Error.WriteLine(line);

    public override int Read(int slot, byte[] buffer)
    {
        if (!File.Exists(Slot(slot))) return 0;
        byte[] octets = File.ReadAllBytes(Slot(slot));
        int count = Math.Min(octets.Length, buffer.Length);
        octets.AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    public override void Write(int slot, byte[] buffer, int length) => File.WriteAllBytes(Slot(slot), buffer.AsSpan(0, length));

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
