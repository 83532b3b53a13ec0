using FsCheck;
using FsCheck.Fluent;
using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

public sealed class StandardSlatePolicyTests
{
    [Fact]
    [Trait("Req", "R77")]
    public void A_required_action_comes_first_however_low_its_score()
    {
        var builder = ASnapshot()
            .WithAction("required", "compliance", it => it with { Risk = RiskLevel.High })
            .WithPolicy("P-7", requires: ["required"])
            .WithConfiguration(it => it with { Weights = it.Weights with { HighRiskPenalty = 1_000_000 } });
        for (var i = 0; i < 40; i++)
        {
            builder.WithAction($"a{i:00}").WithSimilarCase(i, $"a{i:00}");
        }

        var slate = builder.Open().Slate(SlateKind.Action);

        slate.Items[0].Id.ShouldBe("required");
        slate.Items[0].RequiredByPolicy.ShouldBe("P-7");
        slate.Items[0].Score.ShouldBeLessThan(slate.Items[1].Score);
    }

    [Theory]
    [InlineData(SlaBand.Late, 1)]
    [InlineData(SlaBand.Soon, 2)]
    [InlineData(SlaBand.Plenty, 3)]
    [Trait("Req", "R78")]
    public void Escalations_rise_when_the_deadline_is_near(SlaBand band, int place) =>
        ASnapshot()
            .WithCase(facts => facts with { SlaBand = band })
            .WithAction("fix")
            .WithAction("escalate", "escalate", it => it with { Risk = RiskLevel.High })
            .WithAction("ask", "communicate")
            .WithSimilarCases(20, "fix", (_, hit) => hit with { Steps = [new("ask", "open")] })
            .Open()
            .Slate(SlateKind.Action)
            .Item("escalate")
            .Rank.ShouldBe(place);

    [Theory]
    [InlineData(SlaBand.Soon, false, "ask")]
    [InlineData(SlaBand.Soon, true, "escalate")] // it helped
    [InlineData(SlaBand.Late, false, "escalate")]
    [Trait("Req", "R78")]
    public void While_the_deadline_is_only_near_no_escalation_comes_first_that_helped_no_similar_case(
        SlaBand band,
        bool helped,
        string first
    ) =>
        ASnapshot()
            .WithCase(facts => facts with { SlaBand = band })
            .WithAction("ask", "investigate")
            .WithAction("escalate", "escalate")
            .WithSimilarCases(4, "escalate", (_, hit) => helped ? hit : hit with { HoursToResolve = null })
            .Open()
            .Slate(SlateKind.Action)
            .Ids()[0]
            .ShouldBe(first);

    [Fact]
    [Trait("Req", "R78")]
    public void Equal_scores_are_ordered_by_confidence_and_then_by_id()
    {
        var placement = Place([(500, 100), (500, 900), (500, 900), (700, 0)], size: 4);

        placement.Placed.Select(each => each.Id).ShouldBe(["c3", "c1", "c2", "c0"]);
        placement.Moves.Select(move => move.Rule).Distinct().ShouldBe([StandardSlatePolicy.ConfidenceRule]);
    }

    [Fact]
    [Trait("Req", "R79")]
    public void No_kind_has_more_shown_places_than_the_cap_while_others_are_left()
    {
        var builder = ASnapshot();
        foreach (var key in new[] { "f1", "f2", "f3", "f4" })
        {
            builder.WithAction(key).WithSimilarCases(5, key);
        }

        var slate = builder
            .WithAction("note", "investigate")
            .WithAction("call", "communicate")
            .WithAction("done", "close")
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().ShouldBe(["f1", "f2", "note", "call", "done", "f3", "f4"]);
        slate.Moves.Select(move => move.Rule).ShouldContain(StandardSlatePolicy.DiversityRule);
    }

    [Fact]
    [Trait("Req", "R79")]
    public void The_cap_gives_way_when_only_one_kind_is_left() =>
        ASnapshot().WithAction("f1").WithAction("f2").WithAction("f3").Open().Slate(SlateKind.Action).Ids().ShouldBe(["f1", "f2", "f3"]);

    [Fact]
    [Trait("Req", "R79")]
    public void Documents_of_one_kind_are_capped()
    {
        var builder = ASnapshot();
        for (var i = 0; i < 5; i++)
        {
            builder.WithDocument($"a{i}", 900_000 - i);
        }

        builder
            .WithDocument("runbook", 700_000, it => it with { Kind = "runbook" })
            .Open()
            .Slate(SlateKind.Document)
            .Ids()
            .Take(3)
            .ShouldBe(["a0", "a1", "runbook"]);
    }

    [Fact]
    [Trait("Req", "R85")]
    public void Replaying_the_moves_over_score_order_gives_the_final_order() =>
        Prop.ForAll(
                Gen.Choose(0, 5).ListOf().ToArbitrary(),
                Gen.Choose(1, 6).ToArbitrary(),
                (List<int> draws, int size) =>
                {
                    var scores = draws.Select((draw, i) => ((long)draw, (long)(i * 7 % 3))).ToArray();
                    var placement = Place(scores, size);
                    var order = Enumerable
                        .Range(0, scores.Length)
                        .OrderByDescending(i => scores[i].Item1)
                        .ThenBy(i => $"c{i}", StringComparer.Ordinal)
                        .Select(i => $"c{i}")
                        .ToList();
                    foreach (var move in placement.Moves)
                    {
                        order[move.From - 1].ShouldBe(move.Id);
                        order.RemoveAt(move.From - 1);
                        order.Insert(move.To - 1, move.Id);
                    }

                    return order.Take(size * 4).SequenceEqual(placement.Placed.Select(each => each.Id))
                        && placement.Placed.All(each => each.Propensity == 1_000_000)
                        && placement.Placed.Select(each => each.Rank).SequenceEqual(Enumerable.Range(1, placement.Placed.Count));
                }
            )
            .QuickCheckThrowOnFailure();

    // candidates c0, c1, … of five kinds; every fifth escalates and every seventh is required
    private static Placement Place((long Score, long Probability)[] scores, int size)
    {
        string[] kinds = ["fix", "communicate", "investigate", "assign", "escalate"];
        var builder = ASnapshot().WithCase(facts => facts with { SlaBand = SlaBand.Late });
        var candidates = new List<Candidate>();
        for (var i = 0; i < scores.Length; i++)
        {
            var kind = kinds[i % kinds.Length];
            var source = i % 5 == 4 ? SourceNames.SlaRules : SourceNames.WorkflowRules;
            builder.WithAction($"c{i}", kind);
            candidates.Add(new(SlateKind.Action, $"c{i}", [new(source, 1, 0, [])]));
        }

        var required = Enumerable.Range(0, scores.Length).Where(i => i % 7 == 6).Select(i => $"c{i}");
        return new StandardSlatePolicy().Place(
            builder.WithPolicy("P-1", requires: [.. required]).Build(),
            candidates,
            [.. scores.Select(each => new CandidateScore(each.Score, each.Probability, () => []))],
            new(SlateKind.Action, size, Rankings.Seed)
        );
    }
}
