using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Eligibility;
using RecsConsole.Engine.ModelFeatures;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.TypicalSnapshot;

namespace RecsConsole.Tests.Engine.Eligibility;

public sealed class EligibilityRulesTests
{
    [Fact]
    [Trait("Req", "R48")]
    [Trait("Req", "R58")]
    public void Nothing_is_shown_when_the_permission_check_fails()
    {
        var snapshot = ATypicalSnapshot().Build();
        var pipeline = new RecommendationPipeline(
            CandidateSources.All(),
            EligibilityRules.All(new FailingAccessPolicy()),
            new FeatureExtractor(),
            new HeuristicRanker(),
            new StandardSlatePolicy(),
            new Explainer()
        );

        var ranking = pipeline.Recommend(snapshot, RecommendationRequest.From(snapshot.Shared.Configuration, Rankings.Seed));

        foreach (var slate in ranking.Slates)
        {
            slate.Items.ShouldBeEmpty();
            slate.Excluded.Where(each => each.Id is not "board-minutes").ShouldAllBe(each => each.Reasons.Contains(ReasonCode.CheckFailed));
        }
    }

    [Fact]
    [Trait("Req", "R55")]
    public void Every_candidate_is_either_eligible_or_excluded_with_a_reason()
    {
        var snapshot = ATypicalSnapshot().Build();
        foreach (var kind in Enum.GetValues<SlateKind>())
        {
            var candidates = CandidateSources.All().Propose(snapshot, kind).Candidates;

            var screening = EligibilityRules.All().Screen(snapshot, kind, candidates);

            screening
                .Eligible.Select(each => each.Id)
                .Concat(screening.Excluded.Select(each => each.Id))
                .Except(snapshot.Withheld.Select(each => each.Id), StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .ShouldBe(candidates.Select(each => each.Id));
            screening.Excluded.ShouldAllBe(each => each.Reasons.Count > 0);
        }
    }

    private sealed class FailingAccessPolicy : AccessPolicy
    {
        public override AccessDecision Decide(
            AccessSubject subject,
            AccessOperation operation,
            AccessResource resource,
            DateTimeOffset instant
        ) => throw new TimeoutException("The source of permissions did not answer.");
    }
}
