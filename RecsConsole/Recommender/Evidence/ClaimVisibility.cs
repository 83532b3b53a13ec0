using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Recommender.Evidence;

/// <summary>
/// Which sentences of a stored decision a viewer may read now: those whose facts are based only on what the viewer may see, whatever the
/// decision's actor could see then.
/// </summary>
public sealed class ClaimVisibility
{
    private readonly IReadOnlyList<Guid> _similar;
    private readonly HashSet<string> _withheld;
    private readonly Dictionary<Guid, string> _cases;
    private readonly bool _seesHistory;

    private ClaimVisibility(
        EvidenceRows rows,
        AccessCheck check,
        Guid decisionActorId,
        SnapshotReferences snapshot,
        IReadOnlyList<string> sources
    )
    {
        Rows = rows;
        _similar = snapshot.SimilarCases;
        _cases = rows.ViewableCases(check);
        _withheld = rows.Withheld(check, sources, _cases);
        _seesHistory = decisionActorId == check.Subject.PersonId || Covers(check.Subject, snapshot.Actor);
    }

    /// <summary>Keys of the similar cases that the viewer may view, best first.</summary>
    public IReadOnlyList<string> SimilarCases => [.. _similar.Select(id => _cases.GetValueOrDefault(id)).OfType<string>()];

    /// <summary>The references to rows that the viewer may not see.</summary>
    public IReadOnlySet<string> Withheld => _withheld;

    public int HiddenCases => _similar.Count(id => !_cases.ContainsKey(id));

    /// <summary>The rows that were checked.</summary>
    internal EvidenceRows Rows { get; }

    /// <param name="sources">References of the facts that will be checked.</param>
    public static async Task<ClaimVisibility> ReadAsync(
        ConsoleDbContext db,
        AccessCheck check,
        Guid decisionActorId,
        SnapshotReferences snapshot,
        IReadOnlyList<string> sources,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(snapshot);
        var rows = await EvidenceRows.ReadAsync(db, sources, snapshot.SimilarCases, cancellationToken);
        return new(rows, check, decisionActorId, snapshot, sources);
    }

    /// <summary>Whether the viewer may see every row a sentence was computed from, so that no number counts a hidden row.</summary>
    public bool MayRead(SlateItem item, Claim claim)
    {
        ArgumentNullException.ThrowIfNull(item);
        ArgumentNullException.ThrowIfNull(claim);
        if (!_seesHistory && EvidenceSources.IsCounted(item, claim))
        {
            return false;
        }

        var facts = item.Facts.Where(fact => claim.FactIds.Values.Contains(fact.Id, StringComparer.Ordinal));
        // a fact names only a few of the cases it counts, so all similar cases must be visible
        var countsHidden = HiddenCases > 0 && facts.Any(fact => fact.Field.StartsWith("similar_cases.", StringComparison.Ordinal));
        return !countsHidden && !EvidenceSources.Of(item, [.. claim.FactIds.Values]).Any(_withheld.Contains);
    }

    // counts over the history cover what the actor may see, so a viewer with at least the same rights may read them
    private static bool Covers(AccessSubject viewer, AccessSubject actor) =>
        viewer.Clearance >= actor.Clearance
        && (viewer.Regions.Count == 0 || (actor.Regions.Count > 0 && actor.Regions.All(viewer.Regions.Contains)));
}
