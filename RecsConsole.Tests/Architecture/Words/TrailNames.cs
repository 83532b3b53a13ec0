using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace RecsConsole.Tests.Architecture;

/// <summary>
/// Names that the program gives the audit trail, read from its code: of operations, wherever a right is asked for, a refusal is recorded or
/// an entry is made; and of the kinds of objects of entries. A name is a literal or a constant; what is put together has tests of its own.
/// </summary>
internal static class TrailNames
{
    // the place of the operation's name among the arguments
    private static readonly Dictionary<string, int> s_asking = new(StringComparer.Ordinal)
    {
        ["OpenAsync"] = 2,
        ["OpenForJobOrPersonAsync"] = 2,
        ["AuthorizeAsync"] = 1,
        ["AuthorizeAgainAsync"] = 1,
        ["DenyAsync"] = 0,
    };

    private static readonly string[] s_ofOperations = ["OperationScope", "AuditEvent", "AuditTrail"];

    private static readonly SourceFile[] s_files =
    [
        .. SourceFile.Under("RecsConsole", ".cs").Where(file => !file.Path.StartsWith("RecsConsole/Cli/", StringComparison.Ordinal)),
    ];

    // "Type.Constant" to its value
    private static readonly Lazy<Dictionary<string, string>> s_constants = new(() =>
        s_files
            .Where(file => file.Text.Contains("const string ", StringComparison.Ordinal))
            .SelectMany(file => file.Parse().DescendantNodes().OfType<FieldDeclarationSyntax>())
            .Where(field => field.Modifiers.Any(SyntaxKind.ConstKeyword))
            .SelectMany(field =>
                field.Declaration.Variables.Select(each => (Name: TypeOf(field) + "." + each.Identifier.ValueText, each.Initializer))
            )
            .Where(each => each.Initializer?.Value is LiteralExpressionSyntax { Token.Value: string })
            .GroupBy(each => each.Name, StringComparer.Ordinal)
            .ToDictionary(
                same => same.Key,
                same => ((LiteralExpressionSyntax)same.First().Initializer!.Value).Token.ValueText,
                StringComparer.Ordinal
            )
    );

    /// <summary>Names of operations.</summary>
    public static IReadOnlyList<string> Operations() => [.. s_files.SelectMany(OperationsOf).Distinct(StringComparer.Ordinal)];

    /// <summary>Kinds of the objects of entries.</summary>
    public static IReadOnlyList<string> ObjectKinds() => [.. s_files.SelectMany(KindsOf).Distinct(StringComparer.Ordinal)];

    public static IEnumerable<string> OperationsOf(SourceFile file) =>
        ArgumentsOf(file, entryPlace: 0, PlaceOfName)
            .Concat(NamesHandedOn(file))
            .Where(text => text.Contains('.', StringComparison.Ordinal));

    public static IEnumerable<string> KindsOf(SourceFile file) => ArgumentsOf(file, entryPlace: 1, PlaceOfKind);

    private static int? PlaceOfName(string call) => s_asking.TryGetValue(call, out var place) ? place : null;

    private static int? PlaceOfKind(string call) => string.Equals(call, "DenyAsync", StringComparison.Ordinal) ? 1 : null;

    // an operation that has its name in a constant may hand it to something that asks for it
    private static IEnumerable<string> NamesHandedOn(SourceFile file) =>
        s_ofOperations.Any(type => file.Text.Contains(type, StringComparison.Ordinal))
            ? file.Parse()
                .DescendantNodes()
                .OfType<FieldDeclarationSyntax>()
                .Where(field => field.Modifiers.Any(SyntaxKind.ConstKeyword))
                .SelectMany(field => field.Declaration.Variables)
                .Select(each => each.Initializer?.Value)
                .OfType<LiteralExpressionSyntax>()
                .Select(value => value.Token.Value)
                .OfType<string>()
                .Where(text => text.Split('.') is [{ Length: > 0 } verb, { Length: > 0 } noun] && IsWord(verb) && IsWord(noun))
            : [];

    private static bool IsWord(string text) => text.All(letter => char.IsAsciiLetterLower(letter) || letter is '_' or '-');

    private static IEnumerable<string> ArgumentsOf(SourceFile file, int entryPlace, Func<string, int?> placeIn) =>
        file.Text.Contains("AuditOutcome", StringComparison.Ordinal) || file.Text.Contains("Async(", StringComparison.Ordinal)
            ? file.Parse()
                .DescendantNodes()
                .Select(node =>
                    node switch
                    {
                        InvocationExpressionSyntax call when placeIn(NameOf(call)) is { } place => At(call.ArgumentList, place),
                        BaseObjectCreationExpressionSyntax { ArgumentList: { } made } when IsEntry(made) => At(made, entryPlace),
                        _ => null,
                    }
                )
                .OfType<ExpressionSyntax>()
                .SelectMany(ValuesOf)
            : [];

    // an entry has its operation, the kind and the id of its object, and its outcome
    private static bool IsEntry(ArgumentListSyntax made) =>
        made.Arguments.Count is 4 or 5 && made.Arguments[3].ToString().Contains("AuditOutcome.", StringComparison.Ordinal);

    private static ExpressionSyntax? At(ArgumentListSyntax arguments, int place) =>
        arguments.Arguments.ElementAtOrDefault(place)?.Expression;

    private static string NameOf(InvocationExpressionSyntax call) =>
        call.Expression switch
        {
            MemberAccessExpressionSyntax access => access.Name.Identifier.ValueText,
            SimpleNameSyntax name => name.Identifier.ValueText,
            _ => "",
        };

    private static IEnumerable<string> ValuesOf(ExpressionSyntax expression) =>
        expression switch
        {
            LiteralExpressionSyntax { Token.Value: string text } => [text],
            ConditionalExpressionSyntax choice => [.. ValuesOf(choice.WhenTrue), .. ValuesOf(choice.WhenFalse)],
            IdentifierNameSyntax name => Known($"{TypeOf(name)}.{name.Identifier.ValueText}"),
            MemberAccessExpressionSyntax access => Known(
                $"{access.Expression.ToString().Split('.')[^1]}.{access.Name.Identifier.ValueText}"
            ),
            _ => [],
        };

    private static string[] Known(string constant) => s_constants.Value.TryGetValue(constant, out var value) ? [value] : [];

    private static string TypeOf(SyntaxNode node) => node.FirstAncestorOrSelf<TypeDeclarationSyntax>()?.Identifier.ValueText ?? "";
}
