using RecsConsole.Engine;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Candidates;

public sealed class FailingSourceTests
{
    [Fact]
    [Trait("Req", "R187")]
    public void A_source_that_throws_costs_its_candidates_alone_and_is_named()
    {
        var snapshot = ASnapshot().WithAction("fix").WithDocument("guide").Build();

        var ranking = Pipeline().Recommend(snapshot, RecommendationRequest.From(snapshot.Shared.Configuration, Rankings.Seed));

        ranking.Slate(SlateKind.Action).Ids().ShouldBe(["fix"]);
        ranking.Slate(SlateKind.Action).Degraded.ShouldBe(["broken"]);
        ranking.Slate(SlateKind.Document).Ids().ShouldBe(["guide"]);
        ranking.Slate(SlateKind.Document).Degraded.ShouldBeNull();
    }

    [Fact]
    public void The_same_failure_gives_the_same_digests()
    {
        var snapshot = ASnapshot().WithAction("fix").Build();
        var request = RecommendationRequest.From(snapshot.Shared.Configuration, Rankings.Seed);

        Pipeline().Recommend(snapshot, request).Digests.ShouldBe(Pipeline().Recommend(snapshot, request).Digests);
    }

    private static RecommendationPipeline Pipeline() =>
        new(
            new([new WorkflowRuleSource(), new BrokenSource(), new SearchDocumentSource()]),
            EligibilityRules.All(),
            new FeatureExtractor(),
            new HeuristicRanker(),
            new StandardSlatePolicy(),
            new Explainer()
        );

    // yields one candidate before it fails; even that one is dropped
    private sealed class BrokenSource : ICandidateSource
    {
        public string Name => "broken";

        public SlateKind Kind => SlateKind.Action;

        public IEnumerable<Candidate> Propose(CaseSnapshot snapshot)
        {
            yield return new(SlateKind.Action, "half", [new("broken", 1, 900_000, [])]);
            throw new InvalidOperationException("The source is broken.");
        }
    }
}
