using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// Finds natural-language words in code. A compiled component does not show them: a text that code produces is only a variable there.
/// </summary>
internal static partial class CodeWords
{
    /// <summary>The code of a C# file, or the code after @code in a component.</summary>
    public static SyntaxNode Of(SourceFile file)
    {
        if (file.IsCSharp)
        {
            return file.Parse();
        }

        var at = file.Text.IndexOf("@code", StringComparison.Ordinal);
        return CSharpSyntaxTree.ParseText(at < 0 ? "" : "class Page " + file.Text[(at + "@code".Length)..]).GetRoot();
    }

    /// <summary>Texts that read as natural language: two words, or one word beside a value.</summary>
    public static IEnumerable<string> In(SourceFile file) =>
        Of(file)
            .DescendantNodes()
            .Select(node => (Node: node, Text: WordsOf(node)))
            .Where(each => each.Text is not null && !IsForDevelopers(each.Node)) // in this order, because few nodes are texts
            .Select(each => each.Text!);

    private static string? WordsOf(SyntaxNode node) =>
        node switch
        {
            LiteralExpressionSyntax literal
                when literal.IsKind(SyntaxKind.StringLiteralExpression) && IsSentence(literal.Token.ValueText) => literal.Token.ValueText,
            InterpolatedStringExpressionSyntax text when WordBesideValue().IsMatch(TextOf(text)) && !IsAddress(TextOf(text)) => TextOf(
                text
            ),
            _ => null,
        };

    private static bool IsSentence(string text) => Sentence().IsMatch(text) && !IsAddress(text);

    private static bool IsAddress(string text) => Address().IsMatch(text);

    // replaces each interpolated value with {}
    private static string TextOf(InterpolatedStringExpressionSyntax text) =>
        string.Concat(text.Contents.Select(part => part is InterpolatedStringTextSyntax words ? words.TextToken.ValueText : "{}"));

    private static bool IsForDevelopers(SyntaxNode node) =>
        node.Ancestors()
            .Any(above =>
                above switch
                {
                    AttributeSyntax or ThrowStatementSyntax or ThrowExpressionSyntax => true,
                    ObjectCreationExpressionSyntax made => made.Type.ToString().EndsWith("Exception", StringComparison.Ordinal),
                    InvocationExpressionSyntax call => call.Expression.ToString().StartsWith("Log", StringComparison.Ordinal),
                    _ => false,
                }
            );

    [GeneratedRegex(@"\p{L}{2,} +\p{Ll}{2,}", RegexOptions.None, 1000)]
    private static partial Regex Sentence();

    [GeneratedRegex(@"(?:^|[ ,(]) ?\p{Ll}{2,}[ :,.]+\{\}|\{\}[,.]? +\p{Ll}{2,}\b(?!=)", RegexOptions.None, 1000)]
    private static partial Regex WordBesideValue();

    [GeneratedRegex(@"^[#/.\[]|^\w+=|:\{\}$|\bSELECT\b|d MMM", RegexOptions.None, 1000)]
    private static partial Regex Address();
}
