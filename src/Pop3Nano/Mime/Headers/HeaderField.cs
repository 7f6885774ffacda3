using System;

namespace Pop3Nano.Mime;

/// <summary>One field of a header (RFC 5322 §2.2): a view of the octets as they were sent. What is asked of it is decoded each time.</summary>
public readonly struct HeaderField : IEquatable<HeaderField>
{
    private readonly int _nameLength;
    private readonly int _valueStart;

    internal HeaderField(ReadOnlyMemory<byte> raw, int nameLength, int valueStart)
    {
        Raw = raw;
        _nameLength = nameLength;
        _valueStart = valueStart;
    }

    /// <summary>The whole field as it was sent: name, colon, value, folds and the line end.</summary>
    public ReadOnlyMemory<byte> Raw { get; }

    /// <summary>The octets behind the colon as they were sent, folds and the line end included.</summary>
    public ReadOnlyMemory<byte> RawValue => Raw[_valueStart..];

    /// <summary>The name as it was sent.</summary>
    public string Name => HeaderReader.DecodeName(Raw.Span[.._nameLength]);

    /// <summary>The value for display: unfolded (RFC 5322 §2.2.3), encoded words decoded (RFC 2047), white space around it removed.</summary>
    public string Value => HeaderReader.DecodeText(RawValue.Span);

    /// <summary>True if the field has this name; case does not matter (RFC 5322 §1.2.2).</summary>
    public bool Is(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return System.Text.Ascii.EqualsIgnoreCase(Raw.Span[.._nameLength], name);
    }

    /// <summary>"Name: value".</summary>
    public override string ToString() => Name + ": " + Value;

    /// <summary>True if both are the same octets.</summary>
    public bool Equals(HeaderField other) => Raw.Span.SequenceEqual(other.Raw.Span);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is HeaderField other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = default(HashCode);
        hash.AddBytes(Raw.Span);
        return hash.ToHashCode();
    }

    /// <summary>True if both are the same octets.</summary>
    public static bool operator ==(HeaderField left, HeaderField right) => left.Equals(right);

    /// <summary>True if they are not the same octets.</summary>
    public static bool operator !=(HeaderField left, HeaderField right) => !left.Equals(right);
}
