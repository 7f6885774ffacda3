using System.Text;

namespace Pop3Nano.Mime;

/// <summary>A part of a query. Depth and length of its text form are known from the beginning, so that bounds are checked before anything is built on it.</summary>
internal abstract class QueryNode(QueryNeeds needs, int depth, long length)
{
    /// <summary>What has to be read to answer it in any case.</summary>
    internal QueryNeeds Needs { get; } = needs;

    /// <summary>The parentheses and exclamation marks around its innermost condition.</summary>
    internal int Depth { get; } = depth;

    /// <summary>The characters of the text form.</summary>
    internal long Length { get; } = length;

    /// <summary>Whether it holds for the message; null if that cannot be told from what is known of it.</summary>
    internal abstract bool? Judge(QueryMail mail);

    internal abstract void Write(StringBuilder text);
}
