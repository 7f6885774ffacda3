using System;
using System.Collections.Generic;
using System.IO;
using System.IO.Compression;
using System.Linq;
using System.Reflection.Metadata;
using System.Reflection.PortableExecutable;

namespace Pop3Nano.Nano.Building;

/// <summary>The emitted sources that a compiler put into the symbols of an assembly: what it really compiled.</summary>
internal static class EmbeddedSources
{
    // Portable PDB: the kind of a document's embedded source.
    private static readonly Guid EmbeddedSource = new("0E8A571B-6926-466E-B4AD-8AB04611F5FE");

    public static IReadOnlyDictionary<string, byte[]> Emitted(string assembly)
    {
        using var pe = new PEReader(File.OpenRead(assembly));
        DebugDirectoryEntry symbols = pe.ReadDebugDirectory().Single(entry => entry.Type == DebugDirectoryEntryType.EmbeddedPortablePdb);
        using MetadataReaderProvider provider = pe.ReadEmbeddedPortablePdbDebugDirectoryData(symbols);
        MetadataReader reader = provider.GetMetadataReader();
        var found = new Dictionary<string, byte[]>(StringComparer.Ordinal);
        foreach (DocumentHandle handle in reader.Documents)
        {
            string name = Path.GetFileName(reader.GetString(reader.GetDocument(handle).Name).Replace('\\', '/'));
            if (!name.EndsWith(".g.cs", StringComparison.Ordinal) || name.Contains("Regex", StringComparison.Ordinal)) continue;
            CustomDebugInformation source = reader.GetCustomDebugInformation(handle).Select(reader.GetCustomDebugInformation).Single(info => reader.GetGuid(info.Kind) == EmbeddedSource);
            found.Add(name, Text(reader.GetBlobBytes(source.Value)));
        }
        return found;
    }

    // Four octets say how long the text is when it is deflated, or 0 if it is stored as it is.
    private static byte[] Text(byte[] blob)
    {
        if (BitConverter.ToInt32(blob) == 0) return blob[4..];
        using var inflated = new MemoryStream();
        using var deflated = new DeflateStream(new MemoryStream(blob, 4, blob.Length - 4), CompressionMode.Decompress);
        deflated.CopyTo(inflated);
        return inflated.ToArray();
    }
}
