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
/// One recommendation, step by step: load the case; if the decision on screen is still current, show it again; else rank, validate, append,
/// and write the cards. Each step has its own folder here. Nothing is shown that was not recorded.
/// </summary>
public sealed class RecommendForCase(
    TenantDb tenantDb,
    SnapshotLoader snapshots,
    CaseRanking ranking,
    FinalValidation validation,
    CurrentDecision currentDecision,
    DecisionLog decisions,
    SlateCards cards
)
{
    /// <summary>Makes a decision, or returns the one on screen if no relevant input changed.</summary>
    public async Task<Result<ShownDecision>> RunAsync(Actor actor, RecommendForCaseRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        using var whole = ConsoleTelemetry.Source.StartActivity("recommend");
        await using var db = await tenantDb.OpenAsync(actor, cancellationToken);
        var result = await snapshots.ReadAsync(db, actor, request.CaseId, cancellationToken); // permission point 1
        if (result.IsRefused)
        {
            return cards.Refuse(request.CaseId, result.Refusal);
        }

        var loaded = result.Loaded;
        var parent = await currentDecision.FindParentAsync(db, loaded, request.ParentDecisionId, cancellationToken);
        if (await currentDecision.FindAsync(loaded, parent, cancellationToken) is { } current)
        {
            if (request is { ParentDecisionId: null, IsAhead: false })
            {
                await decisions.ShowAgainAsync(db, current.Row, cancellationToken);
            }

            return await cards.WriteAsync(db, loaded, current, cancellationToken);
        }

        var ranked = await ranking.RankAsync(loaded, parent?.Seed, cancellationToken); // the engine; permission point 2
        if (!ranked.IsOk)
        {
            return ranked.Error;
        }

        var recorded = await RecordAsync(db, loaded, new(parent, request.IsAhead), ranked.Value, cancellationToken);
        return await cards.WriteAsync(db, loaded, recorded, cancellationToken); // permission point 4
    }

    // What validation read must still be true when the decision is stored: one transaction, during which permissions cannot change.
    private async Task<RecordedDecision> RecordAsync(
        ConsoleDbContext db,
        LoadedCase loaded,
        Occasion occasion,
        RankedRecommendation ranked,
        CancellationToken cancellationToken
    )
    {
        var external = await validation.AskDecisionPointAsync(loaded, ranked, cancellationToken);
        await using var transaction = await TenantDb.BeginWithPermissionsHeldAsync(db, cancellationToken);
        var validated = await validation.ApplyAsync(db, loaded, ranked, external, cancellationToken); // permission point 3
        var draft = DecisionDraft.From(loaded, occasion, ranked, validated);
        return await decisions.AppendAndCommitAsync(db, transaction, draft, cancellationToken); // then shadows rank it, in the background
    }
}

/// <param name="ParentDecisionId">
/// The decision on screen, when the request repeats it: shown again if nothing changed; its seed is reused in any case.
/// </param>
/// <param name="IsAhead">
/// For a list of cases: nobody is opening this one now, so nothing is recorded if the last decision is still valid.
/// </param>
public sealed record RecommendForCaseRequest(Guid CaseId, Guid? ParentDecisionId = null, bool IsAhead = false);
