using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pop3Nano.Architecture.Rules;
using Pop3Nano.Architecture.Sources;
using Xunit;

namespace Pop3Nano.Architecture;

/// <summary>The examples of the READMEs compile against the library as it is built. Those that matter most are run besides, by tests beside what they show.</summary>
public sealed partial class ReadmeExampleTests
{
    // Examples that need what is not here, each with the place where it is tried.
    private static readonly string[] Elsewhere =
    [
        "nf/Pop3Nano.Client/README.md", // a device's client: tests/NanoClient
        "src/Pop3Nano.Logging/README.md", // tests/Logging
        "src/Pop3Nano/Client/Telemetry/README.md", // two calls of a package that nothing here uses
    ];

    // What an example takes for given.
    private const string Given = """
        class Given
        {
            protected static Pop3Client client = null!;
            protected static Pop3Session session = null!;
            protected static Pop3Engine engine = null!;
            protected static Pop3Endpoint endpoint = null!;
            protected static Pop3SessionOptions options = null!;
            protected static Pop3TestServer server = null!;
            protected static ManualClock clock = null!;
            protected static IProtocolLog sink = null!;
            protected static IBoard board = null!;
            protected static CommandRouter router = null!;
            protected static ICommandHandler pump = null!;
            protected static Stream stream = null!, source = null!, target = null!, copy = null!;
            protected static TextWriter output = null!;
            protected static byte[] send = null!, receive = null!, chunk = null!;
            protected static string path = "", password = "", secret = "", clientId = "", clientSecret = "", refreshToken = "";
            protected const int PumpRun = 1, PumpMode = 2;
            protected static void Use(int message, long size) { }
            protected static void Use(int place, ReadOnlySpan<byte> octets) { }
            protected static class MyProgram { public static void FetchReports(string host, int port, string user, string password) { } }
        }
        """;

    private const string Usings = """
        using System; using System.Collections.Generic; using System.IO; using System.Net.Http; using System.Threading.Tasks; using Xunit;
        using Pop3Nano; using Pop3Nano.Client; using Pop3Nano.Commands; using Pop3Nano.Mime; using Pop3Nano.Protocol; using Pop3Nano.Session; using Pop3Nano.Testing;
        """;

    private static readonly List<MetadataReference> References =
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Concat(Directory.GetFiles(Path.Combine(AppContext.BaseDirectory, "libraries", "net10.0"), "*.dll"))
            .Select(file => MetadataReference.CreateFromFile(file))];

    public static TheoryData<string> Files => [.. Repository.Files.Where(file => file.EndsWith(".md", StringComparison.Ordinal) && Examples(file).Any()).Except(Elsewhere)];

    [Theory]
    [MemberData(nameof(Files))]
    public void Its_examples_compile(string file) => Verdict.None(Examples(file).SelectMany(example => Errors(example).Select(error => $"{file}: {error}")));

    [Fact]
    public void What_is_tried_elsewhere_has_examples_too() => Assert.All(Elsewhere, file => Assert.NotEmpty(Examples(file)));

    [Fact]
    public void A_call_that_does_not_exist_is_found() => Assert.Contains(Errors("session.Expunge();"), error => error.Contains("Expunge", StringComparison.Ordinal));

    private static IEnumerable<string> Examples(string file) => Example().Matches(Repository.Read(file).ReplaceLineEndings("\n")).Select(match => match.Groups[1].Value);

    // Members are put into a class, statements into a method.
    private static IEnumerable<string> Errors(string example)
    {
        string body = example.StartsWith('[') || example.StartsWith("public ", StringComparison.Ordinal) ? example : $"static async Task Run() {{ await Task.Yield();\n{example} }}";
        SyntaxTree tree = CSharpSyntaxTree.ParseText($"{Usings}\nclass Example : Given\n{{\n{body}\n}}\n{Given}");
        CSharpCompilation compilation = CSharpCompilation.Create("example", [tree], References,
            new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
        return compilation.GetDiagnostics().Where(found => found.Severity == DiagnosticSeverity.Error).Select(found => found.GetMessage(System.Globalization.CultureInfo.InvariantCulture));
    }

    [GeneratedRegex("```csharp\\n(.*?)```", RegexOptions.Singleline)]
    private static partial Regex Example();
}
