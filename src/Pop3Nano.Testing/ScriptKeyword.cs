namespace Pop3Nano.Testing;

// What a script can be hung on besides a command's own keyword; no keyword has a parenthesis.
internal static class ScriptKeyword
{
    internal const string Any = "*";
    internal const string Greeting = "(greeting)";
    internal const string SaslResponse = "(sasl)";
}
