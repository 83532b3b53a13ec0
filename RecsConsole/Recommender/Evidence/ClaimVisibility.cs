using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Evidence;

/// <summary>
/// Which sentences of a stored decision a viewer may read now: those whose facts are based only on what the viewer may see, whatever the
/// decision's actor could see then.
/// </summary>
public sealed class ClaimVisibility
{
    private readonly CaseSnapshot _snapshot;
    private readonly IReadOnlySet<string> _withheld;
    private readonly IReadOnlyDictionary<Guid, string> _cases;
    private readonly bool _seesHistory;

    private ClaimVisibility(
        CaseSnapshot snapshot,
        IReadOnlySet<string> withheld,
        IReadOnlyDictionary<Guid, string> cases,
        bool seesHistory
    ) => (_snapshot, _withheld, _cases, _seesHistory) = (snapshot, withheld, cases, seesHistory);

    /// <summary>Keys of the similar cases that the viewer may view, best first.</summary>
    public IReadOnlyList<string> SimilarCases =>
        [.. _snapshot.Visible.SimilarCases.Select(hit => _cases.GetValueOrDefault(hit.CaseId)).OfType<string>()];

    /// <summary>The references to rows that the viewer may not see.</summary>
    public IReadOnlySet<string> Withheld => _withheld;

    public int HiddenCases => _snapshot.Visible.SimilarCases.Count(hit => !_cases.ContainsKey(hit.CaseId));

    /// <param name="sources">References of the facts that will be checked.</param>
    public static async Task<ClaimVisibility> ReadAsync(
        ConsoleDbContext db,
        AccessCheck check,
        Guid decisionActorId,
        CaseSnapshot snapshot,
        IReadOnlyList<string> sources,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(check);
        ArgumentNullException.ThrowIfNull(snapshot);
        var cases = snapshot.Visible.SimilarCases.Select(hit => hit.CaseId);
        var rows = await EvidenceRows.ReadAsync(db, sources, cases, cancellationToken);
        return From(rows, check, decisionActorId, snapshot, sources);
    }

    /// <summary>The same from rows that are already read: those of the references and of the similar cases.</summary>
    internal static ClaimVisibility From(
        EvidenceRows rows,
        AccessCheck check,
        Guid decisionActorId,
        CaseSnapshot snapshot,
        IReadOnlyList<string> sources
    ) =>
        new(
            snapshot,
            rows.Withheld(check, sources),
            rows.ViewableCases(check),
            decisionActorId == check.Subject.PersonId || Covers(check.Subject, snapshot.Actor)
        );

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
