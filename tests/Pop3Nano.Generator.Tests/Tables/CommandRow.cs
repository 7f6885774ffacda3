using System;
using System.Collections.Generic;
using System.Linq;
using Pop3Nano.Generator.Tests.Driving;

namespace Pop3Nano.Generator.Tests.Tables;

/// <summary>A command row of src/Pop3.commands, read without the generator's help.</summary>
internal sealed record CommandRow(string Keyword, IReadOnlyList<string> Arguments, string States, string Reply, string Needs, string Reference)
{
    /// <summary>The ways to write the command: "LIST" and "LIST msg".</summary>
    public IEnumerable<string> Forms
    {
        get
        {
            IEnumerable<string> always = Arguments.Where(a => a[0] != '[').Select(Bare);
            yield return string.Join(' ', [Keyword, .. always]);
            if (always.Count() < Arguments.Count) yield return string.Join(' ', [Keyword, .. Arguments.Select(Bare)]);
        }
    }

    public static IReadOnlyList<CommandRow> ReadAll() => Repository.Read("src/Pop3.commands").Split('\n')
        .Select(line => line.Split('#')[0].Split(';', StringSplitOptions.TrimEntries))
        .Where(columns => columns.Length == 6)
        .Select(Read)
        .ToList();

    private static CommandRow Read(string[] columns)
    {
        string[] words = columns[0].Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return new CommandRow(words[0], words[1..], columns[1], columns[2], columns[3], columns[5]);
    }

    private static string Bare(string argument) => argument.Trim('[', ']').TrimEnd('!');
}
