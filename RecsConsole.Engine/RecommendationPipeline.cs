using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Engine;

/// <summary>The whole recommendation, in order. Pure: the same inputs give the same slates, so any decision can be replayed.</summary>
public sealed class RecommendationPipeline(
    CandidateSources sources,
    EligibilityRules eligibility,
    FeatureExtractor featureExtractor,
    IRanker ranker,
    ISlatePolicy slatePolicy,
    Explainer explainer
)
{
    /// <summary>The pipeline with every source and rule of this engine, ranked by the heuristic.</summary>
    public static RecommendationPipeline WithHeuristic() => For(null, EligibilityRules.All());

    /// <summary>The pipeline with every source of this engine, ranked by the models of a part; by the heuristic without one.</summary>
    /// <exception cref="ArgumentException">This engine cannot rank with one of the models.</exception>
    public static RecommendationPipeline For(ModelPart? model, EligibilityRules eligibility) =>
        new(
            CandidateSources.All(),
            eligibility,
            new FeatureExtractor(),
            model is null ? new HeuristicRanker() : new LogisticRanker(model),
            new StandardSlatePolicy(),
            new Explainer()
        );

    /// <summary>Versions of the parts in force.</summary>
    public EngineVersions Versions { get; } =
        new(
            EngineVersions.Current,
            CaseSnapshot.CurrentSchemaVersion,
            FeatureExtractor.SchemaVersion,
            ranker.Version,
            Explainer.TemplateVersion
        );

    /// <summary>One opening: the three slates from one snapshot, with the digest of each stage.</summary>
    public RankingResult Recommend(CaseSnapshot snapshot, RecommendationRequest opening)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(opening);
        var digests = new StageDigests();
        digests.Add("snapshot", snapshot);
        digests.Add("parts", snapshot.Parts);
        digests.Add("opening", opening);
        var slates = new List<Recommendation>();
        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            slates.Add(Recommend(snapshot, opening.For(kind), digests));
        }

        return new(slates, Versions, digests);
    }

    /// <summary>One slate up to its order, by the same steps; nothing is explained or digested.</summary>
    public SlateRun Run(CaseSnapshot snapshot, SlateRequest request)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(request);
        var candidates = sources.Propose(snapshot, request.Kind);
        var screening = eligibility.Screen(snapshot, request.Kind, candidates);
        var features = featureExtractor.Extract(snapshot, request.Kind, screening.Eligible);
        var scores = ranker.Score(features, request.Kind, snapshot.Shared.Configuration);
        var placement = slatePolicy.Place(snapshot, screening.Eligible, scores, request);
        return new(candidates, screening, scores, placement);
    }

    private Recommendation Recommend(CaseSnapshot snapshot, SlateRequest request, StageDigests digests)
    {
        var failed = new List<string>();
        var candidates = sources.Propose(snapshot, request.Kind, failed); // merged, with the provenance of each
        digests.Add("candidates", candidates);
        var screening = eligibility.Screen(snapshot, request.Kind, candidates); // eligible; excluded, each with a reason code
        digests.Add("screening", screening);
        var features = featureExtractor.Extract(snapshot, request.Kind, screening.Eligible);
        digests.Add("features", features);
        var scores = ranker.Score(features, request.Kind, snapshot.Shared.Configuration); // calibrated, with contributions that sum up
        digests.Add("scores", scores);
        var placement = slatePolicy.Place(snapshot, screening.Eligible, scores, request); // order, propensities, every move
        digests.Add("placement", placement);
        var items = explainer.Explain(snapshot, screening.Eligible, placement, scores); // claims, each bound to a fact
        digests.Add("explanations", items);
        return new(request.Kind, request.Size, items, screening.Excluded, placement.Moves) { Degraded = failed.Count == 0 ? null : failed };
    }
}
