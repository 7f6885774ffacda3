using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pop3Nano.Generator.Tests.Driving;
using Pop3Nano.Generator.Tests.Tables;
using Xunit;

namespace Pop3Nano.Generator.Tests;

/// <summary>What the build says about a wrong table: one id for each kind of mistake, at its line and column.</summary>
public sealed partial class DiagnosticTests
{
    public static TheoryData<string> MistakesInTables => [.. Mistakes.InTables.Select(m => m.ToString())];

    [Theory]
    [MemberData(nameof(MistakesInTables))]
    public void A_mistake_is_reported_at_its_place_and_nothing_is_emitted(string name)
    {
        Mistake mistake = Mistakes.InTables.Single(m => m.ToString() == name);
        Emission emission = Emission.OfUser(mistake.Text);

        Diagnostic found = Assert.Single(emission.Diagnostics);
        Assert.StartsWith($"Mailgate.commands({mistake.Line},{mistake.Column}): error {mistake.Id}: ", Show(found), StringComparison.Ordinal);
        Assert.Contains(mistake.Says, found.GetMessage(CultureInfo.InvariantCulture), StringComparison.Ordinal);
        FileLinePositionSpan span = found.Location.GetLineSpan();
        Assert.Equal(span.StartLinePosition.Line, span.EndLinePosition.Line);
        Assert.Equal(mistake.Length, span.EndLinePosition.Character - span.StartLinePosition.Character);
        Assert.Equal(mistake.Length, found.Location.SourceSpan.Length);
        Assert.Empty(emission.Sources);
    }

    [Fact]
    public void A_misspelt_state_reads_in_the_build_log_as_it_does_in_an_editor()
    {
        Emission emission = Emission.OfUser("# mine\nXTND ; Q ; status ; ; yes ; manual\n");

        Assert.Equal(
            "Mailgate.commands(2,8): error P3N004: 'Q' is no state: A (authorization), T (transaction), or U (update) behind '->'; did you mean 'A'?",
            Show(Assert.Single(emission.Diagnostics)));
    }

    [Fact]
    public void Windows_line_ends_do_not_move_the_place()
    {
        Emission emission = Emission.OfUser("# mine\r\n\r\nXTND ; Q ; status ; ; yes ; manual\r\n");

        Assert.StartsWith("Mailgate.commands(3,8): error P3N004: ", Show(Assert.Single(emission.Diagnostics)), StringComparison.Ordinal);
    }

    [Fact]
    public void Every_mistake_of_a_table_is_reported_in_one_go()
    {
        Emission emission = Emission.OfUser("XTND ; Q ; stauts ; ; yes ; manual\nargument x = wrod\n");

        Assert.Equal(["P3N004", "P3N006", "P3N011"], emission.Diagnostics.Select(d => d.Id).Order());
        Assert.Empty(emission.Sources);
    }

    [Fact]
    public void P3N015_An_unknown_Pop3NanoEmit_is_reported_and_nothing_is_emitted()
    {
        Emission emission = Emission.OfPop3("cleint");

        Assert.Equal(
            "error P3N015: The property Pop3NanoEmit is 'cleint'; it can be client, server or empty; did you mean 'client'?",
            Show(Assert.Single(emission.Diagnostics)));
        Assert.Empty(emission.Sources);
    }

    [Theory]
    [InlineData("2nd-gate.commands", 8)]
    [InlineData("mail gate.commands", 9)]
    [InlineData("Mail.Gate.commands", 9)]
    public void P3N016_A_file_name_that_makes_no_class_name_is_reported_and_nothing_is_emitted(string path, int length)
    {
        Emission emission = Emission.OfUser("XTND ; T ; status ; ; yes ; manual\n", path);

        Diagnostic found = Assert.Single(emission.Diagnostics);
        Assert.StartsWith($"{path}(1,1): error P3N016: The table's file name '{path[..length]}' makes no C# class name", Show(found), StringComparison.Ordinal);
        Assert.Equal(length, found.Location.SourceSpan.Length);
        Assert.Empty(emission.Sources);
    }

    [Theory]
    [InlineData("one/Gate.commands", "two/Gate.commands")]
    [InlineData("one/Gate.commands", "two/gate.commands")]
    public void P3N016_Two_tables_of_one_name_are_reported_whatever_their_capitals(string first, string second)
    {
        const string Table = "XTND ; T ; status ; ; yes ; manual\n";
        GeneratorDriver driver = Emission.Driver(new TableFile(first, Table), emit: "").AddAdditionalTexts([new TableFile(second, Table)]);
        GeneratorRunResult run = Assert.Single(driver.RunGenerators(Emission.EmptyCompilation()).GetRunResult().Results);

        Assert.Null(run.Exception);
        Assert.Equal([first, second], run.Diagnostics.Select(found => found.Location.GetLineSpan().Path));
        Assert.All(run.Diagnostics, found => Assert.Equal("P3N016", found.Id));
        Assert.Empty(run.GeneratedSources);
    }

    [Fact]
    public void States_may_stand_in_any_order()
    {
        Emission Of(string states) => Emission.OfUser($"XTND ; {states} ; status ; ; yes ; manual\n");

        Assert.Empty(Of("T A").Diagnostics);
        Assert.Equal(Assert.Single(Of("A T").Sources).Value.ToString(), Assert.Single(Of("T A").Sources).Value.ToString());
    }

    [Fact]
    public void Every_diagnostic_has_a_row_of_mistakes_and_a_row_in_the_release_files()
    {
        SortedSet<string> declared = Ids(Repository.Read("generator/Descriptors.cs"));
        SortedSet<string> released = Ids(Repository.Read("generator/AnalyzerReleases.Shipped.md") + Repository.Read("generator/AnalyzerReleases.Unshipped.md"));
        var tested = new SortedSet<string>(Mistakes.InTables.Select(m => m.Id).Concat(Mistakes.Elsewhere), StringComparer.Ordinal);

        Assert.Equal(16, declared.Count);
        Assert.Equal(declared, released);
        Assert.Equal(declared, tested);
    }

    [Theory]
    [InlineData("client")]
    [InlineData("server")]
    public void The_librarys_own_table_has_no_mistakes(string emit) => Assert.Empty(Emission.OfPop3(emit).Diagnostics);

    [Fact]
    public void The_example_of_a_users_table_has_no_mistakes() => Assert.Empty(Emission.OfUser(ExampleTable.Mailgate).Diagnostics);

    private static SortedSet<string> Ids(string text) => new(IdPattern().Matches(text).Select(m => m.Value), StringComparer.Ordinal);

    // As the compiler prints it: file(line,column): error ID: message.
    private static string Show(Diagnostic diagnostic) => CSharpDiagnosticFormatter.Instance.Format(diagnostic, CultureInfo.InvariantCulture);

    [GeneratedRegex("P3N[0-9]{3}")]
    private static partial Regex IdPattern();
}
