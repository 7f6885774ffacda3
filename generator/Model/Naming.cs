using System.Linq;
using System.Text;
using Microsoft.CodeAnalysis.CSharp;

namespace Pop3Nano.Generator.Model;

/// <summary>From the protocol's spelling to C#'s.</summary>
internal static class Naming
{
    /// <summary>"LOGIN-DELAY" becomes LoginDelay, "SYS/TEMP" SysTemp.</summary>
    public static string Pascal(string token)
    {
        var name = new StringBuilder(token.Length);
        bool first = true;
        foreach (char c in token)
        {
            if (!IsLetterOrDigit(c))
            {
                first = true;
                continue;
            }
            name.Append(first ? char.ToUpperInvariant(c) : char.ToLowerInvariant(c));
            first = false;
        }
        return name.ToString();
    }

    /// <summary>A parameter's name: "unique-id" becomes uniqueId; a C# keyword gets its @.</summary>
    public static string Camel(string token)
    {
        string name = Pascal(token);
        return Escaped(char.ToLowerInvariant(name[0]) + name.Substring(1));
    }

    /// <summary>A namespace of what a project says, which may be its file's name: "my-mail.2" becomes my_mail._2.</summary>
    public static string Namespace(string root) => string.Join(".", root.Split('.').Where(part => part.Length > 0).Select(Identifier));

    private static string Identifier(string part)
    {
        string name = string.Concat(part.Select(c => SyntaxFacts.IsIdentifierPartCharacter(c) ? c : '_'));
        return SyntaxFacts.IsIdentifierStartCharacter(name[0]) ? Escaped(name) : "_" + name;
    }

    private static string Escaped(string name) => SyntaxFacts.GetKeywordKind(name) == SyntaxKind.None ? name : "@" + name;

    /// <summary>A to Z, large or small.</summary>
    public static bool IsLetter(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z';

    /// <summary>ASCII only: the table's names are ASCII, and a culture has no say in them.</summary>
    public static bool IsLetterOrDigit(char c) => c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= '0' and <= '9';

    /// <summary>The letters of a keyword as one number, the first letter highest.</summary>
    public static string Pack(string text)
    {
        ulong packed = 0;
        foreach (char c in text) packed = packed << 8 | c;
        return "0x" + packed.ToString(text.Length > 4 ? "X16" : "X8", System.Globalization.CultureInfo.InvariantCulture);
    }
}
