using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine;
using RecsConsole.Engine.Replay;
using RecsConsole.Engine.Slates;
using RecsConsole.Permits;
using RecsConsole.Platform;
using RecsConsole.Recommender;
using RecsConsole.Recommender.DecisionPoints;

namespace RecsConsole.Features.Recommendations;

/// <summary>One opening of a case: read, rank, validate, record, show. Nothing is shown that was not recorded.</summary>
public sealed partial class RecommendForCase(
    TenantDb tenantDb,
    OpeningReader openings,
    ActivePipelines pipelines,
    FinalValidation finalValidation,
    DecisionLog decisionLog,
    SlateRenderer renderer,
    DecisionPoint decisionPoint,
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
        // the first opening stores a key and waits for the disk: the rest goes on beside it
        var keyed = Task.Run(
            () => decisionLog.EnsureKeyAsync(actor, opened.Snapshot, cancellationToken),
            cancellationToken
        );
        var parent = await ReadParentAsync(db, actor, request, cancellationToken);
        var decision = await IfUnmovedAsync(opened, parent, cancellationToken);
        var ranking = decision is null ? await RankAsync(opened, parent, cancellationToken) : null;
        if (await keyed is { } erased)
        {
            return erased;
        }

        decision ??= await RecordAsync(db, opened, parent, ranking!, cancellationToken);
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

    // The decision on the screen again, while nothing that matters moved and its permits may still be shown on.
    private async Task<RecordedDecision?> IfUnmovedAsync(
        OpenedCase opened,
        DecisionRow? parent,
        CancellationToken cancellationToken
    )
    {
        var (request, snapshot) = opened;
        if (
            parent is null
            || !string.Equals(parent.InputHash, opened.InputHash(), StringComparison.Ordinal)
            || snapshot.At - parent.At >= PermitChecker.Lifetime
        )
        {
            return null;
        }

        var shown = DecisionLog.OutputOf(parent);
        var external = await SlateQuestions.AskAsync(
            decisionPoint,
            request,
            snapshot,
            shown,
            cancellationToken
        );
        return external is null || external.PermitsAll
            ? new(
                parent,
                shown,
                DecisionLog.ValidationOf(parent),
                request.Case,
                request.Check.Subject
            )
            : null;
    }

    private async Task<RankedOpening> RankAsync(
        OpenedCase opened,
        DecisionRow? parent,
        CancellationToken cancellationToken
    )
    {
        var (request, snapshot) = opened;
        var input = Task.Run(() => StoredInput.Of(opened), cancellationToken);
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
        var external = await SlateQuestions.AskAsync(
            decisionPoint,
            request,
            snapshot,
            ranked.Slates,
            cancellationToken
        );
        return new(await input, opening, ranked, external);
    }

    private async Task<RecordedDecision> RecordAsync(
        ConsoleDbContext db,
        OpenedCase opened,
        DecisionRow? parent,
        RankedOpening ranking,
        CancellationToken cancellationToken
    )
    {
        var request = opened.Request;
        var (input, opening, ranked, external) = ranking;
        await using var transaction = await TenantDb.BeginWithPermissionsHeldAsync(
            db,
            cancellationToken
        );
        ValidationReading validation;
        using (Telemetry.Source.StartActivity("recommend.validate"))
        {
            validation = await finalValidation.ReadAsync( // rights may have changed while ranking
                db,
                request,
                ranked,
                external,
                cancellationToken
            );
        }

        using var commit = Telemetry.Source.StartActivity("recommend.commit");
        var shown = ValidationApplier.Apply(ranked, validation.Facts);
        var row = await decisionLog.AppendAsync(
            db,
            request.Actor,
            DecisionDraft.Of(opened, input, parent?.Id, opening, validation.Facts, shown),
            cancellationToken
        );
        await transaction.CommitAsync(cancellationToken);
        var itemCount = shown.Slates.Sum(slate => slate.Items.Count);
        LogDecided(row.Id, itemCount);
        return new(row, shown.Slates, validation.Facts, validation.Case, validation.Subject);
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

/// <summary>What is about to be validated and recorded.</summary>
internal sealed record RankedOpening(
    StoredInput Input,
    Opening Opening,
    OpeningResult Result,
    ExternalAnswers? External
);

/// <param name="ParentDecisionId">The decision on the screen, when it is asked again: kept if nothing moved, and its seed stays.</param>
public sealed record RecommendForCaseRequest(Guid CaseId, Guid? ParentDecisionId = null);
