using RecsConsole.Engine.Results;
using RecsConsole.Platform;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Recommender.Ranking;

/// <summary>Ranks a loaded case with the engine and prepares its input for storage in parallel.</summary>
public sealed partial class CaseRanking(ActivePipelines pipelines, DecisionInputs inputs, ILogger<CaseRanking> logger)
{
    /// <summary>The three slates of the case.</summary>
    /// <param name="seed">Seed of the decision on screen, so that a repeated request draws the same; null for a new seed.</param>
    /// <returns>An error when no decision can be stored: the customer was erased.</returns>
    public async Task<Result<RankedRecommendation>> RankAsync(LoadedCase loaded, long? seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(loaded);
        var preparing = Task.Run(() => inputs.PrepareAsync(loaded, cancellationToken), cancellationToken);
        try
        {
            var request = RecommendationRequest.From(loaded.Snapshot.Shared.Configuration, seed ?? Seeds.Draw());
            var result = Rank(loaded, request);
            var input = await preparing;
            return input.IsOk ? new RankedRecommendation(input.Value, request, result) : input.Error;
        }
        finally
        {
            // wait, so that no work of this step outlives it
            await ((Task)preparing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private RankingResult Rank(LoadedCase loaded, RecommendationRequest request)
    {
        using var activity = ConsoleTelemetry.Source.StartActivity("recommend.rank");
        var ranked = pipelines.For(loaded.Snapshot).Recommend(loaded.Snapshot, request); // with the models that the snapshot names
        foreach (var source in ranked.Slates.SelectMany(slate => slate.Degraded ?? []))
        {
            LogSourceFailed(source, loaded.Request.Case.Id);
        }

        return ranked;
    }

    [LoggerMessage(
        EventId = 2002,
        Level = LogLevel.Error,
        Message = "Source {Source} failed on case {CaseId}; its candidates are missing, the others go on"
    )]
    private partial void LogSourceFailed(string source, Guid caseId);
}

/// <summary>The engine's recommendation before final validation, and its input prepared for storage.</summary>
public sealed record RankedRecommendation(PackedInput Input, RecommendationRequest Request, RankingResult Result);
