using System;
using Pop3Nano.Fuzz.Cases;
using Pop3Nano.Fuzz.Running;
using Pop3Nano.Mime;

namespace Pop3Nano.Fuzz.Mime;

/// <summary>Address lists: no exception, no more addresses than commas allow, no line end in what comes out.</summary>
internal sealed class AddressTarget : FuzzTarget
{
    public override string Group => "mime";

    public override string Name => "addresses";

    public override void Make(CaseOctets octets, CaseRandom random) => MailGrammar.Addresses(octets, random);

    public override void Check(CaseOctets octets, CaseRandom random)
    {
        MailAddressCollection found = HeaderReader.ReadAddresses(octets.Span);
        FindingException.Unless(found.Count + found.Groups.Count <= octets.Length, "there are more addresses than octets");
        foreach (MailAddress address in found)
        {
            FindingException.Unless(address.Address.Length > 0 || address.DisplayName.Length > 0, "a mailbox is empty");
            FindingException.Unless(address.Address.AsSpan().IndexOfAny('\r', '\n') < 0 && address.DisplayName.AsSpan().IndexOfAny('\r', '\n') < 0, "a line end came through");
            FindingException.Unless(address.User.Length + address.Host.Length <= address.Address.Length && address.Equals(address), "user and host are not of the address");
        }
    }
}
