using System;

namespace Pop3Nano.Testing;

// A part of a reply that is produced while it is sent.
internal abstract class OutputSegment : IDisposable
{
    // Message octets appear in transcripts as a count only.
    internal abstract bool IsMessage { get; }

    // Writes the next octets; 0 ends the segment.
    internal abstract int Read(Span<byte> into);

    public virtual void Dispose() { }
}
