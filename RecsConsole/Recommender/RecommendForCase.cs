using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Cards;
using RecsConsole.Recommender.Decisions;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;

namespace RecsConsole.Recommender;

/// <summary>
/// One recommendation, step by step: load the case; if the decision on screen is still current, show it again; else rank, validate and
/// append; then check the permits and write the cards. Each step has its own folder here. Nothing is shown that was not recorded.
/// </summary>
public sealed class RecommendForCase(
    TenantDb tenantDb,
    SnapshotLoader snapshots,
    CurrentDecision currentDecision,
    CaseRanking ranking,
    FinalValidation validation,
    DecisionLog decisions,
    ShadowRanking shadows,
    CardPermits permits,
    SlateCards cards
)
{
    /// <summary>Makes a decision, or returns the one on screen if its case has not changed and its advice is still right.</summary>
    public async Task<Result<ShownDecision>> RunAsync(Actor actor, RecommendForCaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        using var whole = ConsoleTelemetry.Source.StartActivity(ConsoleTelemetry.Recommendation);
        whole?.SetTag(ConsoleTelemetry.TenantId, actor.TenantId.ToString("D"));
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var opened = await snapshots.ReadAsync(db, actor, request.CaseId, cancellationToken); // permission point 1
        if (opened.IsRefused)
        {
            return cards.Refuse(request.CaseId, opened.Refusal);
        }

        var screen = await currentDecision.FindAsync(db, opened.Loaded, request.ParentDecisionId, cancellationToken);
        var decision = screen.Current is { } current
            ? await decisions.ShowAgainAsync(db, current, request, cancellationToken)
            : await DecideAsync(db, screen.Loaded, new(screen.Parent, request.IsAhead), cancellationToken);
        if (!decision.IsOk)
        {
            return decision.Error;
        }

        var permitted = await permits.FilterAsync(db, screen.Loaded.Snapshot, decision.Value, cancellationToken); // permission point 4
        return await cards.WriteAsync(db, screen.Loaded, permitted, cancellationToken);
    }

    // What validation read must still be true when the decision is stored: one transaction, during which permissions cannot change.
    private async Task<Result<RecordedDecision>> DecideAsync(
        ConsoleDbContext db,
        LoadedCase loaded,
        Occasion occasion,
        CancellationToken cancellationToken
    )
    {
        var ranked = await ranking.RankAsync(loaded, occasion.Parent?.Seed, cancellationToken); // the engine; permission point 2
        if (!ranked.IsOk)
        {
            return ranked.Error;
        }

        var external = await validation.AskDecisionPointAsync(loaded, ranked.Value, cancellationToken);
        await using var transaction = await TenantDb.BeginWithPermissionsHeldAsync(db, cancellationToken);
        var validated = await validation.ApplyAsync(db, loaded, ranked.Value, external, cancellationToken); // permission point 3
        var draft = DecisionDraft.From(loaded, occasion, ranked.Value, validated);
        var recorded = await decisions.AppendAndCommitAsync(db, transaction, draft, cancellationToken);
        shadows.Note(ShadowTask.From(draft)); // models in shadow rank it in the background
        return recorded;
    }
}

/// <param name="ParentDecisionId">
/// The decision on screen, when the request repeats it: shown again if nothing changed; its seed is reused in any case.
/// </param>
/// <param name="IsAhead">
/// For a list of cases: nobody is opening this one now, so nothing is recorded if the last decision is still valid.
/// </param>
public sealed record RecommendForCaseRequest(Guid CaseId, Guid? ParentDecisionId = null, bool IsAhead = false);
