using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;

namespace Pop3Nano.Fuzz.Running;

/// <summary>The named cases of a target: Corpus/group/target.name. They are run first, and further cases begin with them.</summary>
internal static class Corpus
{
    private static readonly string Folder = Path.Combine(Path.GetDirectoryName(Source())!, "..", "Corpus");

    public static List<(string Name, byte[] Octets)> Of(FuzzTarget target)
    {
        string folder = Path.Combine(Folder, target.Group);
        if (!Directory.Exists(folder)) return [];
        return [.. Directory.GetFiles(folder, target.Name + ".*").Order(StringComparer.Ordinal).Select(file => (Path.GetFileName(file), File.ReadAllBytes(file)))];
    }

    private static string Source([CallerFilePath] string path = "") => path;
}
