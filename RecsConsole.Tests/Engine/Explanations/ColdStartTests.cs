using FsCheck;
using FsCheck.Fluent;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Explanations;

/// <summary>Where no history exists yet, slates are still sensible and the card says what they rest on.</summary>
[Trait("Req", "R75")]
public sealed class ColdStartTests
{
    [Fact]
    public void A_fresh_tenant_gets_what_policy_requires_first_then_what_the_workflow_allows()
    {
        var ranking = ASnapshot()
            .WithAction("zz_check", "compliance")
            .WithAction("fix", change: it => it with { IssueTypes = ["sign_in"] })
            .WithAction("refund", change: it => it with { Risk = RiskLevel.High })
            .WithPolicy("P-1", requires: ["zz_check"], documents: ["rule"])
            .WithDocument("rule", searchScore: null)
            .WithDocument("guide")
            .WithExpert(10)
            .Open();

        ranking.Slate(SlateKind.Action).Ids().ShouldBe(["zz_check", "fix", "refund"]);
        ranking.Slate(SlateKind.Document).Items.ShouldNotBeEmpty();
        ranking.Slate(SlateKind.Expert).Items.ShouldNotBeEmpty();
        ConfidenceReasons(ranking)
            .ShouldBe([
                "Low: no similar case is finished yet, so there is nothing to count",
                "Low: no similar case is finished yet; suggestions follow policy and text search",
                "Low: no similar case is finished yet; suggestions follow skills and teams",
            ]);
    }

    [Fact]
    public void A_new_action_document_and_person_are_said_to_be_new()
    {
        var ranking = ASnapshot()
            .WithAction("known", change: it => it with { UpdatedAt = At.AddDays(-100) })
            .WithAction("fresh")
            .WithSimilarCases(12, "known")
            .WithDocument("fresh", change: it => it with { Version = 1, EffectiveFrom = At.AddDays(-2) })
            .WithDocument("revised", change: it => it with { EffectiveFrom = At.AddDays(-2) })
            .WithExpert(10)
            .Open();

        Sentences(ranking, SlateKind.Action, "fresh").ShouldContain("New in the catalog: no similar case has used it in this state yet");
        Sentences(ranking, SlateKind.Action, "known").ShouldNotContain(text => IsNew(text));
        Sentences(ranking, SlateKind.Document, "fresh").ShouldContain("New document: no similar case has used it yet");
        Sentences(ranking, SlateKind.Document, "revised").ShouldNotContain(text => IsNew(text));
        Sentences(ranking, SlateKind.Expert, Key(10)).ShouldContain("New here: no finished case in their record yet");
    }

    [Fact]
    public void Somebody_with_a_record_is_not_new() =>
        ASnapshot()
            .WithExpert(
                10,
                it =>
                    it with
                    {
                        Experience = new Dictionary<string, ExperienceFacts>(StringComparer.Ordinal)
                        {
                            ["billing"] = new(3, 2, At.AddDays(-3)),
                        },
                    }
            )
            .Open()
            .Slate(SlateKind.Expert)
            .Item(Key(10))
            .Sentences()
            .ShouldNotContain(text => IsNew(text));

    [Fact]
    [Trait("Req", "R74")]
    public void Fewer_than_ten_similar_cases_are_never_high_and_three_always_low_whatever_else_is_known() =>
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue - 1).ToArbitrary(),
                seed =>
                {
                    var random = new Random(seed);
                    var cases = random.Next(14);
                    var slate = Any(random, cases).Open().Slate(SlateKind.Action);
                    var label = slate.Item("fix").Confidence.Label;
                    return (cases >= 10 || label != ConfidenceLabel.High) && (cases > 3 || label == ConfidenceLabel.Low);
                }
            )
            .QuickCheckThrowOnFailure();

    // cases with the highest similarity and success, and the loosest thresholds
    private static SnapshotBuilder Any(Random random, int cases) =>
        ASnapshot()
            .WithConfiguration(it => it with { Confidence = new(0, 0, 0, 0, 0) })
            .WithAction("fix", observed: random.Next(100_000))
            .WithPolicy("P-1", requires: random.Next(2) == 0 ? ["fix"] : [])
            .WithSimilarCases(cases, "fix", (_, hit) => hit with { Score = random.Next(2) == 0 ? 1_000_000 : random.Next() })
            .WithSimilarCases(random.Next(30), "other", (_, hit) => hit with { Score = 1 });

    private static bool IsNew(string sentence) => sentence.StartsWith("New ", StringComparison.Ordinal);

    private static IEnumerable<string> ConfidenceReasons(RankingResult ranking) =>
        ranking.Slates.Select(slate => slate.Items[0].ConfidenceReason());

    private static IReadOnlyList<string> Sentences(RankingResult ranking, SlateKind kind, string id) =>
        ranking.Slate(kind).Item(id).Sentences();
}
