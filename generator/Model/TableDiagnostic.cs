namespace Pop3Nano.Generator.Model;

/// <summary>A diagnostic at a place in the table; no Location, so that the model stays equatable and holds on to nothing.</summary>
internal sealed record TableDiagnostic(string Id, int Line, int Column, int Offset, int Length, EquatableArray<string> Arguments);
