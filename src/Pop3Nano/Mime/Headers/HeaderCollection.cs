using System;
using System.Collections;
using System.Collections.Generic;

namespace Pop3Nano.Mime;

/// <summary>
/// The fields of a header in their order, repeated ones too, over the octets as they were sent. Nothing but these octets is held:
/// every question reads them again, in linear time. No content throws.
/// </summary>
public sealed partial class HeaderCollection : IReadOnlyCollection<HeaderField>
{
    /// <summary>A header without fields.</summary>
    public static readonly HeaderCollection Empty = new(ReadOnlyMemory<byte>.Empty);

    private int _count = -1;

    /// <summary>
    /// The header at the beginning of these octets; it ends at the first empty line or with them (the answer to TOP n 0, or a whole
    /// message). They are not copied and must not change.
    /// </summary>
    public HeaderCollection(ReadOnlyMemory<byte> octets)
    {
        Raw = octets[..HeaderScanner.HeaderLength(octets.Span)];
    }

    /// <summary>The octets of the header as they were sent, without the empty line behind it.</summary>
    public ReadOnlyMemory<byte> Raw { get; }

    /// <summary>The number of fields.</summary>
    public int Count
    {
        get
        {
            if (_count < 0)
            {
                int count = 0;
                foreach (HeaderField _ in this) count++;
                _count = count;
            }

            return _count;
        }
    }

    /// <summary>The decoded value of the first field with this name, or null. Case does not matter (RFC 5322 §1.2.2).</summary>
    public string? this[string name] => TryGet(name, out HeaderField field) ? field.Value : null;

    /// <summary>True if there is a field with this name.</summary>
    public bool Contains(string name) => TryGet(name, out _);

    /// <summary>The first field with this name.</summary>
    public bool TryGet(string name, out HeaderField field)
    {
        ArgumentNullException.ThrowIfNull(name);
        foreach (HeaderField candidate in this)
        {
            if (candidate.Is(name))
            {
                field = candidate;
                return true;
            }
        }

        field = default;
        return false;
    }

    /// <summary>All fields with this name, in their order.</summary>
    public IEnumerable<HeaderField> GetAll(string name)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Find(name);
    }

    /// <summary>The addresses of all fields with this name (RFC 5322 §3.4); empty if there are none.</summary>
    public MailAddressCollection GetAddresses(string name)
    {
        var addresses = new List<MailAddress>();
        var groups = new List<string>();
        foreach (HeaderField field in this)
        {
            if (!field.Is(name)) continue;
            MailAddressCollection found = HeaderReader.ReadAddresses(field.RawValue.Span);
            addresses.AddRange(found);
            groups.AddRange(found.Groups);
        }

        return addresses.Count + groups.Count == 0 ? MailAddressCollection.Empty : new MailAddressCollection([.. addresses], [.. groups]);
    }

    /// <summary>The date in the first field with this name; null if there is none or it cannot be read (RFC 5322 §3.3, §4.3).</summary>
    public DateTimeOffset? GetDate(string name) =>
        TryGet(name, out HeaderField field) && HeaderReader.TryReadDate(field.RawValue.Span, out DateTimeOffset date) ? date : null;

    /// <summary>Goes through the fields without allocation.</summary>
    public Enumerator GetEnumerator() => new(Raw);

    IEnumerator<HeaderField> IEnumerable<HeaderField>.GetEnumerator() => GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The first address of the fields with this name, or null; what comes behind it is not read.</summary>
    internal MailAddress? FirstAddress(string name)
    {
        foreach (HeaderField field in this)
        {
            if (field.Is(name) && HeaderReader.ReadAddresses(field.RawValue.Span) is [var first, ..]) return first;
        }

        return null;
    }

    private IEnumerable<HeaderField> Find(string name)
    {
        foreach (HeaderField field in this)
        {
            if (field.Is(name)) yield return field;
        }
    }
}
