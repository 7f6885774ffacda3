using System.Text;

namespace Pop3Nano.Mime;

/// <summary>The opposite of a part.</summary>
internal sealed class QueryNegation(QueryNode part)
    : QueryNode(part.Needs, part.Depth + (part is QueryGroup ? 2 : 1), part.Length + (part is QueryGroup ? 3 : 1))
{
    internal override bool? Judge(QueryMail mail) => !part.Judge(mail);

    internal override void Write(StringBuilder text)
    {
        text.Append('!');
        QueryGroup.WriteWrapped(text, part, part is QueryGroup);
    }
}
