using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Runtime.CompilerServices;
using Pop3Nano.Client;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.NanoClient;

/// <summary>The README's table has every member of both clients, and gives a device what it has.</summary>
public class MatrixTests
{
    private static readonly Type DotNet = typeof(Pop3Session).Assembly.GetType("Pop3Nano.Client.Pop3Client", throwOnError: true)!;

    private static readonly string[][] Rows = Table();

    [Fact]
    public void Every_member_of_both_clients_has_a_row()
    {
        string first = string.Concat(Rows.Select(row => row[0]));
        Assert.All(Members(DotNet).Union(Members(typeof(Pop3Client))), name => Assert.Contains($"`{name}`", first, StringComparison.Ordinal));
    }

    [Fact]
    public void What_a_device_has_is_what_the_table_says()
    {
        HashSet<string> here = [.. Members(typeof(Pop3Client))];
        IEnumerable<string> yes = Rows.Where(row => row[2].StartsWith("yes", StringComparison.Ordinal)).SelectMany(row => Names(row[0]));
        Assert.Equal(here.Order(StringComparer.Ordinal), yes.Order(StringComparer.Ordinal));
    }

    // The async forms have a row of their own.
    private static IEnumerable<string> Members(Type type) => type.GetMembers(BindingFlags.Public | BindingFlags.Instance | BindingFlags.Static)
        .Where(member => member.DeclaringType != typeof(object) && member is not ConstructorInfo and not MethodBase { IsSpecialName: true })
        .Select(member => member.Name).Distinct().Where(name => !name.EndsWith("Async", StringComparison.Ordinal));

    private static IEnumerable<string> Names(string cell) => cell.Split('`').Where((_, at) => at % 2 == 1);

    private static string[][] Table([CallerFilePath] string file = "")
    {
        string readme = File.ReadAllText(Path.Combine(Path.GetDirectoryName(file)!, "..", "..", "README.md"));
        return [.. readme.Split("<!-- client -->")[1].Split("<!-- /client -->")[0].Split('\n')
            .Where(line => line.StartsWith("| `", StringComparison.Ordinal) || line.StartsWith("| async", StringComparison.Ordinal)).Skip(1)
            .Select(line => line.Trim('|', ' ').Split(" | "))];
    }
}
