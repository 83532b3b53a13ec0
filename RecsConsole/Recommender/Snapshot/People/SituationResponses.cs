using RecsConsole.Casework;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Recommender.Snapshot.People;

/// <summary>How a team responded to an item on cases of one type, issue type and classification.</summary>
/// <param name="Team">The team that has the cases; null for cases without one.</param>
/// <param name="Accepted">How often it was accepted, or chosen instead of another item.</param>
/// <param name="Refused">How often it was dismissed, or another chosen instead.</param>
public sealed record SituationResponses(
    string? Team,
    string CaseType,
    string IssueType,
    int Classification,
    SlateKind Kind,
    string ItemId,
    int Accepted,
    int Refused
)
{
    /// <summary>
    /// The responses that a snapshot of a case records, summed by item. Its reader may see the case, and so may know how its team responded
    /// on cases like it that are no more confidential.
    /// </summary>
    /// <param name="isVisible">Whether a document may be seen by the reader.</param>
    internal static IReadOnlyList<ItemResponses>? Of(
        IReadOnlyList<SituationResponses>? all,
        CaseRecord record,
        Func<string, bool> isVisible
    )
    {
        var known = (all ?? [])
            .Where(each => each.IsFor(record) && (each.Kind is not SlateKind.Document || isVisible(each.ItemId)))
            .GroupBy(each => (each.Kind, each.ItemId))
            .Select(group => new ItemResponses(
                group.Key.Kind,
                group.Key.ItemId,
                group.Sum(each => each.Accepted),
                group.Sum(each => each.Refused)
            ))
            .OrderBy(each => each.Kind)
            .ThenBy(each => each.ItemId, StringComparer.Ordinal)
            .ToList();
        return known.Count == 0 ? null : known;
    }

    private bool IsFor(CaseRecord record) =>
        string.Equals(Team, record.Team, StringComparison.Ordinal)
        && string.Equals(CaseType, record.Type, StringComparison.Ordinal)
        && string.Equals(IssueType, record.IssueType, StringComparison.Ordinal)
        && Classification <= record.Classification;
}
