using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Explanations;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Evidence;

namespace RecsConsole.Features.Decisions;

/// <summary>What the viewer of a trace may see now; asked of the access policy row by row, whatever the decision's actor could see.</summary>
internal sealed class TraceSight
{
    private readonly CaseSnapshot _snapshot;
    private readonly IReadOnlySet<string> _withheld;
    private readonly HashSet<(string Key, int Version)> _documents = [];
    private readonly Dictionary<Guid, string> _cases = [];
    private readonly bool _seesHistory;
    private readonly bool _seesActions;
    private readonly bool _seesPeople;

    private TraceSight(TraceEntry entry, CaseSnapshot snapshot, IReadOnlySet<string> withheld)
    {
        (_snapshot, _withheld) = (snapshot, withheld);
        var (check, tenantId) = (entry.Check, entry.Decision.TenantId);
        _seesHistory =
            entry.Decision.ActorId == check.Subject.PersonId
            || Covers(check.Subject, snapshot.Actor);
        _seesActions = check
            .Decide(
                AccessOperation.ViewAction,
                new(AccessResourceKind.Action, Guid.Empty, tenantId)
                {
                    Classification = Classifications.Public,
                }
            )
            .Permitted;
        _seesPeople = check
            .Decide(
                AccessOperation.AskExpert,
                new(AccessResourceKind.Expert, Guid.Empty, tenantId)
                {
                    Classification = Classifications.Public,
                }
            )
            .Permitted;
    }

    public static async Task<TraceSight> LookAsync(
        ConsoleDbContext db,
        TraceEntry entry,
        CaseSnapshot snapshot,
        TraceNames names,
        CancellationToken cancellationToken
    )
    {
        var withheld = await EvidenceLines.WithheldAsync(
            db,
            entry.Check,
            names.Sources,
            cancellationToken
        );
        var sight = new TraceSight(entry, snapshot, withheld);
        var keys = names.Documents;
        var documents = await db
            .Documents.AsNoTracking()
            .Where(row => keys.Contains(row.Key))
            .ToListAsync(cancellationToken);
        sight.See(entry.Check, documents.GroupBy(row => row.Key, StringComparer.Ordinal).ToList());
        var ids = snapshot.Visible.SimilarCases.Select(hit => hit.CaseId).ToList();
        var cases = await db
            .Cases.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .ToListAsync(cancellationToken);
        foreach (
            var row in cases.Where(row =>
                entry.Check.Decide(AccessOperation.ViewCase, AccessResources.Of(row)).Permitted
            )
        )
        {
            sight._cases.Add(row.Id, row.Key);
        }

        return sight;
    }

    /// <summary>Keys of the similar cases that the viewer may view, best first.</summary>
    public IReadOnlyList<string> SimilarCases =>
        [
            .. _snapshot
                .Visible.SimilarCases.Select(hit => _cases.GetValueOrDefault(hit.CaseId))
                .OfType<string>(),
        ];

    public int HiddenCases => _snapshot.Visible.SimilarCases.Count - SimilarCases.Count;

    /// <param name="version">0: of no version in particular, then every version of it has to be open.</param>
    public bool MaySee(SlateKind kind, string id, int version) =>
        kind switch
        {
            SlateKind.Action => _seesActions,
            SlateKind.Document => _documents.Contains((id, version)),
            _ => _seesPeople,
        };

    /// <summary>Whether everything that a sentence was computed from is open: a number counts nothing the viewer may not see.</summary>
    public bool MayRead(SlateItem item, Claim claim)
    {
        if (!_seesHistory && EvidenceSources.IsCounted(item, claim))
        {
            return false;
        }

        var facts = item.Facts.Where(fact =>
            claim.FactIds.Values.Contains(fact.Id, StringComparer.Ordinal)
        );
        // a fact names at most a few of the cases it counts, so all of them have to be open
        var countsHidden =
            HiddenCases > 0
            && facts.Any(fact => fact.Field.StartsWith("similar_cases.", StringComparison.Ordinal));
        return !countsHidden
            && !EvidenceSources.Of(item, [.. claim.FactIds.Values]).Any(_withheld.Contains);
    }

    private void See(AccessCheck check, List<IGrouping<string, DocumentRow>> documents)
    {
        foreach (var versions in documents)
        {
            var open = versions
                .Where(row =>
                    check.Decide(AccessOperation.ViewDocument, AccessResources.Of(row)).Permitted
                )
                .ToList();
            _documents.UnionWith(open.Select(row => (row.Key, row.Version)));
            if (open.Count == versions.Count())
            {
                _documents.Add((versions.Key, 0));
            }
        }
    }

    // counts over the history hold what the actor may see: somebody who may see as much may read them
    private static bool Covers(AccessSubject viewer, AccessSubject actor) =>
        viewer.Clearance >= actor.Clearance
        && (
            viewer.Regions.Count == 0
            || (actor.Regions.Count > 0 && actor.Regions.All(viewer.Regions.Contains))
        );
}
