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
public sealed class CurrentDecision(DecisionPoint decisionPoint)
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
        return new(parent, await CurrentAsync(loaded, parent, cancellationToken));
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

    // The decision on screen, if no relevant input has changed and its permits are still valid; null otherwise.
    private async Task<RecordedDecision?> CurrentAsync(LoadedCase loaded, DecisionRow? parent, CancellationToken cancellationToken)
    {
        var (request, snapshot) = loaded;
        if (
            parent is null
            || DecisionContent.IsErased(parent)
            || !string.Equals(parent.InputHash, loaded.InputHash(), StringComparison.Ordinal) // all of the snapshot but its time
            || snapshot.At - parent.At >= PermitChecker.Lifetime
        )
        {
            return null;
        }

        var shown = DecisionContent.OutputOf(parent);
        var external = await SlateQuestions.AskAsync(decisionPoint, request, snapshot, shown, cancellationToken);
        return external is null || external.PermitsAll
            ? new(parent, shown, DecisionContent.ValidationOf(parent), request.Case, request.Check.Subject)
            : null;
    }
}

/// <summary>The decision on the actor's screen.</summary>
/// <param name="Parent">The decision that a new one would replace; null when there is none.</param>
/// <param name="Current">The same decision, if it may be shown again as it is; null when a new one is needed.</param>
public sealed record DecisionOnScreen(DecisionRow? Parent, RecordedDecision? Current);
