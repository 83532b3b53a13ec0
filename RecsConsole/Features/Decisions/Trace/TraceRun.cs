using RecsConsole.Engine;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>
/// A decision computed again from its snapshot, stage by stage, for what its output does not store: candidates that were never shown and their
/// scores. Whether it is the same computation is said by the digests of its stages.
/// </summary>
public sealed record TraceRun(IReadOnlyList<TracedSlate> Slates, IReadOnlyList<StageDigest> Digests)
{
    /// <summary>Runs the stages of the pipeline one by one.</summary>
    public static TraceRun Of(CaseSnapshot snapshot, RecommendationRequest opening)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(opening);
        var digests = new StageDigests();
        IRanker ranker = snapshot.Shared.Model is { } model ? new LogisticRanker(model) : new HeuristicRanker();
        var slates = Enum.GetValues<SlateKind>().Select(kind => Run(snapshot, opening.For(kind), ranker, digests)).ToList();
        return new(slates, digests.ToList());
    }

    /// <summary>Whether every stage it computed has the digest that the decision recorded.</summary>
    public bool IsOf(IReadOnlyList<StageDigest> recorded) => Digests.All(recorded.Contains);

    private static TracedSlate Run(CaseSnapshot snapshot, SlateRequest request, IRanker ranker, StageDigests digests)
    {
        var kind = request.Kind;
        var candidates = CandidateSources.All().Propose(snapshot, kind, []);
        digests.Add("candidates", candidates);
        var screening = EligibilityRules.All().Screen(snapshot, kind, candidates);
        digests.Add("screening", screening);
        var features = new FeatureExtractor().Extract(snapshot, kind, screening.Eligible);
        var scores = ranker.Score(features, kind, snapshot.Shared.Configuration);
        digests.Add("scores", scores);
        var placement = new StandardSlatePolicy().Place(snapshot, screening.Eligible, scores, request);
        digests.Add("placement", placement);
        return new(kind, screening, scores, placement);
    }
}

/// <summary>The stages of one slate.</summary>
public sealed record TracedSlate(SlateKind Kind, Screening Screening, IReadOnlyList<CandidateScore> Scores, Placement Placement);
