using Microsoft.EntityFrameworkCore.Storage;
using RecsConsole.Access.DecisionPoints;
using RecsConsole.Database;
using RecsConsole.Engine.Validation;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;

namespace RecsConsole.Recommender.Decisions;

/// <summary>Validates a ranked opening, stores the decision and writes its cards. Nothing is given out that was not stored.</summary>
public sealed partial class DecisionRecording(
    TenantDb tenantDb,
    FinalValidation finalValidation,
    DecisionLog decisionLog,
    SlateRenderer renderer,
    DecisionPoint decisionPoint,
    ILogger<DecisionRecording> logger
)
{
    internal async Task<ShownDecision> RecordAsync(
        ConsoleDbContext db,
        LoadedCase opened,
        Guid? parentId,
        RankedRecommendation ranking,
        CancellationToken cancellationToken
    )
    {
        var (request, snapshot) = opened;
        var (input, opening, ranked) = ranking;
        await decisionLog.EnsurePartsAsync(request.Actor, request.Parts, cancellationToken);
        var external = await SlateQuestions.AskAsync(decisionPoint, request, snapshot, ranked.Slates, cancellationToken);
        await using var transaction = await TenantDb.BeginWithPermissionsHeldAsync(db, cancellationToken);
        ValidationInput validation;
        using (ConsoleTelemetry.Source.StartActivity("recommend.validate"))
        {
            validation = await finalValidation.ReadAsync( // rights may have changed while ranking
                db,
                request,
                ranked,
                external,
                cancellationToken
            );
        }

        var shown = ValidationApplier.Apply(ranked, validation.Facts);
        var draft = DecisionDraft.Of(opened, input, parentId, opening, validation.Facts, shown);
        return await KeepAsync(db, transaction, (opened, draft, validation), cancellationToken);
    }

    // The database takes its time to keep the decision. The cards are written meanwhile; they are given out once it is kept.
    private async Task<ShownDecision> KeepAsync(
        ConsoleDbContext db,
        IDbContextTransaction transaction,
        (LoadedCase Opened, DecisionDraft Draft, ValidationInput Validation) made,
        CancellationToken cancellationToken
    )
    {
        var row = decisionLog.RowOf(made.Opened.Request.Actor, made.Draft);
        var kept = new TaskCompletionSource();
        var writing = Task.Run(() => WriteAsync(made, row, kept.Task, cancellationToken), CancellationToken.None);
        try
        {
            using var commit = ConsoleTelemetry.Source.StartActivity("recommend.commit");
            await decisionLog.AppendAsync(db, row, made.Draft, cancellationToken);
            await transaction.CommitAsync(cancellationToken);
            kept.SetResult();
        }
        catch
        {
            kept.SetCanceled(CancellationToken.None);
            await ((Task)writing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            throw;
        }

        var itemCount = made.Draft.Shown.Slates.Sum(slate => slate.Items.Count);
        LogDecided(row.Id, itemCount);
        return await writing;
    }

    private async Task<ShownDecision> WriteAsync(
        (LoadedCase Opened, DecisionDraft Draft, ValidationInput Validation) made,
        DecisionRow row,
        Task kept,
        CancellationToken cancellationToken
    )
    {
        var (request, snapshot) = made.Opened;
        var validation = made.Validation;
        await using var db = await tenantDb.OpenAsync(request.Actor, cancellationToken);
        return await renderer.RenderAsync(
            db,
            request,
            snapshot,
            new(row, made.Draft.Shown.Slates, validation.Facts, validation.Case, validation.Subject) { Kept = kept },
            cancellationToken
        );
    }

    [LoggerMessage(EventId = 2001, Level = LogLevel.Information, Message = "Decision {DecisionId} items={ItemCount}")]
    private partial void LogDecided(Guid decisionId, int itemCount);
}
