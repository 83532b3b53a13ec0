using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Explanations;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Slates;

namespace RecsConsole.Recommender;

/// <summary>The pipeline in force for a tenant: the heuristic serves every tenant until a model of its own is promoted.</summary>
public sealed class ActivePipelines(AccessPolicy accessPolicy)
{
    private readonly RecommendationPipeline _heuristic = new(
        CandidateSources.All(),
        EligibilityRules.All(accessPolicy),
        new FeatureExtractor(),
        new HeuristicRanker(),
        new StandardSlatePolicy(),
        new Explainer()
    );

    /// <summary>The pipeline that decides for the tenant now.</summary>
    public RecommendationPipeline For(Guid tenantId)
    {
        ArgumentOutOfRangeException.ThrowIfEqual(tenantId, Guid.Empty);
        return _heuristic;
    }
}
