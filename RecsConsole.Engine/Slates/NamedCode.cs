using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Slates;

/// <summary>
/// An error code says more exactly what a case is about than its issue type: documents about a code of the case come first, and those about
/// other codes last, whoever picked them for the issue type.
/// </summary>
internal static class NamedCode
{
    private const int OfCase = 0;
    private const int Unknown = 1;
    private const int OfOthers = 2;

    /// <summary>The group of a document: lower ones come first.</summary>
    public static int GroupOf(CaseSnapshot snapshot, DocumentHit? document) =>
        document?.NamesCode switch
        {
            true when IsReadBy(snapshot, document.Language) => OfCase,
            false => OfOthers,
            _ => Unknown,
        };

    /// <summary>The order by group; within a group it stays.</summary>
    public static List<int> Order(IReadOnlyList<int> order, Func<int, int> groupOf) => [.. order.OrderBy(groupOf)];

    private static bool IsReadBy(CaseSnapshot snapshot, string? language) =>
        language is null || snapshot.Actor.Languages.Count == 0 || snapshot.Actor.Languages.Contains(language);
}
