using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Recommendations.Responses.Overriding;

/// <summary>How well a step fits the case as its reader last saw it advised: how probable it is as the next one, and what came of it here before.</summary>
internal sealed class StepFit
{
    private readonly CaseSnapshot? _snapshot;
    private readonly TenantFacts _facts;

    private StepFit(CaseSnapshot? snapshot, TenantFacts facts) => (_snapshot, _facts) = (snapshot, facts);

    /// <summary>From the reader's last decision on the case; without one nothing is known.</summary>
    public static async Task<StepFit> ReadAsync(
        ConsoleDbContext db,
        Actor reader,
        CaseRow found,
        TenantFacts facts,
        CancellationToken cancellationToken
    )
    {
        var last = await db
            .Decisions.AsNoTracking()
            .Where(row => row.CaseId == found.Id && row.ActorId == reader.PersonId)
            .OrderByDescending(row => row.At)
            .FirstOrDefaultAsync(cancellationToken);
        return new(
            last is null || DecisionContent.IsErased(last)
                ? null
                : DecisionContent.SnapshotOf(last, facts.CaseTypes[found.TypeKey].Parts.Shared),
            facts
        );
    }

    /// <summary>The chance that the step comes next, in millionths; 0 where nothing is known. What failed here comes after all others.</summary>
    public long ChanceOf(string action) =>
        _snapshot is null ? 0
        : PastOf(action) is { HasFailed: true } ? -1
        : SnapshotIndex.Of(_snapshot).NextSteps.Of(action);

    /// <summary>That it was done on this case before; null when it was not.</summary>
    public ShownPastStep? PastOf(string action) =>
        _snapshot is not null && SnapshotIndex.Of(_snapshot).Memory.Of(action) is { } step
            ? ShownPastStep.Of(step, _snapshot, _facts)
            : null;
}
