using System.Runtime.CompilerServices;
using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Ranking;

/// <summary>
/// The pipeline for a snapshot: ranks with the models that the snapshot names (see <see cref="ModelChoice"/>), or with the heuristic if it
/// names none or somebody asked for rules only.
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
