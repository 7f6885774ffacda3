using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;
using System.Threading.Tasks;

namespace Pop3Nano.Mime;

/// <content>The octets of the message: where they come from and where they go.</content>
public sealed partial class MailMessage
{
    private const int CopyBuffer = 65536;

    /// <summary>Takes the octets from the stream's position to its end.</summary>
    public static MailMessage Load(Stream source) => Load(source, MailMessageOptions.Default);

    /// <summary>Takes the octets from the stream's position to its end, within these bounds.</summary>
    public static MailMessage Load(Stream source, MailMessageOptions options)
    {
        ArgumentNullException.ThrowIfNull(source);
        ArgumentNullException.ThrowIfNull(options);
        var store = new MessageStore(options, Expected(source));
        try
        {
            byte[] buffer = new byte[Math.Min(CopyBuffer, 4096 + Expected(source) / 16)];
            for (int count = source.Read(buffer, 0, buffer.Length); count > 0; count = source.Read(buffer, 0, buffer.Length))
            {
                store.Append(buffer.AsSpan(0, count));
            }

            store.Complete();
            return new MailMessage(store, options);
        }
        catch
        {
            store.Dispose();
            throw;
        }
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
        var store = new MessageStore(options, Expected(source));
        try
        {
            byte[] buffer = new byte[Math.Min(CopyBuffer, 4096 + Expected(source) / 16)];
            for (int count = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false); count > 0;
                count = await source.ReadAsync(buffer, cancellationToken).ConfigureAwait(false))
            {
                store.Append(buffer.AsSpan(0, count));
            }

            store.Complete();
            return new MailMessage(store, options);
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    /// <summary>Writes the message as it was loaded, octet for octet.</summary>
    public void Save(Stream destination)
    {
        ArgumentNullException.ThrowIfNull(destination);
        byte[]? buffer = null;
        (long at, long end) = Range;
        while (at < end)
        {
            ArraySegment<byte> octets = _store.Read(at, end, ref buffer);
            if (octets.Count == 0) break;
            destination.Write(octets);
            at += octets.Count;
        }
    }

    /// <summary>The async form of <see cref="Save"/>.</summary>
    public async Task SaveAsync(Stream destination, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(destination);
        byte[]? buffer = null;
        (long at, long end) = Range;
        while (at < end)
        {
            ArraySegment<byte> octets = _store.Read(at, end, ref buffer);
            if (octets.Count == 0) break;
            await destination.WriteAsync(octets, cancellationToken).ConfigureAwait(false);
            at += octets.Count;
        }
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

    private static long Expected(Stream source) => source.CanSeek ? Math.Max(0, source.Length - source.Position) : 0;
}
