using System.Collections.Generic;

namespace Pop3Nano.Mime;

/// <summary>
/// A value with parameters, as Content-Type and Content-Disposition are (RFC 2045 §5.1, RFC 2183 §2), decoded: continuations, character
/// sets and languages (RFC 2231), and encoded words, which no RFC allows here and mail has. Of a repeated parameter the first counts.
/// </summary>
public sealed class MimeParameters
{
    /// <summary>No value and no parameters.</summary>
    public static readonly MimeParameters Empty = new("", []);

    private readonly Dictionary<string, (string Value, string Language)> _parameters;

    internal MimeParameters(string value, Dictionary<string, (string Value, string Language)> parameters)
    {
        Value = value;
        _parameters = parameters;
    }

    /// <summary>What stands in front of the parameters, in lower case: "text/plain", "attachment"; empty if nothing can be read.</summary>
    public string Value { get; }

    /// <summary>The names of the parameters as they were sent.</summary>
    public IReadOnlyCollection<string> Names => _parameters.Keys;

    /// <summary>The parameter of this name, or null. Case does not matter.</summary>
    public string? this[string name] => _parameters.TryGetValue(name, out (string Value, string Language) found) ? found.Value : null;

    /// <summary>The language that the parameter names (RFC 2231 §4); empty if it names none.</summary>
    public string GetLanguage(string name) => _parameters.TryGetValue(name, out (string Value, string Language) found) ? found.Language : "";

    /// <summary>The value, for display.</summary>
    public override string ToString() => Value;
}
