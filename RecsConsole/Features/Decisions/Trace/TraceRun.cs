using RecsConsole.Engine;
using RecsConsole.Engine.Canonical;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;

namespace RecsConsole.Features.Decisions.Trace;

/// <summary>
/// A decision recomputed from its snapshot, stage by stage, for what its output does not store: candidates that were never shown, and their
/// scores. The digests of its stages show whether the computation is the same.
/// </summary>
public sealed record TraceRun(IReadOnlyList<TracedSlate> Slates, IReadOnlyList<StageDigest> Digests)
{
    /// <summary>Runs the pipeline again with the models that the snapshot names.</summary>
    public static TraceRun From(CaseSnapshot snapshot, RecommendationRequest request)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        ArgumentNullException.ThrowIfNull(request);
        var digests = new StageDigests();
        var pipeline = RecommendationPipeline.For(snapshot.Shared.Model, EligibilityRules.All());
        var slates = Enum.GetValues<SlateKind>().Select(kind => Run(pipeline, snapshot, request.For(kind), digests)).ToList();
        return new(slates, digests.ToList());
    }

    /// <summary>Whether every recomputed stage has the recorded digest.</summary>
    public bool IsOf(IReadOnlyList<StageDigest> recorded) => Digests.All(recorded.Contains);

    private static TracedSlate Run(RecommendationPipeline pipeline, CaseSnapshot snapshot, SlateRequest request, StageDigests digests)
    {
        var run = pipeline.Run(snapshot, request);
        run.AddTo(digests);
        return new(request.Kind, run.Screening, run.Scores, run.Placement);
    }
}

/// <summary>The stages of one slate.</summary>
public sealed record TracedSlate(SlateKind Kind, Screening Screening, IReadOnlyList<CandidateScore> Scores, Placement Placement);
