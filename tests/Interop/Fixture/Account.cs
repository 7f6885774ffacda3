namespace Pop3Nano.Interop;

/// <summary>A name and a password that the server takes.</summary>
public sealed record Account(string Name, string Password);
