using System.Collections.Immutable;
using System.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Pop3Nano.Architecture.Rules;
using Pop3Nano.Generator.Tests.Driving;
using Pop3Nano.Generator.Tests.Tables;
using Pop3Nano.Session;
using Xunit;

namespace Pop3Nano.Generator.Tests;

/// <summary>Emitted code is shared code: nanoFramework compiles it too, and a user's compiler must not complain about it.</summary>
public sealed class EmittedCodeTests
{
    public static TheoryData<string> Rules => [.. SharedCodeRules.All.Select(rule => rule.Name)];

    [Theory]
    [InlineData("client")]
    [InlineData("server")]
    [InlineData("")]
    public void It_parses_as_CSharp_9(string emit)
    {
        foreach (SyntaxTree tree in Compile(emit).SyntaxTrees)
        {
            Assert.Equal(LanguageVersion.CSharp9, ((CSharpParseOptions)tree.Options).LanguageVersion);
            Assert.Empty(tree.GetDiagnostics());
        }
    }

    [Theory]
    [MemberData(nameof(Rules))]
    public void The_clients_end_and_a_users_table_keep_the_rules_of_shared_code(string rule)
    {
        foreach (CSharpCompilation compilation in new[] { Compile("client"), Compile("") })
        {
            Verdict.None(compilation.SyntaxTrees.SelectMany(tree => SharedCodeRules.Named(rule).Offenders(compilation.GetSemanticModel(tree))));
        }
    }

    [Theory]
    [InlineData(NullableContextOptions.Enable)]
    [InlineData(NullableContextOptions.Disable)]
    public void A_users_table_compiles_against_the_built_library_without_a_warning(NullableContextOptions nullable)
    {
        CSharpCompilation compilation = Compile("").AddReferences(MetadataReference.CreateFromFile(typeof(Pop3Session).Assembly.Location));
        CSharpCompilationOptions options = compilation.Options.WithNullableContextOptions(nullable).WithWarningLevel(9999);

        Assert.Empty(compilation.WithOptions(options).GetDiagnostics());
    }

    [Theory]
    [InlineData("", "MailgateCommands")]
    [InlineData("my-mail", "my_mail.MailgateCommands")]
    [InlineData("2nd.class.", "_2nd.class.MailgateCommands")]
    public void A_table_compiles_whatever_the_root_namespace_is(string rootNamespace, string name)
    {
        GeneratorDriver driver = CSharpGeneratorDriver.Create(
            [new Pop3Generator().AsSourceGenerator()],
            [new TableFile("Mailgate.commands", ExampleTable.Mailgate)],
            optionsProvider: new BuildProperties(emit: "", rootNamespace));
        CSharpCompilation empty = SharedCompilation.Of([]).AddReferences(MetadataReference.CreateFromFile(typeof(Pop3Session).Assembly.Location));
        driver.RunGeneratorsAndUpdateCompilation(empty, out Compilation compilation, out ImmutableArray<Diagnostic> said);

        Assert.Empty(said);
        Assert.Empty(compilation.GetDiagnostics());
        Assert.NotNull(compilation.GetTypeByMetadataName(name));
    }

    private static CSharpCompilation Compile(string emit)
    {
        Emission emission = emit.Length == 0 ? Emission.OfUser(ExampleTable.Mailgate) : Emission.OfPop3(emit);
        Assert.NotEmpty(emission.Sources);
        return SharedCompilation.Of(emission.Sources.Select(source => (source.Key, source.Value.ToString())));
    }
}
