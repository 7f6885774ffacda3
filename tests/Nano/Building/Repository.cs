using System.IO;
using System.Linq;
using System.Runtime.CompilerServices;
using System.Xml.Linq;

namespace Pop3Nano.Nano.Building;

/// <summary>The project's files for the device.</summary>
internal static class Repository
{
    public static string Root { get; } = Path.GetFullPath(Path.Combine(SourceFolder(), "..", "..", ".."));

    public static string DeviceFolder { get; } = Path.Combine(Root, "nf");

    /// <summary>The elements of this name in an XML file below nf.</summary>
    public static XElement[] Elements(string file, string name) =>
        XDocument.Load(Path.Combine(DeviceFolder, file)).Descendants().Where(e => e.Name.LocalName == name).ToArray();

    private static string SourceFolder([CallerFilePath] string path = "") => Path.GetDirectoryName(path)!;
}
