using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace Pop3Nano.Mime;

/// <summary>A file for one process that disappears with its handle, also if the process is killed.</summary>
internal sealed class TemporaryFile : IDisposable
{
    private readonly FileStream _file;
    private long _length;

    internal TemporaryFile(string folder)
    {
        var options = new FileStreamOptions
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.Delete,
            BufferSize = 0,
            Options = OperatingSystem.IsWindows() ? FileOptions.DeleteOnClose : FileOptions.None,
        };
        if (!OperatingSystem.IsWindows()) options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        string path = Path.Combine(folder, "mail-" + Path.GetRandomFileName());
        _file = new FileStream(path, options);

        // Without a name nobody else can open it, and no crash leaves it behind.
        if (!OperatingSystem.IsWindows()) File.Delete(path);
    }

    private SafeFileHandle Handle => _file.SafeFileHandle;

    internal void Append(ReadOnlySpan<byte> octets)
    {
        RandomAccess.Write(Handle, octets, _length);
        _length += octets.Length;
    }

    internal int Read(long offset, Span<byte> target) => RandomAccess.Read(Handle, target, offset);

    public void Dispose() => _file.Dispose();
}
