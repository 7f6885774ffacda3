using System;
using System.IO;

namespace Pop3Nano.Mime;

/// <summary>The bounds of a <see cref="MailMessage"/>.</summary>
public sealed class MailMessageOptions
{
    /// <summary>The options that are used if none are given.</summary>
    public static readonly MailMessageOptions Default = new();

    private readonly int _memoryLimit = 4 << 20;
    private readonly int _maxDepth = 20;
    private readonly int _maxParts = 1000;

    /// <summary>
    /// A message with more octets than this, 4 MB, is kept in a temporary file. The file has no name while it is used (on Windows it is
    /// deleted when it is closed), so that nothing stays behind, whatever happens.
    /// </summary>
    public int MemoryLimit
    {
        get => _memoryLimit;
        init => _memoryLimit = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>Where temporary files are made; empty, the default, for the platform's place.</summary>
    public string TemporaryFolder { get; init; } = "";

    /// <summary>The containers around a part: 20. What is nested deeper is one part that is not taken apart.</summary>
    public int MaxDepth
    {
        get => _maxDepth;
        init => _maxDepth = value >= 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    /// <summary>The parts of a message: 1000. What comes behind them is passed over; the raw octets are complete.</summary>
    public int MaxParts
    {
        get => _maxParts;
        init => _maxParts = value > 0 ? value : throw new ArgumentOutOfRangeException(nameof(value));
    }

    internal string Folder => TemporaryFolder.Length == 0 ? Path.GetTempPath() : TemporaryFolder;
}
