using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Results;
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
        RankedBy(model is null ? new HeuristicRanker() : BoostedTreesRanker.For(model), eligibility);

    /// <summary>The pipeline with every source of this engine and the given ranker.</summary>
    public static RecommendationPipeline RankedBy(IRanker ranker, EligibilityRules eligibility) =>
        new(CandidateSources.All(), eligibility, new FeatureExtractor(), ranker, new StandardSlatePolicy(), new Explainer());

    /// <summary>Versions of the parts in use.</summary>
    public EngineVersions Versions { get; } =
        new(
            EngineVersions.Current,
            CaseSnapshot.CurrentSchemaVersion,
            FeatureExtractor.SchemaVersion,
            ranker.Version,
            Explainer.TemplateVersion
        );

    /// <summary>The three slates of one snapshot, with the digest of each stage.</summary>
    public RankingResult Recommend(CaseSnapshot snapshot, RecommendationRequest request)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(request);
        var digests = new StageDigests();
        digests.Add("snapshot", snapshot);
        digests.Add("parts", snapshot.Parts);
        digests.Add("opening", request);
        var slates = new List<Recommendation>();
        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            var run = Run(snapshot, request.For(kind));
            var items = explainer.Explain(snapshot, run.Eligible, run.Placement, run.Scores); // claims, each bound to a fact
            run.AddTo(digests);
            digests.Add("explanations", items);
            slates.Add(Recommendation.From(run, items));
        }

        return new(slates, Versions, digests);
    }

    /// <summary>Computes one slate up to its order: the only code for serving, replay, training and why-not.</summary>
    public SlateRun Run(CaseSnapshot snapshot, SlateRequest request)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(request);
        // by workflow, similar cases, SLA, policies, playbooks, forecasts, search, skills and teams; merged, with the provenance of each
        var proposed = sources.Propose(snapshot, request.Kind);
        // permission point 2: the access policy again, then the rules; what is excluded has a reason code
        var screening = eligibility.Screen(snapshot, request.Kind, proposed.Candidates);
        var features = featureExtractor.Extract(snapshot, request.Kind, screening.Eligible);
        // calibrated over all case types and then for this one, with contributions that sum up
        var ranked = TypeChances.Of(
            ranker.Score(features, request.Kind, snapshot.Shared.Configuration),
            ranker.OffsetOf(request.Kind, snapshot.Case.Type)
        );
        var floor = ranker.FloorOf(request.Kind);
        // whatever ranks: a policy's recommendation raises an eligible action a little
        var scores = PolicyPrior.Add(snapshot, screening.Eligible, ranked, floor);
        // by score; then rules move items: required first, solution, deadline, caps, exploration
        var placement = slatePolicy.Place(snapshot, screening.Eligible, scores, request, floor);
        var memory = request.Kind == SlateKind.Action ? SnapshotIndex.From(snapshot).Memory : null;
        return new(request, proposed, screening, features, scores, placement)
        {
            LookAgainAt = memory?.Wait?.LookAgainAt,
            AwaitsAnswer = memory is { IsAsked: true },
        };
    }
}
