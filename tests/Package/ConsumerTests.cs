using System;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Xunit;

namespace Pop3Nano.Package;

/// <summary>A stranger's program with a table of its own, built against the packages.</summary>
[Collection(nameof(PackedLibrary))]
public sealed class ConsumerTests(PackedLibrary library)
{
    [Fact]
    public void A_program_with_its_own_commands_builds_and_talks_to_the_test_server()
    {
        string folder = NewProgram("good");
        DotNet build = DotNet.Build(folder, "build", "--output", "out");
        Assert.True(build.ExitCode == 0, build.Output);

        DotNet run = DotNet.Run(folder, Path.Combine("out", "Consumer.dll"));

        Assert.Equal(
            """
            announced: True
            word: ARCHIVE is on
            fields: 1 amy@example.org
            refused: never
            flight: True
            flight: True

            """,
            run.Output, ignoreLineEndingDifferences: true);
        Assert.Equal(0, run.ExitCode);
    }

    [Fact]
    public void A_misspelt_state_in_a_users_table_fails_the_build_at_its_line_and_column()
    {
        string folder = NewProgram("misspelt");
        Misspell(Path.Combine(folder, "Mailgate.commands"), "^XSENDER +msg *; *(T)", "TT");

        DotNet build = DotNet.Build(folder, "build");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains("Mailgate.commands(3,16): error P3N004: 'TT' is no state", build.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void A_misspelt_state_in_the_librarys_table_fails_its_build_at_its_line_and_column()
    {
        string sources = Path.Combine(library.Folder, "misspelt-sources");
        Repository.CopyTo(sources);
        (int line, int column) = Misspell(Path.Combine(sources, "src", "Pop3.commands"), "^RETR +msg *; *(T)", "Y");

        DotNet build = DotNet.Build(sources, "build", "src/Pop3Nano", "-f:net10.0");

        Assert.NotEqual(0, build.ExitCode);
        Assert.Contains($"Pop3.commands({line},{column}): error P3N004: 'Y' is no state", build.Output, StringComparison.Ordinal);
    }

    // The files have other names here, so that nobody builds them in place.
    private string NewProgram(string name)
    {
        string folder = Path.Combine(library.Folder, name, "Consumer");
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "Consumer")))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file).Replace(".txt", "", StringComparison.Ordinal)));
        string config = Path.Combine(folder, "nuget.config");
        File.WriteAllText(config, File.ReadAllText(config).Replace("value=\"feed\"", $"value=\"{library.Feed}\"", StringComparison.Ordinal));
        return folder;
    }

    // Puts a wrong word in the place of the pattern's first group; says where that is, from 1.
    private static (int Line, int Column) Misspell(string file, string pattern, string wrong)
    {
        string text = File.ReadAllText(file);
        Match found = Regex.Match(text, pattern, RegexOptions.Multiline);
        Assert.True(found.Success, $"{file} has no line like '{pattern}'.");
        Group word = found.Groups[1];
        string before = text[..word.Index];
        File.WriteAllText(file, before + wrong + text[(word.Index + word.Length)..]);
        return (before.Count(c => c == '\n') + 1, before.Length - before.LastIndexOf('\n'));
    }
}
