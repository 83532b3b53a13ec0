using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Evidence;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>
/// What the viewer of a trace may see now; checked against the access policy row by row, whatever the decision's actor could see.
/// </summary>
internal sealed class TraceVisibility
{
    private readonly HashSet<(string Key, int Version)> _documents = [];
    private readonly bool _seesActions;
    private readonly bool _seesPeople;

    private TraceVisibility(TraceEntry entry, ClaimVisibility claims)
    {
        Claims = claims;
        var (check, tenantId) = (entry.Check, entry.Decision.TenantId);
        _seesActions = check
            .Decide(
                AccessOperation.ViewAction,
                new(AccessResourceKind.Action, Guid.Empty, tenantId) { Classification = Classifications.Public }
            )
            .Permitted;
        _seesPeople = check
            .Decide(
                AccessOperation.AskExpert,
                new(AccessResourceKind.Expert, Guid.Empty, tenantId) { Classification = Classifications.Public }
            )
            .Permitted;
    }

    /// <summary>Which sentences and similar cases may be shown.</summary>
    public ClaimVisibility Claims { get; }

    public static async Task<TraceVisibility> ReadAsync(
        ConsoleDbContext db,
        TraceEntry entry,
        CaseSnapshot snapshot,
        TraceNames names,
        CancellationToken cancellationToken
    )
    {
        var visibility = new TraceVisibility(
            entry,
            await ClaimVisibility.ReadAsync(
                db,
                entry.Check,
                entry.Decision.ActorId,
                SnapshotReferences.From(snapshot),
                names.Sources,
                cancellationToken
            )
        );
        var keys = names.Documents;
        var documents = await db.Documents.AsNoTracking().Where(row => keys.Contains(row.Key)).ToListAsync(cancellationToken);
        visibility.See(entry.Check, documents.GroupBy(row => row.Key, StringComparer.Ordinal).ToList());
        return visibility;
    }

    /// <param name="version">0: no particular version; then every version of it has to be permitted.</param>
    public bool MaySee(SlateKind kind, string id, int version) =>
        kind switch
        {
            SlateKind.Action => _seesActions,
            SlateKind.Document => _documents.Contains((id, version)),
            _ => _seesPeople,
        };

    private void See(AccessCheck check, List<IGrouping<string, DocumentRow>> documents)
    {
        foreach (var versions in documents)
        {
            var open = versions.Where(row => check.Decide(AccessOperation.ViewDocument, AccessResources.Of(row)).Permitted).ToList();
            _documents.UnionWith(open.Select(row => (row.Key, row.Version)));
            if (open.Count == versions.Count())
            {
                _documents.Add((versions.Key, 0));
            }
        }
    }
}
