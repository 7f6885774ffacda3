using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using Pop3Nano.Commands;
using Xunit;

namespace Pop3Nano.Tests.Commands.Signed;

/// <summary>vectors.txt, the examples of the specification: what they say comes out, and their signatures are right.</summary>
public class VectorTests
{
    public static TheoryData<string> Names => [.. Cases().Select(vector => vector["case"])];

    [Theory]
    [MemberData(nameof(Names))]
    public void The_vector_holds(string name)
    {
        Dictionary<string, string> vector = Cases().Single(vector => vector["case"] == name);
        using var house = new Greenhouse();
        house.Commands.PollBegins();
        string outcome = CommandReport.Name(Greenhouse.Check(house.Commands, vector["text"]));
        Assert.Equal(vector["outcome"], outcome);
        if (!vector.TryGetValue("canonical", out string? canonical)) return;
        string key = canonical.Contains(" key: b ", StringComparison.Ordinal) ? Greenhouse.KeyB : Greenhouse.KeyA;
        byte[] code = HMACSHA256.HashData(Convert.FromHexString(key), Encoding.ASCII.GetBytes(canonical));
        if (outcome != "bad-signature") Assert.Equal(vector["mac"], Convert.ToHexString(code, 0, 16).ToLowerInvariant());
        else Assert.NotEqual(vector["mac"], Convert.ToHexString(code, 0, 16).ToLowerInvariant());
    }

    [Fact]
    public void There_is_a_vector_for_every_outcome_of_a_single_text()
    {
        CommandOutcome[] others = [CommandOutcome.Failed, CommandOutcome.Interrupted, CommandOutcome.Repeated, CommandOutcome.Superseded, CommandOutcome.ClockUnknown, CommandOutcome.Oversize];
        Assert.Equal(
            Enum.GetValues<CommandOutcome>().Except(others).Select(CommandReport.Name).Order(StringComparer.Ordinal),
            Cases().Select(vector => vector["outcome"]).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public void CommandSigner_writes_what_the_vectors_hold()
    {
        Assert.Equal(Cases().First()["text"] + "\n", Greenhouse.SignerA.Sign(42, "relay  1 on"));
        Assert.Equal(
            Cases().Single(vector => vector["case"] == "a limit in the future")["text"] + "\n",
            Greenhouse.SignerA.Sign(43, "led blink 3", new DateTimeOffset(2100, 3, 1, 0, 59, 59, TimeSpan.FromHours(1))));
    }

    [Fact]
    public void The_README_shows_a_command_that_is_signed_with_the_first_key()
    {
        string readme = File.ReadAllText(Path.Combine(Greenhouse.Room, "README.md")).ReplaceLineEndings("\n");
        int start = readme.IndexOf("[pop3nano command 1]", StringComparison.Ordinal);
        Assert.Equal(Greenhouse.SignerA.Sign(42, "relay 1 on", new DateTimeOffset(2026, 11, 30, 12, 0, 0, TimeSpan.Zero)), readme[start..(readme.IndexOf("[end]", StringComparison.Ordinal) + 6)]);
        Assert.Contains($"`{Cases().First()["mac"].Insert(24, " ").Insert(16, " ").Insert(8, " ")}`", readme, StringComparison.Ordinal);
    }

    private static IEnumerable<Dictionary<string, string>> Cases()
    {
        foreach (string part in File.ReadAllText(Path.Combine(Greenhouse.Room, "vectors.txt")).ReplaceLineEndings("\n").Split("\n\n").Where(part => part.StartsWith("case: ", StringComparison.Ordinal)))
        {
            string[] lines = part.TrimEnd('\n').Split('\n');
            Dictionary<string, string> vector = lines.Where(line => line[0] != '|').Select(line => line.Split(": ", 2)).ToDictionary(pair => pair[0], pair => pair[1]);
            vector["text"] = string.Join('\n', lines.Where(line => line[0] == '|').Select(line => line.Length > 2 ? line[2..] : ""));
            yield return vector;
        }
    }
}
