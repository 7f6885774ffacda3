using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;

namespace Pop3Nano.Fuzz.Settings;

/// <summary>A table of boards for boards/flash: it is refused, or the commands are those of the board's row, and nothing else is run.</summary>
internal sealed partial class BoardTarget : FuzzTarget
{
    private const string Board = "ESP32_S3";
    private const string Port = "COM3";
    private const string Shell = "/bin/sh";
    private const int Most = 3000; // octets of a table

    private static readonly string[] Cells =
        ["", "-", "yes", "no", "some", "4", "3", "-4", "4.5", "0x8", "1e3", "0008", "99999", "ESP32_S3", "ESP32 S3", "ESP32_S3; echo owned", "$(echo owned)", "`echo owned`", "&& echo owned", "\"", "'", "*", "\\", "ESP32_S3\r", "target", "Wi-Fi", "firmware"];

    private readonly string[] _rows = File.ReadAllLines(Path.Combine(Boards(), "boards.tsv"));
    private readonly Lazy<string> _folder = new(MakeFolder);

    public override string Group => "settings";

    public override string Name => "boards";

    public override int Cost => 2000;

    public override (long Fixed, long PerOctet) Memory => (1 << 20, 4096);

    public override void Make(CaseOctets octets, CaseRandom random)
    {
        octets.Add(Spoilt(_rows[0], random)).Add("\n");
        for (int rows = random.Next(4); rows >= 0; rows--)
        {
            string row = random.OneIn(3) ? random.Any(_rows) : _rows.First(r => r.StartsWith(Board, StringComparison.Ordinal));
            octets.Add(Spoilt(row, random)).Add(random.OneIn(16) ? "\r\n" : "\n");
        }
    }

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        if (!File.Exists(Shell)) return;
        string table = Encoding.Latin1.GetString(octets.Span[..Math.Min(octets.Length, Most)]).Replace('\0', '0'); // a text has none
        bool isDry = !random.OneIn(4);
        File.WriteAllText(Path.Combine(_folder.Value, "boards", "boards.tsv"), table, Encoding.Latin1);
        (int code, string said, string complained) = Run(isDry);
        string firmware = Firmware(table);
        if (firmware.Length == 0) FindingException.Unless(code == 2 && said.Length == 0 && complained.Contains("flash: ", StringComparison.Ordinal), $"it is not refused: {code} {said} {complained}");
        else FindingException.Unless(code == 0 && said == Commands(firmware, isDry), $"these are other commands: {code} {said} {complained}");
    }

    // The model: the firmware of a board that can be flashed; empty: it is refused.
    private static string Firmware(string table)
    {
        string[][] rows = [.. table.Split('\n').Select(line => line.Split('\t'))];
        string[]? row = Array.Find(rows[1..], r => r[0] == Board);
        bool fits = Cell("target").Length > 0 && Cell("Wi-Fi") == "yes" && Size().IsMatch(Cell("flash MB")) && int.Parse(Cell("flash MB"), CultureInfo.InvariantCulture) >= 4;
        return fits && Word().IsMatch(Cell("firmware")) ? Cell("firmware") : "";

        string Cell(string name) => row != null && Array.LastIndexOf(rows[0], name) is var at and >= 0 && at < row.Length ? row[at] : "";
    }

    // Printed, or as the stand-ins print how they were called.
    private string Commands(string firmware, bool isDry) =>
        "nuget restore boards/selftest/packages.config -PackagesDirectory nf/packages\n"
        + "dotnet build boards/selftest/Selftest.nfproj -c Release -p:NanoFrameworkProjectSystemPath=" + (isDry ? "\"$NanoFrameworkProjectSystemPath\"" : _folder.Value + "/") + "\n"
        + "nanoff --target " + firmware + " --serialport " + Port + " --update\n"
        + "nanoff --nanodevice --serialport " + Port + " --deploy --image boards/selftest/bin/Release/Selftest.bin\n";

    private (int Code, string Said, string Complained) Run(bool isDry)
    {
        var start = new ProcessStartInfo(Shell, [Path.Combine(_folder.Value, "boards", "flash"), Board, Port, "--selftest"]) { RedirectStandardOutput = true, RedirectStandardError = true };
        if (isDry) start.ArgumentList.Add("--dry-run");
        start.Environment["PATH"] = _folder.Value + ":/usr/bin:/bin";
        start.Environment["LC_ALL"] = "C";
        start.Environment["NanoFrameworkProjectSystemPath"] = _folder.Value;
        using Process process = Process.Start(start)!;
        string said = process.StandardOutput.ReadToEnd();
        string complained = process.StandardError.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, said, complained);
    }

    private static string Spoilt(string row, CaseRandom random)
    {
        if (random.OneIn(3)) return row;
        string[] cells = row.Split('\t');
        cells[random.Next(cells.Length)] = random.Any(Cells);
        return string.Join('\t', cells);
    }

    // The script goes to the folder above its own. Beside it are tools that only print how they were called. All of it goes with the process.
    private static string MakeFolder()
    {
        string folder = Directory.CreateTempSubdirectory("boards").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(folder, recursive: true);
        Directory.CreateDirectory(Path.Combine(folder, "boards"));
        File.Copy(Path.Combine(Boards(), "flash"), Path.Combine(folder, "boards", "flash"));
        File.WriteAllText(Path.Combine(folder, "NFProjectSystem.CSharp.targets"), "");
        foreach (string tool in (string[])["dotnet", "nuget", "nanoff"])
        {
            string file = Path.Combine(folder, tool);
            File.WriteAllText(file, "#!" + Shell + "\nprintf '%s\\n' \"${0##*/} $*\"\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        return folder;
    }

    private static string Boards([CallerFilePath] string path = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(path)!, "..", "..", "..", "boards"));

    [GeneratedRegex("^[0-9]{1,4}\\z")]
    private static partial Regex Size();

    [GeneratedRegex("^[A-Za-z0-9_]+\\z")]
    private static partial Regex Word();
}
