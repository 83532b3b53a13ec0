using System.Runtime.CompilerServices;
using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Platform;
using RecsConsole.Platform.Telemetry;
using RecsConsole.Recommender.Snapshot;

namespace RecsConsole.Recommender.Ranking;

/// <summary>Ranks an opened case with the engine and prepares its input for storage in parallel.</summary>
public sealed partial class CaseRanking(ActivePipelines pipelines, DecisionInputs inputs, ILogger<CaseRanking> logger)
{
    /// <summary>The three slates of the case.</summary>
    /// <param name="seed">Seed of the decision on screen, so that a repeated request draws the same; null for a new seed.</param>
    /// <returns>An error when no further decision on the case can be stored.</returns>
    public async Task<Result<RankedRecommendation>> RankAsync(LoadedCase opened, long? seed, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(opened);
        var preparing = Task.Run(() => inputs.PrepareAsync(opened, cancellationToken), cancellationToken);
        try
        {
            var request = RecommendationRequest.Of(opened.Snapshot.Shared.Configuration, seed ?? Seeds.Draw());
            var result = Rank(opened, request);
            var input = await preparing;
            return input.IsOk ? new RankedRecommendation(input.Value, request, result) : input.Error;
        }
        finally
        {
            // wait, so that no work of this step outlives it
            await ((Task)preparing).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private RankingResult Rank(LoadedCase opened, RecommendationRequest request)
    {
        using var activity = ConsoleTelemetry.Source.StartActivity("recommend.rank");
        var ranked = pipelines.For(opened.Snapshot).Recommend(opened.Snapshot, request);
        foreach (var source in ranked.Slates.SelectMany(slate => slate.Degraded ?? []))
        {
            LogSourceFailed(source, opened.Request.Case.Id);
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

/// <summary>
/// The pipeline for a snapshot: ranks with the models that the snapshot names, or with the heuristic if it names none or somebody asked for
/// rules only.
/// </summary>
public sealed class ActivePipelines(AccessPolicy accessPolicy)
{
    private readonly RecommendationPipeline _heuristic = RecommendationPipeline.For(null, EligibilityRules.All(accessPolicy));

    /// <summary>The pipeline of the simplest baseline, see <see cref="UsualStepRanker"/>; never used to serve.</summary>
    public RecommendationPipeline UsualStep { get; } =
        RecommendationPipeline.RankedBy(new UsualStepRanker(), EligibilityRules.All(accessPolicy));

    private readonly ConditionalWeakTable<ModelPart, RecommendationPipeline> _byModel = [];

    /// <summary>The pipeline that decides on a snapshot.</summary>
    public RecommendationPipeline For(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return For(snapshot.IsByRules ? null : snapshot.Shared.Model);
    }

    /// <summary>The pipeline with these models, live or not; null for the heuristic.</summary>
    /// <exception cref="ArgumentException">This engine cannot rank with one of the models.</exception>
    public RecommendationPipeline For(ModelPart? model) =>
        model is null ? _heuristic : _byModel.GetValue(model, part => RecommendationPipeline.For(part, EligibilityRules.All(accessPolicy)));
}
