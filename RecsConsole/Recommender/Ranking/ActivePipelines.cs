using System.Runtime.CompilerServices;
using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Snapshots;

namespace RecsConsole.Recommender.Ranking;

/// <summary>The pipeline of an opening: ranked by the models that its snapshot names, by the heuristic when it names none.</summary>
public sealed class ActivePipelines(AccessPolicy accessPolicy)
{
    private readonly RecommendationPipeline _heuristic = RecommendationPipeline.For(null, EligibilityRules.All(accessPolicy));

    private readonly ConditionalWeakTable<ModelPart, RecommendationPipeline> _byModel = [];

    /// <summary>The pipeline that decides on a snapshot.</summary>
    public RecommendationPipeline For(CaseSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        return For(snapshot.Shared.Model);
    }

    /// <summary>The pipeline with these models, whether they are in force or not; the heuristic's without any.</summary>
    /// <exception cref="ArgumentException">This engine cannot rank with one of the models.</exception>
    public RecommendationPipeline For(ModelPart? model) =>
        model is null ? _heuristic : _byModel.GetValue(model, part => RecommendationPipeline.For(part, EligibilityRules.All(accessPolicy)));
}
