namespace Pop3Nano.Generator.Model;

/// <summary>A word with a meaning: a SASL mechanism or a response code.</summary>
internal sealed record WordSpec(string Token, string Meaning, string Reference);
