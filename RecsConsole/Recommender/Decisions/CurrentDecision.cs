using Microsoft.EntityFrameworkCore;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Database;
using RecsConsole.Permits;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;

namespace RecsConsole.Recommender.Decisions;

/// <summary>
/// Finds the decision on the actor's screen and checks whether it is still current. If so, it is shown again instead of a new one.
/// </summary>
public sealed class CurrentDecision(DecisionPoint decisionPoint, FinalValidation validation)
{
    /// <summary>
    /// The decision on the actor's screen: the one named, if it was made for them and for this case; without one, their last decision on
    /// the case, if nothing that matters has changed since. Opening a case again means looking again, not asking something new.
    /// </summary>
    public async Task<DecisionOnScreen> FindAsync(ConsoleDbContext db, LoadedCase loaded, Guid? id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(loaded);
        var parent = await FindParentAsync(db, loaded, id, cancellationToken);
        return parent is not null && IsOfSameCase(loaded, parent)
            ? await CheckAsync(db, loaded, parent, cancellationToken)
            : new(parent, null, loaded);
    }

    private static async Task<DecisionRow?> FindParentAsync(
        ConsoleDbContext db,
        LoadedCase loaded,
        Guid? id,
        CancellationToken cancellationToken
    )
    {
        var (caseId, personId) = (loaded.Request.Case.Id, loaded.Request.Actor.PersonId);
        var own = db.Decisions.AsNoTracking().Where(row => row.CaseId == caseId && row.ActorId == personId);
        if (id is null)
        {
            var last = await own.OrderByDescending(row => row.At)
                .Select(row => new { row.Id, row.InputHash })
                .FirstOrDefaultAsync(cancellationToken);
            id = last is not null && string.Equals(last.InputHash, loaded.InputHash(), StringComparison.Ordinal) ? last.Id : null;
        }

        return id is null ? null : await own.FirstOrDefaultAsync(row => row.Id == id, cancellationToken);
    }

    // the case, the rights and the rules are the same, so is the time window of a switchback, and the permits have not expired
    private static bool IsOfSameCase(LoadedCase loaded, DecisionRow parent) =>
        !DecisionContent.IsErased(parent)
        && parent.Windows.SequenceEqual(loaded.Request.Windows.Select(window => window.ToStored()), StringComparer.Ordinal)
        && string.Equals(parent.InputHash, loaded.InputHash(), StringComparison.Ordinal)
        && loaded.Snapshot.At - parent.At < PermitChecker.Lifetime;

    // What the hash leaves out is read again: everything shown must still be right, and everything counted still visible.
    private async Task<DecisionOnScreen> CheckAsync(
        ConsoleDbContext db,
        LoadedCase loaded,
        DecisionRow parent,
        CancellationToken cancellationToken
    )
    {
        var (request, now) = loaded;
        var then = DecisionContent.SnapshotOf(parent, now.Shared);
        if (
            !StandingAdvice.HasSameSources(then, now)
            || !StandingAdvice.HasSameAnswers(then, now)
            || !await StandingAdvice.MaySeeEvidenceAsync(db, request, then, cancellationToken)
        )
        {
            return new(parent, null, loaded);
        }

        var shown = DecisionContent.OutputOf(parent);
        var stored = DecisionContent.ValidationOf(parent);
        var external = await SlateQuestions.AskAsync(decisionPoint, request, then, shown, cancellationToken);
        var read = await validation.ReadAsync(db, request, shown, external, cancellationToken);
        return external?.PermitsAll is not false && StandingAdvice.MayBeShown(stored.Items, read.Facts.Items)
            ? new(
                parent,
                new(parent, shown, stored, request.Case, request.Check.Subject),
                loaded with
                {
                    Snapshot = StandingAdvice.Merge(then, now),
                }
            )
            : new(parent, null, loaded);
    }
}

/// <summary>The decision on the actor's screen.</summary>
/// <param name="Parent">The decision that a new one would replace; null when there is none.</param>
/// <param name="Current">The same decision, if it may be shown again as it is; null when a new one is needed.</param>
/// <param name="Loaded">The case; with the evidence of the current decision, if there is one.</param>
public sealed record DecisionOnScreen(DecisionRow? Parent, RecordedDecision? Current, LoadedCase Loaded);
