using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Mime;

/// <content>The octets of the message: where they come from and where they go.</content>
public sealed partial class MailMessage
{
    private const int LongestCopy = 65536;

    /// <summary>Takes the octets from the stream's position to its end.</summary>
    public static MailMessage Load(Stream source) => Load(source, MailMessageOptions.Default);

    /// <summary>Takes the octets from the stream's position to its end, within these bounds.</summary>
    public static MailMessage Load(Stream source, MailMessageOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        using var message = new MailMessageStream(options, Expected(source));
        source.CopyTo(message, CopyBuffer(source));
        return message.ToMessage();
    }

    /// <summary>The message in these octets. They are not copied and must not change.</summary>
    public static MailMessage Load(ReadOnlyMemory<byte> octets)
    {
        if (!MemoryMarshal.TryGetArray(octets, out ArraySegment<byte> array)) array = octets.ToArray();
        return new MailMessage(new MessageStore(array), MailMessageOptions.Default);
    }

    /// <summary>The async form of <see cref="Load(Stream)"/>.</summary>
    public static Task<MailMessage> LoadAsync(Stream source, CancellationToken cancellationToken = default) =>
        LoadAsync(source, MailMessageOptions.Default, cancellationToken);

    /// <summary>The async form of <see cref="Load(Stream, MailMessageOptions)"/>.</summary>
    public static async Task<MailMessage> LoadAsync(Stream source, MailMessageOptions options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        using var message = new MailMessageStream(options, Expected(source));
        await source.CopyToAsync(message, CopyBuffer(source), cancellationToken).ConfigureAwait(false);
        return message.ToMessage();
    }

    /// <summary>Writes the message as it was loaded, octet for octet.</summary>
    public void Save(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        (long start, long end) = Range;
        foreach (ArraySegment<byte> octets in _store.Pieces(start, end)) destination.Write(octets);
    }

    /// <summary>The async form of <see cref="Save"/>.</summary>
    public async Task SaveAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        (long start, long end) = Range;
        foreach (ArraySegment<byte> octets in _store.Pieces(start, end)) await destination.WriteAsync(octets, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>
    /// The message as it was loaded, for another library to read. The stream can seek; it lives as long as the message and need not be
    /// closed.
    /// </summary>
    public Stream OpenRaw()
    {
        (long start, long end) = Range;
        return new RawStream(_store, start, end);
    }

    private (long Start, long End) Range => _owns ? (0, _store.Length) : (Root.HeaderStart, Root.End);

    private static int CopyBuffer(Stream source) => (int)Math.Min(LongestCopy, 4096 + (Expected(source) / 16));

    private static long Expected(Stream source) => source.CanSeek ? Math.Max(0, source.Length - source.Position) : 0;
}
