using System;

namespace Pop3Nano.Mime;

/// <summary>
/// A mailbox of an address field (RFC 5322 §3.4) as the mail has it, for display and comparison. Whatever a mail says is one: it need not
/// be an address that anything can be sent to.
/// </summary>
public sealed class MailAddress : IEquatable<MailAddress>
{
    internal MailAddress(string address, string displayName, string group)
    {
        Address = address;
        DisplayName = displayName;
        Group = group;
    }

    /// <summary>
    /// local-part@domain without comments, white space and route; without "@" if the mail has none. Empty if there are only encoded words:
    /// what they say is a name and never an address (RFC 2047 §5).
    /// </summary>
    public string Address { get; }

    /// <summary>The name, decoded (RFC 2047), without quotes; empty if there is none.</summary>
    public string DisplayName { get; }

    /// <summary>The name of the group that the address stands in (RFC 5322 §3.4); empty if it stands in none.</summary>
    public string Group { get; }

    /// <summary>What stands before the last "@".</summary>
    public string User => Address.LastIndexOf('@') is >= 0 and int at ? Address[..at] : Address;

    /// <summary>What stands behind the last "@"; empty if there is none.</summary>
    public string Host => Address.LastIndexOf('@') is >= 0 and int at ? Address[(at + 1)..] : "";

    /// <summary>"Name &lt;address&gt;", or what there is of the two; for display only.</summary>
    public override string ToString() => DisplayName.Length == 0 ? Address : Address.Length == 0 ? DisplayName : DisplayName + " <" + Address + ">";

    /// <summary>True if name and address are the same; the address without regard to case.</summary>
    public bool Equals(MailAddress? other) =>
        other is not null && DisplayName == other.DisplayName && string.Equals(Address, other.Address, StringComparison.OrdinalIgnoreCase);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as MailAddress);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.OrdinalIgnoreCase.GetHashCode(Address);
}
