using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecsConsole.Engine.Access;
using RecsConsole.Tests.Architecture;

namespace RecsConsole.Tests.Security.Sweep.Rows;

/// <summary>The classes that ask about single cases and documents, found in their source.</summary>
internal static class AskingClasses
{
    private static readonly HashSet<string> s_questions = new(StringComparer.Ordinal) { "MayAsync", "MayAllAsync", "KeepAsync", "Decide" };

    // what has limits of its own
    private static readonly HashSet<string> s_operations = new(StringComparer.Ordinal)
    {
        nameof(AccessOperation.ViewCase),
        nameof(AccessOperation.WorkCase),
        nameof(AccessOperation.ViewDocument),
    };

    private static readonly string[] s_rooms = ["Features", "Recommender", "Embed", "Casework", "Api", "Connectors"];

    public static IReadOnlyList<string> All { get; } =
    [
        .. s_rooms
            .SelectMany(room => SourceFile.Under("RecsConsole/" + room, ".cs"))
            .SelectMany(file => In(file.Parse()))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal),
    ];

    /// <summary>The classes of a file that ask.</summary>
    public static IEnumerable<string> In(SyntaxNode root) =>
        from call in root.DescendantNodes().OfType<InvocationExpressionSyntax>()
        where s_questions.Contains(NameOf(call.Expression)) && IsAboutAnObject(call.ArgumentList)
        let type = call.Ancestors().OfType<BaseTypeDeclarationSyntax>().Last()
        let room = call.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().First()
        select NameOf(room.Name.ToString(), type.Identifier.ValueText);

    /// <summary>Whether the operation is about a single case or document.</summary>
    public static bool IsAboutAnObject(AccessOperation operation) => s_operations.Contains(operation.ToString());

    /// <summary>Name of a class below the root of the product.</summary>
    public static string NameOf(string room, string type) => $"{room["RecsConsole.".Length..]}.{type}";

    private static string NameOf(ExpressionSyntax called) =>
        called switch
        {
            MemberAccessExpressionSyntax member => member.Name.Identifier.ValueText,
            SimpleNameSyntax name => name.Identifier.ValueText,
            _ => "",
        };

    private static bool IsAboutAnObject(ArgumentListSyntax arguments) =>
        arguments
            .DescendantNodes()
            .OfType<MemberAccessExpressionSyntax>()
            .Any(member =>
                member.Expression is IdentifierNameSyntax { Identifier.ValueText: "AccessOperation" }
                && s_operations.Contains(member.Name.Identifier.ValueText)
            );
}
