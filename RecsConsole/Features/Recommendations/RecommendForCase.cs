using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Slates;
using RecsConsole.Platform;
using RecsConsole.Recommender;

namespace RecsConsole.Features.Recommendations;

/// <summary>One opening of a case: read, rank, validate, record, show. Nothing is shown that was not recorded.</summary>
public sealed partial class RecommendForCase(
    TenantDb tenantDb,
    OpeningReader openings,
    ActivePipelines pipelines,
    FinalValidation finalValidation,
    DecisionLog decisionLog,
    SlateRenderer renderer,
    ILogger<RecommendForCase> logger
)
{
    /// <summary>Decides, or answers the decision on the screen when nothing that matters moved since.</summary>
    public async Task<Result<ShownDecision>> RunAsync(
        Actor actor,
        RecommendForCaseRequest request,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        using var whole = Telemetry.Source.StartActivity("recommend");
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        OpeningReading reading;
        using (Telemetry.Source.StartActivity("recommend.snapshot"))
        {
            reading = await openings.ReadAsync(db, actor, request.CaseId, cancellationToken);
        }

        if (reading.Refusal is { } refusal)
        {
            return refusal.IsCheckFailed ? renderer.Refuse(request.CaseId) : refusal.Error;
        }

        var opened = reading.Opened!;
        if (
            await decisionLog.EnsureKeyAsync(actor, opened.Snapshot, cancellationToken) is
            { } erased
        )
        {
            return erased;
        }

        var parent = await ReadParentAsync(db, actor, request, cancellationToken);
        var isUnmoved =
            parent is not null
            && string.Equals(parent.InputHash, opened.InputHash, StringComparison.Ordinal);
        var decision = isUnmoved
            ? new RecordedDecision(parent!, DecisionLog.OutputOf(parent!))
            : await DecideAsync(db, opened, parent, cancellationToken);
        using (Telemetry.Source.StartActivity("recommend.render"))
        {
            return await renderer.RenderAsync(
                db,
                opened.Request,
                opened.Snapshot,
                decision,
                cancellationToken
            );
        }
    }

    private async Task<RecordedDecision> DecideAsync(
        ConsoleDbContext db,
        OpenedCase opened,
        DecisionRow? parent,
        CancellationToken cancellationToken
    )
    {
        var (request, snapshot, _) = opened;
        var opening = Opening.Of(snapshot.Shared.Configuration, parent?.Seed ?? Seeds.Draw());
        OpeningResult ranked;
        using (Telemetry.Source.StartActivity("recommend.rank"))
        {
            ranked = pipelines.For(snapshot).Recommend(snapshot, opening);
        }

        foreach (var source in ranked.Slates.SelectMany(slate => slate.Degraded ?? []))
        {
            LogSourceFailed(source, request.Case.Id);
        }

        await decisionLog.EnsurePartsAsync(request.Actor, request.Parts, cancellationToken);
        await using var transaction = await TenantDb.BeginWithPermissionsHeldAsync(
            db,
            cancellationToken
        );
        ValidationFacts validation;
        using (Telemetry.Source.StartActivity("recommend.validate"))
        {
            validation = await finalValidation.ReadAsync(db, request, ranked, cancellationToken); // rights may have changed while ranking
        }

        using var commit = Telemetry.Source.StartActivity("recommend.commit");
        var shown = ValidationApplier.Apply(ranked, validation);
        var row = await decisionLog.AppendAsync(
            db,
            request.Actor,
            DecisionDraft.Of(opened, parent?.Id, opening, validation, shown),
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        var itemCount = shown.Slates.Sum(slate => slate.Items.Count);
        LogDecided(row.Id, itemCount);
        return new(row, shown.Slates);
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
                    row =>
                        row.Id == parentId
                        && row.CaseId == request.CaseId
                        && row.ActorId == actor.PersonId,
                    cancellationToken
                )
            : null;

    [LoggerMessage(
        EventId = 2001,
        Level = LogLevel.Information,
        Message = "Decision {DecisionId} items={ItemCount}"
    )]
    private partial void LogDecided(Guid decisionId, int itemCount);

    [LoggerMessage(
        EventId = 2002,
        Level = LogLevel.Error,
        Message = "Source {Source} failed on case {CaseId}; its candidates are missing, the others go on"
    )]
    private partial void LogSourceFailed(string source, Guid caseId);
}

/// <param name="ParentDecisionId">The decision on the screen, when it is asked again: kept if nothing moved, and its seed stays.</param>
public sealed record RecommendForCaseRequest(Guid CaseId, Guid? ParentDecisionId = null);
