using System.Collections;
using System.Collections.Generic;
using System.Linq;

namespace Pop3Nano.Mime;

/// <summary>The mailboxes of an address field in their order, those of groups included.</summary>
public sealed class MailAddressCollection : IReadOnlyList<MailAddress>
{
    /// <summary>No address.</summary>
    public static readonly MailAddressCollection Empty = new([], []);

    private readonly MailAddress[] _addresses;
    private readonly string[] _groups;

    internal MailAddressCollection(MailAddress[] addresses, string[] groups)
    {
        _addresses = addresses;
        _groups = groups;
    }

    /// <summary>The number of mailboxes.</summary>
    public int Count => _addresses.Length;

    /// <summary>The names of the groups in the field, empty groups too ("undisclosed-recipients:;").</summary>
    public IReadOnlyList<string> Groups => _groups;

    /// <summary>The mailbox at this index, counted from 0.</summary>
    public MailAddress this[int index] => _addresses[index];

    /// <inheritdoc/>
    public IEnumerator<MailAddress> GetEnumerator() => ((IEnumerable<MailAddress>)_addresses).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <summary>The mailboxes for display, with commas between them.</summary>
    public override string ToString() => string.Join(", ", _addresses.AsEnumerable());
}
