using System;
using System.Globalization;
using System.IO;
using Pop3Nano.Commands;

namespace Pop3Nano.VirtualBoard;

/// <summary>Remembers in files: the slot's number is added to the name, but for slot 0. A write is whole or not at all.</summary>
internal sealed class FileStore(string path) : IStore
{
    public int Read(int slot, byte[] buffer)
    {
        if (!File.Exists(Name(slot))) return 0;
        byte[] octets = File.ReadAllBytes(Name(slot));
        int count = Math.Min(octets.Length, buffer.Length);
        octets.AsSpan(0, count).CopyTo(buffer);
        return count;
    }

    public void Write(int slot, byte[] buffer, int length)
    {
        string temporary = Name(slot) + ".new";
        File.WriteAllBytes(temporary, buffer.AsSpan(0, length).ToArray());
        File.Move(temporary, Name(slot), overwrite: true);
    }

    private string Name(int slot) => slot == 0 ? path : path + "." + slot.ToString(CultureInfo.InvariantCulture);
}
