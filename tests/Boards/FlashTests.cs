using System;
using System.IO;
using System.Linq;
using Xunit;

namespace Pop3Nano.Boards;

/// <summary>The flashing script says what it would do, refuses what can't be, and does what it says.</summary>
public sealed class FlashTests : IDisposable
{
    private const string Port = "/dev/ttyUSB0";

    private const string DryRun = """
        nuget restore boards/esp32/packages.config -PackagesDirectory nf/packages
        dotnet build boards/esp32/Esp32.nfproj -c Release -p:NanoFrameworkProjectSystemPath="$NanoFrameworkProjectSystemPath"
        nanoff --target ESP32_S3 --serialport /dev/ttyUSB0 --update
        nanoff --nanodevice --serialport /dev/ttyUSB0 --deploy --image boards/esp32/bin/Release/Esp32.bin

        """;

    private const string Log = "(stty 921600 raw -echo && cat) < /dev/ttyUSB0\n";

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("boards");

    public void Dispose() => _folder.Delete(recursive: true);

    [PosixFact]
    public void The_dry_run_prints_what_is_to_be_typed()
    {
        FlashRun run = FlashRun.In(Repository.Root, "ESP32_S3", Port, "--dry-run");

        Assert.Equal((0, DryRun.ReplaceLineEndings("\n") + Log, ""), (run.ExitCode, run.Output, run.Errors));
    }

    [PosixFact]
    public void The_dry_run_takes_the_firmware_from_the_table_and_the_self_test_if_it_is_asked_for()
    {
        FlashRun run = FlashRun.In(Repository.Root, "--dry-run", "--selftest", "ESP32_C6", "COM3");

        string[] lines = run.Output.TrimEnd('\n').Split('\n');
        Assert.Equal("nanoff --target ESP32_C6_THREAD --serialport COM3 --update", lines[2]);
        Assert.EndsWith("--image boards/selftest/bin/Release/Selftest.bin", lines[3], StringComparison.Ordinal);
        Assert.Equal(4, lines.Length); // such a port is no file that could be read
    }

    [PosixFact]
    public void Every_board_of_the_table_is_flashed_or_refused_as_its_note_says()
    {
        foreach (string[] row in Repository.Boards().Skip(1))
        {
            FlashRun run = FlashRun.In(Repository.Root, row[0], Port, "--dry-run");

            Assert.True(run.ExitCode == (row[^1].StartsWith("refused: ", StringComparison.Ordinal) ? 2 : 0), row[0] + ": " + run.Errors);
        }
    }

    [PosixFact]
    public void Boards_that_cannot_be_are_refused_with_the_reason()
    {
        Refuses("has no Wi-Fi", "ESP32_H2", Port, "--dry-run");
        Refuses("has 2 MB of flash: the 64 KB deployment region of such parts cannot hold the application", "ESP32_D2WD", Port, "--dry-run");
        Refuses("Did you mean: ESP32_S3?", "ESP32_S2", Port, "--dry-run");
        Refuses("Did you mean: ESP32_S3?", "esp32_s3", Port, "--dry-run");
        Refuses("Boards: ESP32_REV3 ", "Arduino", Port, "--dry-run");
        Refuses("no serial port", "ESP32_S3", "--dry-run");
        Refuses("is no name of a serial port", "ESP32_S3", "/dev/x;reboot", "--dry-run");
        Refuses("unknown option --dryrun\nusage:", "ESP32_S3", Port, "--dryrun");
        Refuses("unknown option -x\nusage:", "-x", "--help");
        Refuses("usage:", "ESP32_S3", Port, "a third word");
        Refuses("usage:");
    }

    [PosixFact]
    public void Help_is_no_failure_and_touches_nothing()
    {
        foreach (string[] arguments in (string[][])[["--help"], ["-h"], ["ESP32_S3", Port, "--help"], ["--help", "--nonsense"]])
        {
            FlashRun run = FlashRun.In(Repository.Root, arguments);

            Assert.Equal((0, ""), (run.ExitCode, run.Errors));
            Assert.StartsWith("usage: boards/flash BOARD PORT", run.Output, StringComparison.Ordinal);
            Assert.All((string[])["--selftest", "--dry-run", "--help"], option => Assert.Contains("\n  " + option + " ", run.Output, StringComparison.Ordinal));
        }
    }

    [PosixFact]
    public void What_is_missing_is_named()
    {
        string root = Copy();
        string tools = Tools("dotnet", "nuget");
        string system = ProjectSystem();

        Lacks("nanoff is not installed", FlashRun.Run(root, tools, system, "ESP32_S3", Port));
        tools = Tools("dotnet", "nuget", "nanoff");
        Lacks("NanoFrameworkProjectSystemPath is not set", FlashRun.Run(root, tools, "", "ESP32_S3", Port));
        Lacks("no NFProjectSystem.CSharp.targets", FlashRun.Run(root, tools, root, "ESP32_S3", Port));
        Lacks("Settings.cs is missing", FlashRun.Run(root, tools, system, "ESP32_S3", Port));
        Settings(root, "pop.example.org", "-1");
        Lacks("still names pop.example.org", FlashRun.Run(root, tools, system, "ESP32_S3", Port));
    }

    // With such settings the board would stop before it writes its first line.
    [PosixFact]
    public void Settings_without_a_key_are_refused_unless_commands_need_none()
    {
        const string Key = " KeyName = \"a\"";
        const string Secret = " KeySecret = \"\"";
        const string NewKey = "NewKeyName = \"\"";
        string root = Copy();
        string tools = Tools("dotnet", "nuget", "nanoff");
        string system = ProjectSystem();

        Lacks("flash: KeySecret is empty in boards/esp32/Settings.cs", With());
        Lacks("flash: NewKeySecret is empty", With((Secret, " KeySecret = \"00\""), (NewKey, "NewKeyName = \"b\"")));
        Lacks("there is no key in boards/esp32/Settings.cs", With((Key, " KeyName = \"\"")));
        Assert.Equal(0, With((Secret, " KeySecret = \"00\"")).ExitCode);
        Assert.Equal(0, With((Key, " KeyName = \"\""), (NewKey, "NewKeyName = \"b\""), ("NewKeySecret = \"\"", "NewKeySecret = \"00\"")).ExitCode);
        Assert.Equal(0, With(("PlainCommands = false", "PlainCommands = true")).ExitCode);

        FlashRun With(params (string Old, string New)[] changes)
        {
            Settings(root, "mail.example.com", "2", changes);
            return FlashRun.Run(root, tools, system, "ESP32_S3", Port);
        }
    }

    [PosixFact]
    public void It_runs_the_commands_that_it_prints()
    {
        string root = Copy();
        Settings(root, "mail.example.com", "7", (" KeySecret = \"\"", " KeySecret = \"00\""));

        FlashRun run = FlashRun.Run(root, Tools("dotnet", "nuget", "nanoff"), ProjectSystem().TrimEnd('/'), "ESP32_S3", Port);

        Assert.Equal(0, run.ExitCode);
        Assert.Equal(DryRun.ReplaceLineEndings("\n").Replace("\"$NanoFrameworkProjectSystemPath\"", ProjectSystem(), StringComparison.Ordinal), run.Output);
        Assert.EndsWith("open it with a serial terminal.\n", run.Errors, StringComparison.Ordinal);
        Assert.Contains("note: LedPin is 7 in boards/esp32/Settings.cs; boards/boards.tsv has 2 for this board.", run.Errors, StringComparison.Ordinal);
    }

    [PosixFact]
    public void It_shows_the_log_where_there_is_a_port_to_read()
    {
        string port = Path.Combine(_folder.FullName, "port");
        File.WriteAllText(port, "polling\n");

        FlashRun run = FlashRun.Run(Copy(), Tools("dotnet", "nuget", "nanoff", "stty", "cat"), ProjectSystem(), "ESP32_S3", port, "--selftest");

        Assert.Equal(0, run.ExitCode);
        Assert.EndsWith($"nanoff --nanodevice --serialport {port} --deploy --image boards/selftest/bin/Release/Selftest.bin\nstty 921600 raw -echo\ncat \n", run.Output, StringComparison.Ordinal);
        Assert.EndsWith($"> {Log.Replace(Port, port, StringComparison.Ordinal)}", run.Errors, StringComparison.Ordinal);
    }

    // What the table says becomes a part of commands. tests/Fuzz tries more.
    [PosixFact]
    public void A_table_that_is_spoilt_is_refused_and_nothing_of_it_is_run()
    {
        foreach ((string old, string changed, string reason) in (ReadOnlySpan<(string, string, string)>)
        [
            ("\tESP32_S3\t2\t", "\tESP32_S3; echo owned\t2\t", "names no firmware for ESP32_S3"),
            ("\tESP32_S3\t2\t", "\t$(echo owned)\t2\t", "names no firmware for ESP32_S3"),
            ("\tESP32_S3\t2\t", "\t\t2\t", "names no firmware for ESP32_S3"),
            ("\tfirmware\t", "\tfirm ware\t", "names no firmware for ESP32_S3"),
            ("\tESP32-S3\t8\t", "\tESP32-S3\tmuch\t", "does not say how much flash ESP32_S3 has"),
            ("\tflash MB\t", "\tflash\t", "does not say how much flash ESP32_S3 has"),
            ("\tWi-Fi\t", "\tWLAN\t", "has no Wi-Fi"),
            ("target\t", "board\t", "is not in"),
        ])
        {
            string root = Copy();
            string table = Repository.Read("boards/boards.tsv");
            Assert.Contains(old, table, StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(root, "boards/boards.tsv"), table.Replace(old, changed, StringComparison.Ordinal));

            FlashRun run = FlashRun.Run(root, Tools("dotnet", "nuget", "nanoff"), ProjectSystem(), "ESP32_S3", Port, "--selftest");

            Assert.Equal((2, ""), (run.ExitCode, run.Output));
            Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
        }
    }

    [PosixFact]
    public void Of_two_rows_for_a_board_the_first_counts()
    {
        string root = Copy();
        File.AppendAllText(Path.Combine(root, "boards/boards.tsv"), Repository.Read("boards/boards.tsv").Replace("\tESP32_S3\t2\t", "\tANOTHER\t2\t", StringComparison.Ordinal));

        FlashRun run = FlashRun.In(root, "ESP32_S3", Port, "--dry-run");

        Assert.Equal((0, DryRun.ReplaceLineEndings("\n") + Log, ""), (run.ExitCode, run.Output, run.Errors));
    }

    [PosixFact]
    public void It_stops_at_the_first_command_that_fails()
    {
        FlashRun run = FlashRun.Run(Copy(), Tools("nuget", "dotnet!", "nanoff"), ProjectSystem(), "ESP32_S3", Port, "--selftest");

        Assert.Equal(9, run.ExitCode);
        Assert.DoesNotContain("nanoff", run.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void The_script_for_PowerShell_has_the_same_commands()
    {
        string script = Repository.Read("boards/flash.ps1");

        foreach (string line in Repository.Lines("boards/flash").Where(l => l.StartsWith("    echo \"", StringComparison.Ordinal)))
        {
            string command = line["    echo \"".Length..^1].Replace("$port", "$Port", StringComparison.Ordinal)
                .Replace("\\\"", "`\"", StringComparison.Ordinal).Replace("\\$", "`$env:", StringComparison.Ordinal);
            Assert.Contains($"    \"{command}\"\n", script, StringComparison.Ordinal);
        }
        Assert.Contains("SerialPort]::new('$Port', 921600)", script, StringComparison.Ordinal);
        // PowerShell hears Ctrl+C between calls, and holds a port that nobody closes.
        Assert.DoesNotContain("ReadLine()", script, StringComparison.Ordinal);
        Assert.Contains("finally { `$serial.Close() }", script, StringComparison.Ordinal);
        foreach (string refusal in (string[])["does not say how much flash", "names no firmware for", "there is no key in ${settings}: give", "${key}Secret is empty in ${settings}: openssl"])
        {
            Assert.Contains(refusal, script, StringComparison.Ordinal);
            Assert.Contains(refusal.Replace("${settings}", "$settings", StringComparison.Ordinal), Repository.Read("boards/flash"), StringComparison.Ordinal);
        }
        Assert.All((string[])["-Selftest", "-DryRun", "-Help"], option =>
        {
            Assert.Contains("\n  " + option + " ", script, StringComparison.Ordinal); // in the usage
            Assert.Contains("[switch] $" + option[1..], script, StringComparison.Ordinal);
        });
    }

    private static void Refuses(string reason, params string[] arguments)
    {
        FlashRun run = FlashRun.In(Repository.Root, arguments);

        Assert.Equal((2, ""), (run.ExitCode, run.Output));
        Assert.Contains(reason, run.Errors, StringComparison.Ordinal);
    }

    private static void Lacks(string what, FlashRun run)
    {
        Assert.Equal((3, ""), (run.ExitCode, run.Output));
        Assert.Contains(what, run.Errors, StringComparison.Ordinal);
    }

    // The script goes to the folder above its own: in a copy it finds no settings of somebody's, and spoils none.
    private string Copy()
    {
        string root = Path.Combine(_folder.FullName, "copy");
        Directory.CreateDirectory(Path.Combine(root, "boards", "esp32"));
        foreach (string file in new[] { "boards/flash", "boards/boards.tsv" }) File.Copy(Path.Combine(Repository.Root, file), Path.Combine(root, file), overwrite: true);
        return root;
    }

    private static void Settings(string root, string host, string pin, params (string Old, string New)[] changes)
    {
        string text = Repository.Read("boards/esp32/Settings.cs.example").Replace("pop.example.org", host, StringComparison.Ordinal)
            .Replace("LedPin = -1", "LedPin = " + pin, StringComparison.Ordinal);
        foreach ((string old, string changed) in changes)
        {
            Assert.Contains(old, text, StringComparison.Ordinal);
            text = text.Replace(old, changed, StringComparison.Ordinal);
        }
        File.WriteAllText(Path.Combine(root, "boards/esp32/Settings.cs"), text);
    }

    private string ProjectSystem()
    {
        string folder = Path.Combine(_folder.FullName, "system");
        Directory.CreateDirectory(folder);
        File.WriteAllText(Path.Combine(folder, "NFProjectSystem.CSharp.targets"), "");
        return folder + "/";
    }

    // Stand-ins that print how they were called; with a "!" they fail. The other commands that the script needs are links.
    private string Tools(params string[] names)
    {
        DirectoryInfo folder = Directory.CreateDirectory(Path.Combine(_folder.FullName, "tools" + names.Length));
        foreach (string name in names)
        {
            string file = Path.Combine(folder.FullName, name.TrimEnd('!'));
            File.WriteAllText(file, "#!/bin/sh\necho \"${0##*/} $*\"\nexit " + (name.EndsWith('!') ? "9" : "0") + "\n");
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(file, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        }
        foreach (string needed in new[] { "awk", "sed", "grep", "dirname" })
        {
            string link = Path.Combine(folder.FullName, needed);
            string target = new[] { "/usr/bin/", "/bin/" }.Select(place => place + needed).First(File.Exists);
            if (!File.Exists(link)) File.CreateSymbolicLink(link, target);
        }
        return folder.FullName;
    }
}
