using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// A file or method beyond its limit must be split into parts with names of their own. A namespace is that of its whole file, without braces and
/// an indent; the rule of the compiler for that (IDE0161) would cost a tenth of each build.
/// </summary>
public sealed class SizeTests
{
    private const int MethodLimit = 40;

    [Fact]
    public void Files_stay_within_their_limit() =>
        SourceFile
            .Under("", ".cs", ".razor")
            .Where(file => file.Lines > Limit(file.Path))
            .Select(file => $"{file.Path}: {file.Lines} lines, at most {Limit(file.Path)}")
            .ShouldBeEmpty();

    [Fact]
    public void Methods_stay_within_their_limit() =>
        SourceFile
            .Under("", ".cs")
            .SelectMany(file =>
                Methods(file.Parse())
                    .Where(method => method.Lines > MethodLimit)
                    .Select(method => $"{file.Path}({method.At}): {method.Lines} lines, at most {MethodLimit}")
            )
            .ShouldBeEmpty();

    [Fact]
    public void Rule_would_notice_a_long_method()
    {
        var body = string.Concat(Enumerable.Repeat("        F();\n", 41));
        var file = new SourceFile("x.cs", $"class C\n{{\n    void M()\n    {{\n{body}    }}\n}}\n");

        Methods(file.Parse()).ShouldBe([(3, 41)]);
        file.Lines.ShouldBe(47);
    }

    [Fact]
    public void Namespaces_have_no_braces() =>
        SourceFile.Under("", ".cs").Where(HasBracedNamespace).Select(file => $"{file.Path}: end its namespace with ;").ShouldBeEmpty();

    [Fact]
    public void Rule_would_notice_a_namespace_with_braces()
    {
        HasBracedNamespace(new("x.cs", "namespace N\n{\n    class C;\n}\n")).ShouldBeTrue();
        HasBracedNamespace(new("x.cs", "namespace N;\n\nclass C;\n")).ShouldBeFalse();
    }

    [Fact]
    public void Sources_are_found() => SourceFile.Under("RecsConsole.Engine", ".cs").Count.ShouldBeGreaterThan(20);

    private static bool HasBracedNamespace(SourceFile file) =>
        file.Parse().DescendantNodes(node => node is CompilationUnitSyntax).OfType<NamespaceDeclarationSyntax>().Any();

    private static int Limit(string path) =>
        path switch
        {
            _ when path.EndsWith(".razor", StringComparison.Ordinal) => 150,
            _ when path.EndsWith(".razor.cs", StringComparison.Ordinal) => 150,
            "RecsConsole/Program.cs" => 100,
            _ when path.StartsWith("RecsConsole.Engine/Boosting/", StringComparison.Ordinal) => 500,
            _ when path.StartsWith("RecsConsole.Engine/Text/", StringComparison.Ordinal) => 500,
            _ => 300,
        };

    // Counts the lines between the braces, so that line breaks in the signature do not add to the size.
    private static IEnumerable<(int At, int Lines)> Methods(SyntaxNode root) =>
        root.DescendantNodes()
            .Select(node =>
                (
                    At: SourceFile.LineOf(node.GetLocation()),
                    Lines: node switch
                    {
                        BaseMethodDeclarationSyntax method => Length(method.Body, method.ExpressionBody),
                        LocalFunctionStatementSyntax function => Length(function.Body, function.ExpressionBody),
                        AccessorDeclarationSyntax accessor => Length(accessor.Body, accessor.ExpressionBody),
                        _ => 0,
                    }
                )
            )
            .Where(method => method.Lines > 0);

    private static int Length(BlockSyntax? block, ArrowExpressionClauseSyntax? arrow) =>
        (block, arrow) switch
        {
            ({ } braces, _) => SourceFile.LineOf(braces.CloseBraceToken.GetLocation())
                - SourceFile.LineOf(braces.OpenBraceToken.GetLocation())
                - 1,
            (_, { } expression) => expression.Expression.GetText().ToString().Trim().Count(c => c == '\n') + 1,
            _ => 0,
        };
}
