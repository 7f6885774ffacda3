using System.Globalization;

namespace Pop3Nano.Mime;

/// <summary>A condition about the octets of the message as the server counts them. A size that the server does not tell fits no comparison.</summary>
internal sealed class SizeCondition(QueryOperator comparison, long size)
    : QueryCondition(QueryField.Size, comparison, " " + size.ToString(CultureInfo.InvariantCulture))
{
    private protected override bool? Ask(QueryMail mail) => mail.Size >= 0 && QueryOperators.Fits(Comparison, mail.Size.CompareTo(size));
}
