using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Impact;

/// <summary>
/// Computes the latest decisions again with a draft and compares them with what is in force. Counts only decisions that the reader may read,
/// on cases that they may view, and records nothing.
/// </summary>
public sealed class PreviewImpact(OperationScopeFactory scopes, DraftImpact impact, ImpactDrafts drafts, ImpactTurns turns)
{
    /// <summary>The most decisions that a draft is tried on.</summary>
    public const int Latest = 1_000;

    // the decision point has little time for one request
    private const int AskedAtOnce = 100;

    private const string Name = "preview.impact";

    /// <param name="onWaiting">Called with true while somebody else of the tenant is measuring, and with false when it begins.</param>
    public Task<Result<ImpactView>> RunAsync(
        Actor actor,
        ImpactSubject subject,
        Action<bool> onWaiting,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(subject);
        // rights are read when the turn begins, not when it was requested
        return turns.RunAsync(actor.TenantId, onWaiting, () => MeasureAsync(actor, subject, cancellationToken), cancellationToken);
    }

    private async Task<Result<ImpactView>> MeasureAsync(Actor actor, ImpactSubject subject, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, ImpactRights.Of(subject), Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (subject.Kind is ImpactKind.Document && !await ImpactRights.MayTryDocumentAsync(scope, subject, cancellationToken))
        {
            return await scope.DenyAsync(Name, "document", subject.Key, Error.NotFound(Texts.NoSuchDraft), cancellationToken);
        }

        var replay = await drafts.ReplayOfAsync(scope.Db, subject, cancellationToken);
        var sample = await SampleAsync(scope, replay?.Cases(scope.Db), cancellationToken);
        if (scope.Access.HasFailed)
        {
            return Error.Unavailable(Texts.RightsNotChecked); // "no decision concerned" would be read as no risk
        }

        try
        {
            var draft = await drafts.FindAsync(scope.Db, subject, [.. sample.Values.Distinct()], cancellationToken);
            if (draft is null)
            {
                return Error.NotFound(Texts.NoSuchDraft);
            }

            var report = await impact.MeasureAsync(scope.Db, [.. sample.Keys], draft, cancellationToken);
            return await ImpactViews.ReadAsync(scope, report, sample, cancellationToken) with { Sample = replay?.Sample };
        }
        catch (InvalidDataException)
        {
            return Error.Invalid(Texts.CannotBeTried);
        }
    }

    // cases by decision, the newest decision first; only on the cases that are concerned, where not all are
    private static async Task<Dictionary<Guid, Guid>> SampleAsync(
        OperationScope scope,
        IQueryable<CaseRow>? concerned,
        CancellationToken cancellationToken
    )
    {
        var db = scope.Db;
        var visible = VisibleCases.Of(db, scope.Access.Subject);
        var (reader, readsOthers) = (scope.Access.Subject.PersonId, scope.Access.MayReadDecision(db.TenantId, Guid.Empty, Guid.Empty));
        var all = concerned is null ? db.Decisions : db.Decisions.Where(row => concerned.Any(found => found.Id == row.CaseId));
        var latest = await all.Where(row => visible.Any(found => found.Id == row.CaseId))
            .Where(row => readsOthers || row.ActorId == reader)
            .OrderByDescending(row => row.At)
            .ThenByDescending(row => row.Id)
            .Take(Latest)
            .Select(row => new
            {
                row.Id,
                row.CaseId,
                row.ActorId,
            })
            .ToListAsync(cancellationToken);
        var ids = latest.Select(row => row.CaseId).Distinct().ToList();
        var cases = await db.Cases.AsNoTracking().Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        // the query has narrowed them already: the policy and the decision point decide
        HashSet<Guid> seen = [];
        foreach (var part in cases.Chunk(AskedAtOnce))
        {
            var kept = await scope.KeepAsync(AccessOperation.ViewCase, part, AccessResources.Of, cancellationToken);
            seen.UnionWith(kept.Select(row => row.Id));
        }

        return latest
            .Where(row => seen.Contains(row.CaseId) && scope.Access.MayReadDecision(db.TenantId, row.Id, row.ActorId))
            .ToDictionary(row => row.Id, row => row.CaseId);
    }
}
