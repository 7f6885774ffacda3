using System;

namespace Pop3Nano.Mime;

/// <content>Addresses (RFC 5322 §3.4, §4.4).</content>
public static partial class HeaderReader
{
    /// <summary>
    /// Reads a list of mailboxes and groups as mail has it: comments, routes, empty places, semicolons for commas, missing brackets, names
    /// without quotes. What holds no address is left out, but for encoded words, which make a name without one.
    /// </summary>
    public static MailAddressCollection ReadAddresses(ReadOnlySpan<byte> value)
    {
        value = Trim(Bound(value));
        if (value.IsEmpty) return MailAddressCollection.Empty;
        var parser = new AddressParser(value);
        try
        {
            return parser.Read();
        }
        finally
        {
            parser.Dispose();
        }
    }
}
