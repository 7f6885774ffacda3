using System.Text;
using System.Threading;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace Pop3Nano.Generator.Tests.Driving;

/// <summary>A table that exists only in memory, as an AdditionalFile.</summary>
internal sealed class TableFile(string path, string text) : AdditionalText
{
    public override string Path => path;

    public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From(text, Encoding.UTF8);
}
