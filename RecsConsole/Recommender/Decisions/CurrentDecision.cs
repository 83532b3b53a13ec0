using Microsoft.EntityFrameworkCore;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Database;
using RecsConsole.Permits;
using RecsConsole.Platform;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;

namespace RecsConsole.Recommender.Decisions;

/// <summary>
/// Finds the decision on the actor's screen and tells whether it is still current. If so, it is shown again instead of a new one.
/// </summary>
public sealed class CurrentDecision(DecisionPoint decisionPoint)
{
    /// <summary>The decision on the actor's screen, if it was made for them and for this case.</summary>
    public async Task<DecisionRow?> FindParentAsync(ConsoleDbContext db, LoadedCase opened, Guid? id, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(opened);
        var (caseId, personId) = (opened.Request.Case.Id, opened.Request.Actor.PersonId);
        return id is null
            ? null
            : await db
                .Decisions.AsNoTracking()
                .FirstOrDefaultAsync(row => row.Id == id && row.CaseId == caseId && row.ActorId == personId, cancellationToken);
    }

    /// <summary>The decision on screen, if no relevant input changed and its permits still hold; else null.</summary>
    public async Task<RecordedDecision?> FindAsync(LoadedCase opened, DecisionRow? parent, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(opened);
        var (request, snapshot) = opened;
        if (
            parent is null
            || DecisionContent.IsErased(parent)
            || !string.Equals(parent.InputHash, opened.InputHash(), StringComparison.Ordinal)
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
