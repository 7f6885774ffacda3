using System;
using System.Buffers.Text;
using System.Text;

namespace Pop3Nano.Fuzz.Cases;

/// <summary>The octets of a case, in one array that is used again and again. What has no room is left out.</summary>
internal sealed class CaseOctets
{
    /// <summary>A case is no longer.</summary>
    public const int Most = 65536;

    public byte[] Octets { get; } = new byte[Most];

    public int Length { get; private set; }

    public ReadOnlySpan<byte> Span => Octets.AsSpan(0, Length);

    public void Clear() => Length = 0;

    /// <summary>Adds text; each character is one octet.</summary>
    public CaseOctets Add(string text)
    {
        if (text.Length <= Most - Length) Length += Encoding.Latin1.GetBytes(text, Octets.AsSpan(Length));
        return this;
    }

    public CaseOctets Add(ReadOnlySpan<byte> octets)
    {
        if (octets.Length > Most - Length) octets = octets[..(Most - Length)];
        octets.CopyTo(Octets.AsSpan(Length));
        Length += octets.Length;
        return this;
    }

    public CaseOctets Add(byte octet)
    {
        if (Length < Most) Octets[Length++] = octet;
        return this;
    }

    public CaseOctets Add(long number)
    {
        if (Utf8Formatter.TryFormat(number, Octets.AsSpan(Length), out int count)) Length += count;
        return this;
    }

    public void Insert(int at, byte octet, int count)
    {
        count = Math.Min(count, Most - Length);
        Buffer.BlockCopy(Octets, at, Octets, at + count, Length - at);
        Octets.AsSpan(at, count).Fill(octet);
        Length += count;
    }

    /// <summary>Repeats a piece where it stands.</summary>
    public void Repeat(int at, int count)
    {
        count = Math.Min(count, Most - Length);
        Buffer.BlockCopy(Octets, at, Octets, at + count, Length - at);
        Length += count;
    }

    public void Remove(int at, int count)
    {
        Buffer.BlockCopy(Octets, at + count, Octets, at, Length - at - count);
        Length -= count;
    }

    /// <summary>Keeps the beginning only.</summary>
    public void Cut(int length) => Length = Math.Min(length, Length);
}
