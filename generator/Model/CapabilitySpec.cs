namespace Pop3Nano.Generator.Model;

/// <summary>One capability. <see cref="Parameter"/> is "", "seconds", "days", "mechanisms" or "text".</summary>
internal sealed record CapabilitySpec(string Token, string Parameter, bool MayBeUser, string Reference);
