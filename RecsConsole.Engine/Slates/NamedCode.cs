using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Engine.Slates;

/// <summary>
/// An error code says more exactly what a case is about than its issue type: documents about a code of the case come first, and those about
/// other codes last, whoever picked them for the issue type. If one of the former is in a preferred language, the code is no reason for
/// those in other languages.
/// </summary>
internal sealed class NamedCode(CaseSnapshot snapshot, IEnumerable<DocumentHit?> documents)
{
    private const int OfCase = 0;
    private const int Unknown = 1;
    private const int OfOthers = 2;

    private readonly bool _hasPreferred = documents.Any(each =>
        each is { NamesCode: true } && PreferredLanguage.Is(snapshot, each.Language)
    );

    /// <summary>The group of a document: lower ones come first.</summary>
    public int GroupOf(DocumentHit? document) =>
        document?.NamesCode switch
        {
            true when IsForReader(document.Language) => OfCase,
            false => OfOthers,
            _ => Unknown,
        };

    /// <summary>The order by group; within a group it stays.</summary>
    public static List<int> Order(IReadOnlyList<int> order, Func<int, int> groupOf) => [.. order.OrderBy(groupOf)];

    private bool IsForReader(string? language) =>
        _hasPreferred
            ? PreferredLanguage.Is(snapshot, language)
            : language is null || snapshot.Actor.Languages.Count == 0 || snapshot.Actor.Languages.Contains(language);
}
