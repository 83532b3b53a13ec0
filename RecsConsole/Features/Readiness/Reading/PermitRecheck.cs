using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Permits;
using RecsConsole.Platform;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Features.Readiness.Reading;

/// <summary>
/// Lets the second checker re-examine decisions that were shown, as of their validation. It would need the facts of that time, so an item
/// counts as moved, not as faulty, when the case, the person's rights or the document have changed since.
/// </summary>
public sealed class PermitRecheck(ICaseSource cases, DecisionPoint decisionPoint)
{
    public async Task<PermitRecheckResult> RunAsync(
        ConsoleDbContext db,
        Actor actor,
        IReadOnlyList<Guid> decisions,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(actor);
        var stored = await db.Decisions.AsNoTracking().Where(row => decisions.Contains(row.Id)).ToListAsync(cancellationToken);
        var rows = stored.Where(row => !DecisionContent.IsErased(row)).ToList();
        var hashes = rows.SelectMany(row => row.PartHashes).Distinct(StringComparer.Ordinal);
        var parts = await DecisionBundles.ReadPartsAsync(db, hashes, cancellationToken);
        var slates = rows.ToDictionary(row => row.Id, DecisionContent.OutputOf);
        var documents = await CardDocuments.ReadAsync(db, [.. slates.Values.SelectMany(each => each)], cancellationToken);
        var shared = new Dictionary<string, SharedParts>(StringComparer.Ordinal);
        var result = new PermitRecheckResult(0, 0, 0);
        foreach (var row in rows)
        {
            var validation = DecisionContent.ValidationOf(row);
            var decision = new RecordedDecision(
                row,
                slates[row.Id],
                validation,
                await cases.ReadAsync(actor, row.CaseId, cancellationToken),
                await SubjectReader.ReadAsync(db, row.ActorId, validation.At, cancellationToken)
            );
            var check = new CardCheck(SnapshotOf(row, parts, shared), decision, documents, validation.At, decisionPoint.IsInForce);
            result = decision.Shown.SelectMany(slate => slate.Items).Aggregate(result, (sum, item) => sum.With(FaultOf(check, item)));
        }

        return result;

        PermitFault FaultOf(CardCheck check, SlateItem item) =>
            item.Kind == SlateKind.Document && !documents.ContainsKey((item.Id, item.Version)) ? PermitFault.OldVersion : check.Of(item);
    }

    // many decisions share the same catalog, which is slow to read
    private static CaseSnapshot SnapshotOf(
        DecisionRow row,
        IReadOnlyDictionary<string, byte[]> parts,
        Dictionary<string, SharedParts> shared
    )
    {
        var key = string.Join(' ', row.PartHashes);
        if (shared.TryGetValue(key, out var known))
        {
            return DecisionContent.SnapshotOf(row, known);
        }

        var snapshot = DecisionContent.SnapshotOf(row).WithParts(parts.GetValueOrDefault);
        shared[key] = snapshot.Shared;
        return snapshot;
    }
}

/// <summary>The second checker's verdict on the items of decisions.</summary>
/// <param name="Holding">Items whose permit is valid.</param>
/// <param name="Moved">Items that cannot be checked, since something their permit names has changed.</param>
/// <param name="Faulty">Items that should not have been shown.</param>
public sealed record PermitRecheckResult(int Holding, int Moved, int Faulty)
{
    internal PermitRecheckResult With(PermitFault fault) =>
        fault switch
        {
            PermitFault.None => this with { Holding = Holding + 1 },
            // a grant expires without a new revision of the person
            PermitFault.OldVersion or PermitFault.GrantInvalid => this with { Moved = Moved + 1 },
            _ => this with { Faulty = Faulty + 1 },
        };
}
