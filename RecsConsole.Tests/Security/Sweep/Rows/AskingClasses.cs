using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using RecsConsole.Engine.Access;
using RecsConsole.Tests.Architecture;

namespace RecsConsole.Tests.Security.Sweep.Rows;

/// <summary>
/// The classes that ask about single cases and documents, found in their source: those that name such an operation anywhere but where a
/// scope is opened, whatever they call with it. The first line of an operation is tried by deleting it everywhere (MutationTableTests).
/// </summary>
internal static class AskingClasses
{
    // what has limits of its own
    private static readonly HashSet<string> s_operations = new(StringComparer.Ordinal)
    {
        nameof(AccessOperation.ViewCase),
        nameof(AccessOperation.WorkCase),
        nameof(AccessOperation.ViewDocument),
    };

    private static readonly HashSet<string> s_openings = new(StringComparer.Ordinal) { "OpenAsync", "OpenForJobOrPersonAsync" };

    /// <summary>Classes that name such an operation and ask nobody whether a person may, each with its reason.</summary>
    public static IReadOnlyDictionary<string, string> NotAsking { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Features.Privacy.Record.RecordRoles"] = "asks for people who do not exist: what each role may do at all",
            ["Recommender.Cards.CardCheck"] = "compares recorded permits with the facts and has no policy",
            ["Recommender.Retrieval.Indexes.TextIndexKind"] =
                "names the right that the scan of an index asks for, which is deleted (MutationTableTests)",
            ["Recommender.Retrieval.SearchSnapshotUpdater"] = "compares access classes of a case before and after a change",
            ["Recommender.Validation.SlateQuestions"] =
                "asks the decision point alone, for final validation, which is deleted (MutationTableTests)",
        };

    /// <summary>Every class of the product that asks.</summary>
    public static IReadOnlyList<string> All { get; } = [.. Naming().Except(NotAsking.Keys, StringComparer.Ordinal)];

    /// <summary>Every class that names such an operation; the rooms of access only pass questions on.</summary>
    public static IEnumerable<string> Naming() =>
        SourceFile
            .Under("RecsConsole", ".cs")
            .Where(file => !file.Path.StartsWith("RecsConsole/Access/", StringComparison.Ordinal))
            .SelectMany(file => In(file.Parse()))
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal);

    /// <summary>The classes of a file that name such an operation.</summary>
    public static IEnumerable<string> In(SyntaxNode root) =>
        from named in root.DescendantNodes().OfType<MemberAccessExpressionSyntax>()
        where IsOperation(named) && !OpensAScope(named)
        let type = named.Ancestors().OfType<BaseTypeDeclarationSyntax>().Last()
        let room = named.Ancestors().OfType<BaseNamespaceDeclarationSyntax>().First()
        select NameOf(room.Name.ToString(), type.Identifier.ValueText);

    /// <summary>Whether the operation is about a single case or document.</summary>
    public static bool IsAboutAnObject(AccessOperation operation) => s_operations.Contains(operation.ToString());

    /// <summary>Name of a class below the root of the product.</summary>
    public static string NameOf(string room, string type) => $"{room["RecsConsole.".Length..]}.{type}";

    private static bool IsOperation(MemberAccessExpressionSyntax named) =>
        named.Expression is IdentifierNameSyntax { Identifier.ValueText: nameof(AccessOperation) }
        && s_operations.Contains(named.Name.Identifier.ValueText);

    private static bool OpensAScope(MemberAccessExpressionSyntax named) =>
        named.Parent is ArgumentSyntax { Parent: ArgumentListSyntax { Parent: InvocationExpressionSyntax { Expression: var called } } }
        && called is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name }
        && s_openings.Contains(name);
}
