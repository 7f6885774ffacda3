using System.Collections.Generic;

namespace Pop3Nano.Architecture.Rooms;

/// <summary>Each namespace is a room. A room uses itself, the vocabulary (the root), and what stands here; nothing else.</summary>
internal static class AllowedUses
{
    /// <summary>The room that every room may use, and that uses none.</summary>
    public const string Vocabulary = "Pop3Nano";

    private static readonly Dictionary<string, string[]> Uses = new()
    {
        ["Pop3Nano"] = [],
        ["Pop3Nano.Protocol"] = [],
        ["Pop3Nano.Session"] = ["Pop3Nano.Protocol"],
        ["Pop3Nano.Mime"] = [],
        ["Pop3Nano.Commands"] = ["Pop3Nano.Session", "Pop3Nano.Mime"],
        ["Pop3Nano.Client"] = ["Pop3Nano.Session", "Pop3Nano.Mime"],
        ["Pop3Nano.Testing"] = ["Pop3Nano.Protocol"],
    };

    public static IEnumerable<string> Rooms => Uses.Keys;

    public static bool Permit(string from, string to) =>
        from == to || (to == Vocabulary && Uses.ContainsKey(from)) || (Uses.TryGetValue(from, out string[]? others) && System.Array.IndexOf(others, to) >= 0);
}
