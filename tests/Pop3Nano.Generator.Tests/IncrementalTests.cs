using System.Collections.Generic;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pop3Nano.Generator.Tests.Driving;
using Pop3Nano.Generator.Tests.Tables;
using Xunit;

namespace Pop3Nano.Generator.Tests;

/// <summary>In an editor the generator runs at every keystroke: work that was done is not done again.</summary>
public sealed class IncrementalTests
{
    private readonly TableFile _table = new("Mailgate.commands", ExampleTable.Mailgate);
    private CSharpCompilation _compilation = Emission.EmptyCompilation().AddSyntaxTrees(CSharpSyntaxTree.ParseText("class First { }", path: "First.cs"));
    private GeneratorDriver _driver;

    public IncrementalTests()
    {
        _driver = Emission.Driver(_table, emit: "");
        Assert.Equal(IncrementalStepRunReason.New, Assert.Single(RunTableStep()));
    }

    [Fact]
    public void Another_source_file_leaves_table_and_output_alone()
    {
        _compilation = _compilation.AddSyntaxTrees(CSharpSyntaxTree.ParseText("class Second { }"));

        Assert.Equal(IncrementalStepRunReason.Cached, Assert.Single(RunTableStep()));
        Assert.All(OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_keystroke_in_a_source_file_leaves_table_and_output_alone()
    {
        SyntaxTree first = _compilation.SyntaxTrees[0];
        _compilation = _compilation.ReplaceSyntaxTree(first, CSharpSyntaxTree.ParseText("class First { int _x; }", path: "First.cs"));

        Assert.Equal(IncrementalStepRunReason.Cached, Assert.Single(RunTableStep()));
        Assert.All(OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_table_that_is_loaded_again_with_the_same_text_is_read_but_not_emitted_again()
    {
        _driver = _driver.ReplaceAdditionalText(_table, new TableFile(_table.Path, ExampleTable.Mailgate));

        Assert.Equal(IncrementalStepRunReason.Unchanged, Assert.Single(RunTableStep()));
        Assert.All(OutputReasons(), reason => Assert.Equal(IncrementalStepRunReason.Cached, reason));
    }

    [Fact]
    public void A_changed_comment_is_read_but_emits_nothing_new()
    {
        string text = ExampleTable.Mailgate.Replace("knows nothing of", "does not know", System.StringComparison.Ordinal);
        _driver = _driver.ReplaceAdditionalText(_table, new TableFile(_table.Path, text));

        Assert.NotEqual(ExampleTable.Mailgate, text);
        Assert.Equal(IncrementalStepRunReason.Unchanged, Assert.Single(RunTableStep()));
    }

    [Fact]
    public void An_edit_of_the_table_emits_again()
    {
        string text = ExampleTable.Mailgate + "XMORE ; T ; status ; ; yes ; the gateway's manual\n";
        _driver = _driver.ReplaceAdditionalText(_table, new TableFile(_table.Path, text));

        Assert.Equal(IncrementalStepRunReason.Modified, Assert.Single(RunTableStep()));
        Assert.Contains("WriteXmore", Assert.Single(_driver.GetRunResult().GeneratedTrees).ToString(), System.StringComparison.Ordinal);
    }

    [Fact]
    public void A_second_table_leaves_the_first_alone()
    {
        _driver = _driver.AddAdditionalTexts([new TableFile("Other.commands", "XMORE ; T ; status ; ; yes ; manual\n")]);

        Assert.Equal([IncrementalStepRunReason.Cached, IncrementalStepRunReason.New], RunTableStep());
        Assert.Equal(2, _driver.GetRunResult().GeneratedTrees.Length);
    }

    [Fact]
    public void Other_additional_files_are_no_tables()
    {
        _driver = _driver.AddAdditionalTexts([new TableFile("readme.txt", "XTND")]);

        Assert.Equal(IncrementalStepRunReason.Cached, Assert.Single(RunTableStep()));
    }

    private List<IncrementalStepRunReason> RunTableStep()
    {
        _driver = _driver.RunGenerators(_compilation);
        return _driver.GetRunResult().Results.Single().TrackedSteps[Pop3Generator.TableStep]
            .SelectMany(step => step.Outputs).Select(output => output.Reason).ToList();
    }

    private List<IncrementalStepRunReason> OutputReasons()
    {
        List<IncrementalStepRunReason> reasons = _driver.GetRunResult().Results.Single().TrackedOutputSteps
            .SelectMany(pair => pair.Value).SelectMany(step => step.Outputs).Select(output => output.Reason).ToList();
        Assert.NotEmpty(reasons);
        return reasons;
    }
}
