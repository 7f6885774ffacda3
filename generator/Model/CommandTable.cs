namespace Pop3Nano.Generator.Model;

/// <summary>A whole table, or what could be read of it together with its diagnostics.</summary>
internal sealed record CommandTable(
    string Path,
    string Name,
    EquatableArray<CommandSpec> Commands,
    EquatableArray<ArgumentSpec> Arguments,
    EquatableArray<ReplySpec> Replies,
    EquatableArray<CapabilitySpec> Capabilities,
    EquatableArray<WordSpec> Mechanisms,
    EquatableArray<WordSpec> Codes,
    EquatableArray<TableDiagnostic> Diagnostics);
