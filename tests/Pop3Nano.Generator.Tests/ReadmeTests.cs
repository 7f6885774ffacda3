using System;
using System.Globalization;
using System.Linq;
using System.Text;
using Pop3Nano.Generator.Tests.Driving;
using Pop3Nano.Generator.Tests.Tables;
using Xunit;

namespace Pop3Nano.Generator.Tests;

/// <summary>The README's table of commands is src/Pop3.commands, in Markdown.</summary>
public sealed class ReadmeTests
{
    private const string File = "README.md";
    private const string Start = "<!-- commands -->\n";
    private const string End = "<!-- /commands -->";

    [Fact]
    public void The_readme_shows_the_commands_of_the_table()
    {
        string readme = Repository.Read(File);
        int start = readme.IndexOf(Start, StringComparison.Ordinal);
        int end = readme.IndexOf(End, StringComparison.Ordinal);
        Assert.True(start >= 0 && end > start, $"{File} needs a line '{Start.Trim()}' and, below, a line '{End}': the commands stand between them.");
        start += Start.Length;
        if (Repository.Accepts)
        {
            readme = readme[..start] + Render() + readme[end..];
            Repository.Write(File, readme);
            end = readme.IndexOf(End, StringComparison.Ordinal);
        }

        Assert.True(Render() == readme[start..end], $"{File} does not show the commands of src/Pop3.commands. {Repository.HowToAccept}");
    }

    [Fact]
    public void The_readmes_own_table_becomes_what_it_says()
    {
        string readme = Repository.Read(File);
        int start = readme.IndexOf("```\n# keyword arguments", StringComparison.Ordinal) + 4;
        Emission emission = Emission.OfUser(readme[start..readme.IndexOf("```", start, StringComparison.Ordinal)]);

        Assert.Empty(emission.Diagnostics);
        string text = Assert.Single(emission.Sources).Value.ToString();
        Assert.Contains("void Xsender(this Pop3Session session, int msg)", text, StringComparison.Ordinal);
        Assert.Contains("void Xtnd(this Pop3Session session, string action)", text, StringComparison.Ordinal);
        Assert.Contains("void Xsender(this Pop3Flight flight, int msg)", text, StringComparison.Ordinal);
    }

    private static string Render()
    {
        var text = new StringBuilder("| command | states | reply | needs | defined in |\n|---|---|---|---|---|\n");
        foreach (CommandRow row in CommandRow.ReadAll())
        {
            string command = string.Join(' ', new[] { row.Keyword }.Concat(row.Arguments));
            string states = row.States.Replace("->", "→", StringComparison.Ordinal);
            text.Append(CultureInfo.InvariantCulture, $"| `{command}` | {states} | {row.Reply} | {row.Needs} | {row.Reference} |\n");
        }
        return text.ToString().Replace("|  |", "| |", StringComparison.Ordinal);
    }
}
