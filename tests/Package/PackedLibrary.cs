using System;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Xml.Linq;
using Xunit;

namespace Pop3Nano.Package;

/// <summary>The packages, made once from a copy of the repository, in a folder that is a package feed.</summary>
public sealed class PackedLibrary : IDisposable
{
    public PackedLibrary()
    {
        Folder = Directory.CreateTempSubdirectory("pop3nano-package-").FullName;
        Repository.CopyTo(Sources);
        foreach (string project in new[] { "src/Pop3Nano", "src/Pop3Nano.Testing", "src/Pop3Nano.Logging" })
        {
            DotNet pack = DotNet.Build(Sources, "pack", project, "--output", Feed);
            Assert.True(pack.ExitCode == 0, pack.Output);
        }
    }

    /// <summary>Everything that the tests write.</summary>
    public string Folder { get; }

    public string Sources => Path.Combine(Folder, "sources");

    public string Feed => Path.Combine(Folder, "feed");

    /// <summary>The files of a package, without those that describe the archive itself.</summary>
    public string[] FilesOf(string package)
    {
        using ZipArchive archive = Open(package);
        return [.. archive.Entries.Select(e => e.FullName)
            .Where(name => !name.StartsWith("_rels/", StringComparison.Ordinal) && !name.StartsWith("package/", StringComparison.Ordinal) && name != "[Content_Types].xml")
            .Order(StringComparer.Ordinal)];
    }

    /// <summary>A text of a package.</summary>
    public string TextOf(string package, string file)
    {
        using ZipArchive archive = Open(package);
        using var reader = new StreamReader(archive.GetEntry(file)!.Open());
        return reader.ReadToEnd();
    }

    /// <summary>What a package says of itself.</summary>
    public XElement MetadataOf(string package)
    {
        using ZipArchive archive = Open(package);
        using Stream stream = archive.GetEntry(package + ".nuspec")!.Open();
        XElement root = XDocument.Load(stream).Root!;
        foreach (XElement element in root.DescendantsAndSelf()) element.Name = element.Name.LocalName;
        return root.Element("metadata")!;
    }

    public void Dispose() => Directory.Delete(Folder, recursive: true);

    // "Pop3Nano.1.2.3.nupkg", but not "Pop3Nano.Testing.1.2.3.nupkg".
    private ZipArchive Open(string package) =>
        ZipFile.OpenRead(Directory.GetFiles(Feed, package + ".*.nupkg").Single(f => char.IsAsciiDigit(Path.GetFileName(f)[package.Length + 1])));
}
