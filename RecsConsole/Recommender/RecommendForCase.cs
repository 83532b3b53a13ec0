using Microsoft.EntityFrameworkCore;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Database;
using RecsConsole.Engine;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Permits;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;

namespace RecsConsole.Recommender;

/// <summary>One opening of a case: read, rank, validate, record, show. Nothing is shown that was not recorded.</summary>
public sealed partial class RecommendForCase(
    TenantDb tenantDb,
    SnapshotLoader openings,
    ActivePipelines pipelines,
    DecisionLog decisionLog,
    DecisionRecording recording,
    SlateRenderer renderer,
    DecisionPoint decisionPoint,
    ILogger<RecommendForCase> logger
)
{
    /// <summary>Decides, or answers the decision on the screen when nothing that matters moved since.</summary>
    public async Task<Result<ShownDecision>> RunAsync(Actor actor, RecommendForCaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        using var whole = ConsoleTelemetry.Source.StartActivity("recommend");
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        SnapshotLoadResult reading;
        using (ConsoleTelemetry.Source.StartActivity("recommend.snapshot"))
        {
            reading = await openings.ReadAsync(db, actor, request.CaseId, cancellationToken);
        }

        if (reading.Refusal is { } refusal)
        {
            return refusal.IsCheckFailed ? renderer.Refuse(request.CaseId) : refusal.Error;
        }

        var opened = reading.Opened!;
        // the first opening stores a key and waits for the disk: the ranking goes on beside it
        var keyed = Task.Run(() => decisionLog.EnsureKeyAsync(actor, opened.Snapshot, cancellationToken), cancellationToken);
        try
        {
            return await DecideAsync(db, opened, request, keyed, cancellationToken);
        }
        finally
        {
            // nothing of an operation goes on after it ended
            await ((Task)keyed).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<Result<ShownDecision>> DecideAsync(
        ConsoleDbContext db,
        LoadedCase opened,
        RecommendForCaseRequest request,
        Task<Error?> keyed,
        CancellationToken cancellationToken
    )
    {
        var parent = await ReadParentAsync(db, opened.Request.Actor, request, cancellationToken);
        if (parent is not null && await keyed is null && await IfUnmovedAsync(opened, parent, cancellationToken) is { } shown)
        {
            return await renderer.RenderAsync(db, opened.Request, opened.Snapshot, shown, cancellationToken);
        }

        var ranking = await RankAsync(opened, parent, cancellationToken);
        if (await keyed is { } erased)
        {
            return erased;
        }

        return await recording.RecordAsync(db, opened, parent?.Id, ranking, cancellationToken);
    }

    // The decision on the screen again, while nothing that matters moved and its permits may still be shown on.
    private async Task<RecordedDecision?> IfUnmovedAsync(LoadedCase opened, DecisionRow parent, CancellationToken cancellationToken)
    {
        var (request, snapshot) = opened;
        if (
            DecisionLog.IsErased(parent)
            || !string.Equals(parent.InputHash, opened.InputHash(), StringComparison.Ordinal)
            || snapshot.At - parent.At >= PermitChecker.Lifetime
        )
        {
            return null;
        }

        var shown = DecisionLog.OutputOf(parent);
        var external = await SlateQuestions.AskAsync(decisionPoint, request, snapshot, shown, cancellationToken);
        return external is null || external.PermitsAll
            ? new(parent, shown, DecisionLog.ValidationOf(parent), request.Case, request.Check.Subject)
            : null;
    }

    private async Task<RankedRecommendation> RankAsync(LoadedCase opened, DecisionRow? parent, CancellationToken cancellationToken)
    {
        var (request, snapshot) = opened;
        var input = Task.Run(() => StoredInput.Of(opened), cancellationToken);
        var opening = RecommendationRequest.Of(snapshot.Shared.Configuration, parent?.Seed ?? Seeds.Draw());
        RankingResult ranked;
        using (ConsoleTelemetry.Source.StartActivity("recommend.rank"))
        {
            ranked = pipelines.For(snapshot).Recommend(snapshot, opening);
        }

        // nobody asks for them before validation has passed
        _ = Task.Run(() => ranked.Digests, cancellationToken);
        foreach (var source in ranked.Slates.SelectMany(slate => slate.Degraded ?? []))
        {
            LogSourceFailed(source, request.Case.Id);
        }

        return new(await input, opening, ranked);
    }

    private static async Task<DecisionRow?> ReadParentAsync(
        ConsoleDbContext db,
        Actor actor,
        RecommendForCaseRequest request,
        CancellationToken cancellationToken
    ) =>
        request.ParentDecisionId is { } parentId
            ? await db
                .Decisions.AsNoTracking()
                .FirstOrDefaultAsync(
                    row => row.Id == parentId && row.CaseId == request.CaseId && row.ActorId == actor.PersonId,
                    cancellationToken
                )
            : null;

    [LoggerMessage(
        EventId = 2002,
        Level = LogLevel.Error,
        Message = "Source {Source} failed on case {CaseId}; its candidates are missing, the others go on"
    )]
    private partial void LogSourceFailed(string source, Guid caseId);
}

/// <param name="ParentDecisionId">The decision on the screen, when it is asked again: kept if nothing moved, and its seed stays.</param>
public sealed record RecommendForCaseRequest(Guid CaseId, Guid? ParentDecisionId = null);
