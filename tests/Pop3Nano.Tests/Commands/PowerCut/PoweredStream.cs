using System;
using System.IO;
using Pop3Nano.Support;

namespace Pop3Nano.Tests.Commands.PowerCut;

/// <summary>
/// A connection of a device that may lose its power: before a read, before a write, in the midst of one, and behind one; there either the server
/// hears what was sent, or the network lost it.
/// </summary>
internal sealed class PoweredStream(Stream inner, Power power) : UnseekableStream
{
    public override bool CanTimeout => true;

    public override int ReadTimeout { get => inner.ReadTimeout; set => inner.ReadTimeout = value; }

    public override int WriteTimeout { get => inner.WriteTimeout; set => inner.WriteTimeout = value; }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (!power.Allows("read: before")) Die();
        return inner.Read(buffer, offset, count);
    }

    public override void Write(byte[] buffer, int offset, int count)
    {
        if (!power.Allows("write: before")) Die();
        if (!power.Allows("write: half of it is sent"))
        {
            inner.Write(buffer, offset, count / 2);
            Hear();
        }
        inner.Write(buffer, offset, count);
        if (!power.Allows("write: sent, and the server hears it")) Hear();
    }

    public override void Flush() => inner.Flush();

    protected override void Dispose(bool disposing)
    {
        if (disposing) inner.Dispose();
        base.Dispose(disposing);
    }

    // The in-memory server works while somebody reads.
    private void Hear()
    {
        try
        {
            var buffer = new byte[4096];
            while (inner.Read(buffer, 0, buffer.Length) > 0)
            {
                // Its replies reach nobody.
            }
        }
        catch (IOException)
        {
            // It waits for more, which will not come.
        }
        Die();
    }

    private void Die()
    {
        inner.Dispose();
        throw new PowerCutException();
    }
}
