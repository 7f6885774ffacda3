using System;
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

    [Fact]
    public void No_method_of_session_or_flight_is_called_in_place_of_a_users_command()
    {
        string[] names = [.. typeof(Pop3Session).GetMethods().Concat(typeof(Pop3Flight).GetMethods()).Select(method => method.Name).Distinct()];
        string[] builtIn = [.. CommandRow.ReadAll().Select(row => row.Keyword)];
        string[] keywords = [.. names.Where(name => name.Length is >= 3 and <= 8 && name.Skip(1).All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c))).Select(name => name.ToUpperInvariant()).Except(builtIn)];
        string text = Assert.Single(Emission.OfUser(string.Concat(keywords.Select(keyword => keyword + " ; T ; status ; ; yes ; manual\n"))).Sources).Value.ToString();

        Assert.Contains("CLEAR", keywords);
        Assert.Contains("public static void ClearCommand(this Pop3Flight flight)", text, StringComparison.Ordinal);
        Assert.All(names, name => Assert.DoesNotContain($" {name}(this ", text, StringComparison.Ordinal));
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
