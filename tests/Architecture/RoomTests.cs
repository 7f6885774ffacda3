using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using Pop3Nano.Architecture.Rooms;
using Pop3Nano.Architecture.Rules;
using Pop3Nano.Architecture.Sources;
using Xunit;

namespace Pop3Nano.Architecture;

/// <summary>Who uses whom, by the IL of the built assemblies: signatures and bodies.</summary>
public sealed class RoomTests
{
    public static TheoryData<string, string> Libraries => new()
    {
        { "net8.0", "Pop3Nano.dll" },
        { "net10.0", "Pop3Nano.dll" },
        { "net8.0", "Pop3Nano.Testing.dll" },
        { "net10.0", "Pop3Nano.Testing.dll" },
    };

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Every_room_uses_only_what_it_may(string platform, string assembly)
    {
        IEnumerable<string> forbidden = AssemblyUses.Read(PathOf(platform, assembly))
            .Where(use => !AllowedUses.Permit(use.FromRoom, use.ToRoom))
            .Select(use => use.ToString());

        Verdict.None(forbidden);
    }

    [Fact]
    public void Constants_which_leave_no_trace_in_IL_are_used_by_the_same_rules()
    {
        List<Use> uses = [.. LibrarySources.UsesOfConstants()];

        Assert.Contains(uses, use => use.FromRoom == "Pop3Nano.Session" && use.Type == "Pop3Nano.Protocol.Pop3Form");
        Verdict.None(uses.Where(use => !AllowedUses.Permit(use.FromRoom, use.ToRoom)).Select(use => use.ToString()));
    }

    [Theory]
    [MemberData(nameof(Libraries))]
    public void Every_type_is_in_a_room_that_is_known(string platform, string assembly)
    {
        IEnumerable<string> rooms = AssemblyUses.Read(PathOf(platform, assembly)).Select(use => use.FromRoom).Distinct();

        Assert.Contains(assembly == "Pop3Nano.dll" ? "Pop3Nano.Protocol" : "Pop3Nano.Testing", rooms);
        Verdict.None(rooms.Except(AllowedUses.Rooms));
    }

    [Theory]
    [InlineData("net8.0")]
    [InlineData("net10.0")]
    public void Uses_that_are_known_to_be_there_are_found(string platform)
    {
        IReadOnlyList<Use> uses = AssemblyUses.Read(PathOf(platform, "Pop3Nano.dll"));

        Assert.Contains(new Use("Pop3Nano.Session", "Pop3Nano.Session.Pop3Session.Engine", "Pop3Nano.Protocol", "Pop3Nano.Protocol.Pop3Engine"), uses);
        Assert.Contains(uses, use => use.FromRoom == "Pop3Nano.Commands" && use.ToRoom == "Pop3Nano.Mime");
        Assert.Contains(uses, use => use.FromRoom == "Pop3Nano.Protocol" && use.Type == "Pop3Nano.Octets");
    }

    [Theory]
    [InlineData("Pop3Nano.Session", "Pop3Nano.Protocol", true)]
    [InlineData("Pop3Nano.Protocol", "Pop3Nano", true)]
    [InlineData("Pop3Nano.Protocol", "Pop3Nano.Session", false)]
    [InlineData("Pop3Nano.Mime", "Pop3Nano.Protocol", false)]
    [InlineData("Pop3Nano.Commands", "Pop3Nano.Protocol", false)]
    [InlineData("Pop3Nano.Client", "Pop3Nano.Commands", false)]
    [InlineData("Pop3Nano.Testing", "Pop3Nano.Session", false)]
    [InlineData("Pop3Nano", "Pop3Nano.Protocol", false)]
    [InlineData("Pop3Nano.Attic", "Pop3Nano", false)]
    public void The_list_of_allowed_uses_says_no_where_it_must(string from, string to, bool allowed) => Assert.Equal(allowed, AllowedUses.Permit(from, to));

    private static string PathOf(string platform, string assembly) => Path.Combine(AppContext.BaseDirectory, "libraries", platform, assembly);
}
