using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// One process serves readers of several languages, so no static value may hold words: they would stay in the language of the first reader.
/// </summary>
public sealed class TextsAtHandTests
{
    // holds the kinds only, no words
    private static readonly HashSet<string> Codes = new(StringComparer.Ordinal) { "SearchLabels.Kinds" };

    [Fact]
    public void Static_value_holds_no_words() =>
        SourceFile
            .Under("RecsConsole", ".cs", ".razor")
            .SelectMany(file =>
                CodeWords
                    .Of(file)
                    .DescendantNodes()
                    .Where(IsStatic)
                    .SelectMany(Initialisers)
                    .SelectMany(value => value.DescendantNodes().OfType<MemberAccessExpressionSyntax>())
                    .Where(access => access.Expression is IdentifierNameSyntax { Identifier.ValueText: var type } && IsOfWords(type))
                    .Where(access => !IsAskedForLater(access) && !Codes.Contains(access.ToString()))
                    .Select(access => $"{file.Path}: {access}")
            )
            .ShouldBeEmpty();

    private static bool IsOfWords(string type) =>
        type.EndsWith("Texts", StringComparison.Ordinal) || type.EndsWith("Labels", StringComparison.Ordinal);

    // () => Texts.Open is evaluated for each reader
    private static bool IsAskedForLater(MemberAccessExpressionSyntax access) =>
        access.Ancestors().Any(node => node is ParenthesizedLambdaExpressionSyntax { ParameterList.Parameters.Count: 0 });

    private static bool IsStatic(Microsoft.CodeAnalysis.SyntaxNode node) =>
        node is MemberDeclarationSyntax member && member.Modifiers.Any(each => each.RawKind == (int)SyntaxKind.StaticKeyword);

    private static IEnumerable<EqualsValueClauseSyntax> Initialisers(Microsoft.CodeAnalysis.SyntaxNode member) =>
        member switch
        {
            FieldDeclarationSyntax field => field.Declaration.Variables.Select(each => each.Initializer).OfType<EqualsValueClauseSyntax>(),
            PropertyDeclarationSyntax { Initializer: { } initialiser } => [initialiser],
            _ => [],
        };
}
