using System.IO;

namespace Pop3Nano.Benchmarks;

/// <summary>A reply that is ready to send: its head, a block that comes so many times, its end.</summary>
internal sealed class ReadyReply(byte[] head, byte[] block, long times, byte[] end)
{
    public ReadyReply(byte[] octets)
        : this(octets, [], 0, [])
    {
    }

    public byte[] Head => head;

    /// <summary>True if the head is all.</summary>
    public bool IsOne => times == 0 && end.Length == 0;

    public long Length => head.Length + times * block.Length + end.Length;

    public void WriteTo(Stream stream)
    {
        stream.Write(head);
        for (long i = 0; i < times; i++) stream.Write(block);
        if (end.Length > 0) stream.Write(end);
    }
}
