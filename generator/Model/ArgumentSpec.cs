namespace Pop3Nano.Generator.Model;

/// <summary>One argument of a command.</summary>
internal sealed record ArgumentSpec(string Name, ArgumentKind Kind, int Least, bool Secret, bool Optional);
