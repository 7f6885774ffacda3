using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Text;
using Pop3Nano.Generator.Tests.Driving;
using Pop3Nano.Generator.Tests.Tables;
using Xunit;

namespace Pop3Nano.Generator.Tests;

/// <summary>What is emitted lies in Snapshots/, reviewed like code that was written by hand.</summary>
public sealed class SnapshotTests
{
    private const string Folder = "tests/Pop3Nano.Generator.Tests/Snapshots/";

    public static TheoryData<string> EmittedFiles => [.. Emit().Keys];

    [Theory]
    [MemberData(nameof(EmittedFiles))]
    public void The_emitted_text_is_the_reviewed_one_octet_for_octet(string file)
    {
        byte[] emitted = Emit()[file];
        if (Repository.Accepts) Repository.Write(Folder + file, Encoding.UTF8.GetString(emitted));
        string path = Repository.PathOf(Folder + file);
        byte[] reviewed = File.Exists(path) ? File.ReadAllBytes(path) : [];

        Assert.True(emitted.AsSpan().SequenceEqual(reviewed), $"{Folder}{file} differs in line {FirstDifference(emitted, reviewed)}. {Repository.HowToAccept}");
    }

    [Fact]
    public void Every_snapshot_is_of_something_that_is_emitted()
    {
        IEnumerable<string> reviewed = Directory.GetFiles(Repository.PathOf(Folder)).Select(Path.GetFileName).OfType<string>();

        Assert.Empty(reviewed.Except(Emit().Keys));
    }

    [Theory]
    [MemberData(nameof(EmittedFiles))]
    public void Lines_end_with_LF_and_there_is_no_byte_order_mark(string file)
    {
        byte[] emitted = Emit()[file];

        Assert.DoesNotContain((byte)'\r', emitted);
        Assert.Equal((byte)'/', emitted[0]);
        Assert.Equal((byte)'\n', emitted[^1]);
    }

    [Theory]
    [InlineData("tr-TR")]
    [InlineData("de-DE")]
    [InlineData("ar-SA")]
    public void The_machines_culture_has_no_say(string culture)
    {
        Dictionary<string, byte[]> expected = Emit();
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture, predefinedOnly: true);
            Assert.NotEqual("i", "I".ToLower(CultureInfo.GetCultureInfo("tr-TR"))); // the cultures are there
            Dictionary<string, byte[]> emitted = Emit();

            Assert.Equal(expected.Keys, emitted.Keys);
            Assert.All(expected, file => Assert.Equal(file.Value, emitted[file.Key]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void A_table_with_windows_line_ends_emits_the_same_text()
    {
        string windows = ExampleTable.Mailgate.Replace("\n", "\r\n", StringComparison.Ordinal);

        Assert.Equal(
            Emission.OfUser(ExampleTable.Mailgate).Sources.Single().Value.ToString(),
            Emission.OfUser(windows).Sources.Single().Value.ToString());
    }

    private static Dictionary<string, byte[]> Emit()
    {
        var files = new Dictionary<string, byte[]>();
        foreach (Emission emission in new[] { Emission.OfPop3("client"), Emission.OfPop3("server"), Emission.OfUser(ExampleTable.Mailgate) })
        {
            Assert.Empty(emission.Diagnostics);
            foreach ((string name, Microsoft.CodeAnalysis.Text.SourceText text) in emission.Sources)
            {
                Assert.NotNull(text.Encoding);
                files.Add(name, [.. text.Encoding.GetPreamble(), .. text.Encoding.GetBytes(text.ToString())]);
            }
        }
        return files;
    }

    private static int FirstDifference(byte[] one, byte[] other)
    {
        int same = one.AsSpan().CommonPrefixLength(other);
        return one.AsSpan(0, same).Count((byte)'\n') + 1;
    }
}
