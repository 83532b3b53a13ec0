using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.NotShown;
using RecsConsole.Platform;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Recommendations.Responses.Overriding;

/// <summary>
/// How well a step fits the case according to the reader's last decision: its probability as the next step, and its past result here.
/// </summary>
internal sealed class StepFit
{
    private readonly CaseSnapshot? _snapshot;
    private readonly TenantFacts _facts;

    private readonly Recommendation? _suggested;

    private StepFit(CaseSnapshot? snapshot, Recommendation? suggested, TenantFacts facts) =>
        (_snapshot, _suggested, _facts) = (snapshot, suggested, facts);

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
        return last is null || DecisionContent.IsErased(last)
            ? new(null, null, facts)
            : new(
                DecisionContent.SnapshotOf(last, facts.CaseTypes[found.TypeKey].Parts.Shared),
                DecisionContent.OutputOf(last).FirstOrDefault(slate => slate.Kind == SlateKind.Action),
                facts
            );
    }

    /// <summary>
    /// Why the step is not among the suggestions; null when it is, when nothing was suggested yet, or when its past explains it.
    /// </summary>
    public string? WhyNotSuggested(string action) =>
        _suggested is null || PastOf(action) is not null || _suggested.Items.Any(item => Is(item.Id, action)) ? null
        : _suggested.Excluded.FirstOrDefault(each => Is(each.Id, action)) is { } left ? NotShownLabels.Of(left.Reasons[0])
        : Texts.OthersFitBetter;

    private bool WasDismissed(string action) =>
        _suggested?.Excluded.Any(each => Is(each.Id, action) && each.Reasons.Contains(ReasonCode.DismissedByActor)) is true;

    private static bool Is(string left, string right) => string.Equals(left, right, StringComparison.Ordinal);

    /// <summary>
    /// Probability that the step comes next, in millionths; 0 when unknown. Steps that failed here, or that the reader did not want, are
    /// ordered last.
    /// </summary>
    public long ChanceOf(string action) =>
        _snapshot is null ? 0
        : PastOf(action) is { HasFailed: true } || WasDismissed(action) ? -1
        : SnapshotIndex.From(_snapshot).NextSteps.Of(action);

    /// <summary>The step's last execution on this case; null when there was none.</summary>
    public ShownPastStep? PastOf(string action) =>
        _snapshot is not null && SnapshotIndex.From(_snapshot).Memory.Of(action) is { } step
            ? ShownPastStep.From(step, _snapshot, _facts)
            : null;
}
