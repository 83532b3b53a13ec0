using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// Forbids three ways around the size limits that leave a part without a name: a tuple as a parameter, a record that only carries services,
/// and one type split into several files.
/// </summary>
public sealed class NamedPartsTests
{
    private static readonly string[] s_folders =
    [
        "RecsConsole",
        "RecsConsole.Engine",
        "RecsConsole.Permits",
        "RecsConsole.Tests",
        "database",
    ];

    // Services from the container, besides every type that has a RunAsync.
    private static readonly string[] Services =
    [
        "ActorProvider",
        "ChangePoller",
        "TimeProvider",
        "AccessPolicy",
        "NavigationManager",
        "ILogger",
    ];

    [Fact]
    public void No_parameter_is_a_tuple() =>
        Sources()
            .Where(file => !file.Path.StartsWith("RecsConsole.Tests/", StringComparison.Ordinal)) // a test may pair a table with a column
            .SelectMany(file => TupleParameters(file).Select(line => $"{file.Path}({line}): give the tuple a name"))
            .ShouldBeEmpty();

    [Fact]
    public void No_record_carries_services()
    {
        var operations = Sources().SelectMany(OperationsOf).Concat(Services).ToHashSet(StringComparer.Ordinal);

        Sources()
            .SelectMany(file => BagsOf(file, operations).Select(name => $"{file.Path}: {name} only carries services; inject them"))
            .ShouldBeEmpty();
    }

    [Fact]
    public void No_type_is_cut_into_files() =>
        Sources()
            .Where(file => Path.GetFileNameWithoutExtension(file.Path) is var name && name.Contains('.') && !IsCodeBehind(name))
            .Select(file => $"{file.Path}: give the part a type of its own")
            .ShouldBeEmpty();

    [Theory]
    [InlineData("class C { void F((int A, int B) pair) { } }", 1)]
    [InlineData("class C { void F(IReadOnlyList<(int, int)> pairs, (int, int)? one) { } }", 1)]
    [InlineData("record R((int, int) Pair);", 1)]
    [InlineData("class C { (int, int) F(int a) => Map(((int, int) x) => x); }", 0)]
    public void Rule_would_notice_a_tuple(string code, int found) => TupleParameters(new("x.cs", code)).Count().ShouldBe(found);

    [Theory]
    [InlineData("record Bag(ReadThing Read, ActorProvider Actors);", "Bag")]
    [InlineData("class Page(ReadThing read, ActorProvider actors);", "")]
    [InlineData("record Line(string Key, TimeProvider Clock);", "Line")]
    [InlineData("record Line(string Key);", "")]
    public void Rule_would_notice_a_bag(string code, string found) =>
        string.Join(' ', BagsOf(new("x.cs", code), ["ReadThing", .. Services])).ShouldBe(found);

    private static IEnumerable<SourceFile> Sources() => s_folders.SelectMany(folder => SourceFile.Under(folder, ".cs"));

    private static bool IsCodeBehind(string name) => name.EndsWith(".razor", StringComparison.Ordinal);

    // Skips parameters of lambdas: the method that takes the lambda sets their type.
    private static IEnumerable<int> TupleParameters(SourceFile file) =>
        file.Parse()
            .DescendantNodes()
            .OfType<ParameterSyntax>()
            .Where(each => each.Parent?.Parent is not ParenthesizedLambdaExpressionSyntax)
            .Where(each => (each.Type is NullableTypeSyntax maybe ? maybe.ElementType : each.Type) is TupleTypeSyntax)
            .Select(each => SourceFile.LineOf(each.GetLocation()));

    private static IEnumerable<string> OperationsOf(SourceFile file) =>
        file.Parse()
            .DescendantNodes()
            .OfType<ClassDeclarationSyntax>()
            .Where(each => each.Members.OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.ValueText == "RunAsync"))
            .Select(each => each.Identifier.ValueText);

    private static IEnumerable<string> BagsOf(SourceFile file, HashSet<string> services) =>
        file.Parse()
            .DescendantNodes()
            .OfType<RecordDeclarationSyntax>()
            .Where(each =>
                each.ParameterList is { } list
                && list.Parameters.Any(parameter => parameter.Type is SimpleNameSyntax name && services.Contains(name.Identifier.ValueText))
            )
            .Select(each => each.Identifier.ValueText);
}
