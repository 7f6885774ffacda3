namespace Pop3Nano.Generator.Model;

/// <summary>One kind of reply. <see cref="PerLineWithout"/> names the argument whose absence makes it a listing.</summary>
internal sealed record ReplySpec(string Name, ReplyShape Shape, EquatableArray<string> Fields, string PerLineWithout, string Reference)
{
    /// <summary>The plain status line, which needs no row of its own.</summary>
    public static readonly ReplySpec Status = new("status", ReplyShape.Status, new([]), "", "RFC 1939 §3");
}
