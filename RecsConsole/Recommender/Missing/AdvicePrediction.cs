using RecsConsole.Access.DecisionPoints;
using RecsConsole.Database;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Validation;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Recommender.Snapshot;
using RecsConsole.Recommender.Validation;

namespace RecsConsole.Recommender.Missing;

/// <summary>
/// What would be suggested if a case had a value in a field: the same walk as a recommendation, over a snapshot that is read for the case
/// with the value, with the same seed. Nothing is recorded.
/// </summary>
public sealed class AdvicePrediction(
    CaseSnapshotReader snapshots,
    ActivePipelines pipelines,
    FinalValidation validation,
    DecisionPoint decisionPoint
)
{
    /// <summary>The slates of the case as it is.</summary>
    public Task<PredictedAdvice> OfAsync(ConsoleDbContext db, LoadedCase loaded, long seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        return RankAsync(db, loaded.Request, loaded.Snapshot, seed, cancellationToken);
    }

    /// <summary>The slates of the case with a value in a field.</summary>
    public async Task<PredictedAdvice> WithAsync(
        ConsoleDbContext db,
        LoadedCase loaded,
        FilledIn filled,
        long seed,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(loaded);
        ArgumentNullException.ThrowIfNull(filled);
        var now = loaded.Request;
        // made anew: the models that rank are chosen for the case
        var then = new SnapshotRequest(now.Actor, now.Check, filled.Field.FillIn(now.Case, filled.Value), now.Facts, now.Search, now.At)
        {
            Rows = now.Rows,
        };
        return await RankAsync(db, then, await snapshots.ReadAsync(db, then, cancellationToken), seed, cancellationToken);
    }

    private async Task<PredictedAdvice> RankAsync(
        ConsoleDbContext db,
        SnapshotRequest request,
        CaseSnapshot snapshot,
        long seed,
        CancellationToken cancellationToken
    )
    {
        var opening = RecommendationRequest.From(snapshot.Shared.Configuration, seed);
        var ranked = await Task.Run(() => pipelines.For(snapshot).Recommend(snapshot, opening), cancellationToken);
        var external = await SlateQuestions.AskAsync(decisionPoint, request, snapshot, ranked.Slates, cancellationToken);
        var read = await validation.ReadAsync(db, request, ranked, external, cancellationToken);
        return new(ValidationApplier.Apply(ranked, read.Facts).Slates, snapshot.Degraded);
    }
}

/// <summary>A value in a field.</summary>
public sealed record FilledIn(AskedField Field, string Value);

/// <summary>The three slates that would be shown.</summary>
/// <param name="Degraded">Names of sources that did not answer in time.</param>
public sealed record PredictedAdvice(IReadOnlyList<Recommendation> Slates, IReadOnlyList<string> Degraded);
