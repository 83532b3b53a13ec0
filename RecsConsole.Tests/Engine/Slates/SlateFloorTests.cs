using RecsConsole.Engine;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Results;
using RecsConsole.Engine.Slates;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

/// <summary>
/// An item that is not worth a place is left out with that reason, and no item has a stronger sign of confidence than the one above it.
/// </summary>
public sealed class SlateFloorTests
{
    [Fact]
    [Trait("Req", "R12")]
    public void An_action_that_nothing_but_the_workflow_speaks_for_is_left_out()
    {
        var slate = ASnapshot()
            .WithAction("known")
            .WithAction("filler", change: Old)
            .WithSimilarCases(10, "known")
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().ShouldBe(["known"]);
        slate.ReasonsAgainst("filler").ShouldBe([ReasonCode.BelowFloor]);
    }

    [Theory]
    [InlineData(1, "sign_in", true)]
    [InlineData(3, "sign_in", false)]
    [InlineData(null, "sign_in", false)]
    [InlineData(1, "billing", false)]
    public void An_escalation_fits_priority_and_type_whatever_proposes_it(int? priority, string type, bool stays) =>
        AnIncident(priority, type).Open().Slate(SlateKind.Action).Ids().Contains("incident").ShouldBe(stays);

    [Theory]
    [InlineData(50, 2, true)]
    [InlineData(49, 1, false)]
    [InlineData(null, 2, false)]
    [InlineData(null, 1, true)] // the highest priority stands in for a number that nobody told
    public void An_escalation_that_is_meant_for_many_fits_a_case_that_affects_so_many(int? affected, int priority, bool stays)
    {
        var slate = AnIncident(priority, "sign_in", least: 50)
            .WithCase(it => it with { Affected = affected })
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().Contains("incident").ShouldBe(stays);
        if (affected >= 50)
        {
            slate.Item("incident").Sentences().ShouldContain("People affected: 50; the step fits from 50 on");
        }
    }

    [Fact]
    public void A_policy_may_require_an_escalation_for_any_priority() =>
        AnIncident(3, "sign_in").WithPolicy("P-1", requires: ["incident"]).Open().Slate(SlateKind.Action).Ids().ShouldContain("incident");

    [Fact]
    public void An_action_that_never_ended_well_is_left_out()
    {
        var slate = ASnapshot()
            .WithAction("known")
            .WithAction("useless", change: Old)
            .WithSimilarCases(10, "known")
            .WithSimilarCases(3, null, (_, hit) => hit with { SlaMet = false, Steps = [new("useless", "open")] })
            .Open()
            .Slate(SlateKind.Action);

        slate.ReasonsAgainst("useless").ShouldBe([ReasonCode.BelowFloor]);
    }

    [Theory]
    [InlineData(10, 0, true, false)]
    [InlineData(30, 0, true, true)] // a usual next step here, whatever cases of this issue did
    [InlineData(10, 30_000, true, true)] // it solves such cases
    [InlineData(10, 10_000, true, false)]
    [InlineData(0, 200_000, true, true)] // it solves a fifth of such cases, although nobody does it next here
    [InlineData(0, 190_000, true, false)]
    [InlineData(10, 0, false, true)] // no other has a good record either
    public void What_no_similar_case_used_does_not_fill_a_slate_beside_a_good_record(int next, int solves, bool isGood, bool stays)
    {
        var slate = ASnapshot()
            .WithAction("known", change: Old)
            .WithAction("unused", change: Old)
            .WithSimilarCases(12, "known", (_, hit) => hit with { SlaMet = isGood })
            .WithHistory(history =>
                history with
                {
                    NextSteps = [new([], 100, 2, [new("known", 100 - next), new("unused", next)])],
                    Solutions = new([new("unused", solves)]),
                }
            )
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().ShouldContain("known");
        slate.Ids().Contains("unused").ShouldBe(stays);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void What_closes_a_case_that_is_set_back_leaves_its_place_to_what_may_help(bool isSetBack)
    {
        var builder = ASnapshot()
            .WithAction("fix", change: Old)
            .WithAction("unused", change: Old)
            .WithAction("close", "close", Old)
            .WithSimilarCases(12, "close")
            .WithHistory(history => history with { NextSteps = [new([], 100, 2, [new("close", 90), new("unused", 10)])] });

        var slate = (isSetBack ? builder.WithFailed("fix") : builder).Open().Slate(SlateKind.Action);

        slate.Ids().Contains("close").ShouldBe(!isSetBack);
        slate.Ids().Contains("unused").ShouldBe(isSetBack);
    }

    [Theory]
    [InlineData("fix", true)]
    [InlineData("close", false)]
    [InlineData("activity", false)]
    public void What_is_likely_to_solve_the_case_has_a_place_though_it_ended_badly_elsewhere(string kind, bool stays)
    {
        var slate = ASnapshot()
            .WithAction("known", change: Old)
            .WithAction("solution", kind, Old)
            .WithSimilarCases(12, "known")
            .WithSimilarCases(3, null, (_, hit) => hit with { SlaMet = false, Steps = [new("solution", "open")] })
            .WithHistory(history =>
                history with
                {
                    NextSteps = [new([], 100, 1, [new("known", 100)])],
                    Solutions = new([new("solution", 300_000)]),
                }
            )
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().Contains("solution").ShouldBe(stays);
    }

    [Theory]
    [InlineData("activity", true)]
    [InlineData("contact", false)]
    public void What_comes_next_in_a_log_keeps_its_place_however_such_cases_ended(string kind, bool stays)
    {
        var slate = ASnapshot()
            .WithAction("usual", "activity", Old)
            .WithAction("seldom", kind, Old)
            .WithSimilarCases(12, null, (_, hit) => hit with { SlaMet = false, Steps = [new("usual", "open"), new("seldom", "open")] })
            .WithHistory(history => history with { NextSteps = [new([], 100, 2, [new("usual", 90), new("seldom", 10)])] })
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().Contains("seldom").ShouldBe(stays);
    }

    [Fact]
    public void Without_a_history_everything_eligible_may_be_shown() =>
        ASnapshot()
            .WithAction("known")
            .WithAction("filler", change: Old)
            .WithSimilarCases(9, "known")
            .Open()
            .Slate(SlateKind.Action)
            .Items.Count.ShouldBe(2);

    [Fact]
    public void What_a_policy_requires_or_is_new_keeps_its_place()
    {
        var slate = ASnapshot()
            .WithAction("known")
            .WithAction("required", "compliance", Old)
            .WithAction("new")
            .WithPolicy("P-1", requires: ["required"])
            .WithSimilarCases(10, "known")
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().Order(StringComparer.Ordinal).ShouldBe(["known", "new", "required"]);
    }

    [Fact]
    public void A_document_far_behind_the_best_is_left_out_unless_people_picked_it()
    {
        var slate = ASnapshot()
            .WithDocument("best", 900_000)
            .WithDocument("near", 860_000)
            .WithDocument("far", 20_000)
            .WithDocument("picked", 20_000)
            .WithCurated("picked")
            .Open()
            .Slate(SlateKind.Document);

        slate.Ids().Order(StringComparer.Ordinal).ShouldBe(["best", "near", "picked"]);
        slate.ReasonsAgainst("far").ShouldBe([ReasonCode.BelowFloor]);
    }

    [Fact]
    public void A_person_whom_nothing_but_the_team_speaks_for_is_left_out()
    {
        var slate = ASnapshot()
            .WithSimilarCases(12, "fix", (_, hit) => hit with { ResolvedById = Id(10) })
            .WithExpert(10)
            .WithExpert(
                11,
                person =>
                    person with
                    {
                        Skills = new Dictionary<string, int>(StringComparer.Ordinal),
                        Experience = new Dictionary<string, ExperienceFacts>(StringComparer.Ordinal),
                    }
            )
            .Open()
            .Slate(SlateKind.Expert);

        slate.Ids().ShouldContain(Key(10));
        slate.Ids().ShouldNotContain(Key(11));
    }

    [Fact]
    public void No_sign_says_more_than_the_one_above_it_unless_the_card_says_why()
    {
        var slate = ASnapshot()
            .WithCase(facts => facts with { SlaBand = SlaBand.Late })
            .WithAction("escalate", "escalate")
            .WithAction("sure")
            .WithAction("doubtful", change: it => Old(it) with { IssueTypes = ["sign_in"] })
            .WithSimilarCases(30, "sure")
            .Open()
            .Slate(SlateKind.Action);

        slate.Items[0].Id.ShouldBe("escalate");
        slate.Items[0].Claims.ShouldContain(claim => claim.Template == "sla.late.not_escalated");
        var signs = slate.Items.Skip(1).Select(item => item.Confidence.Label).ToList();
        signs.ShouldBe(signs.OrderDescending());
        slate.Item("sure").Confidence.Label.ShouldBe(ConfidenceLabel.High);
    }

    [Theory]
    [InlineData(1, true)]
    [InlineData(2, true)]
    [InlineData(3, false)]
    [InlineData(null, false)]
    public void A_risky_escalation_is_for_cases_of_high_priority(int? priority, bool fits) =>
        ASnapshot()
            .WithCase(facts => facts with { SlaBand = SlaBand.Late, Priority = priority })
            .WithAction("fix")
            .WithAction("incident", "escalate", it => Old(it) with { Risk = RiskLevel.High })
            .WithSimilarCases(10, "fix")
            .Open()
            .Slate(SlateKind.Action)
            .Ids()
            .Contains("incident")
            .ShouldBe(fits);

    [Fact]
    public void Exploration_may_try_what_is_below_the_floor_in_the_place_after_the_others()
    {
        var builder = ASnapshot()
            .WithAction("known")
            .WithAction("filler", change: Old)
            .WithSimilarCases(10, "known")
            .WithConfiguration(it => it with { ExplorationRate = ConfigurationPart.MaxExploration });
        var slates = Enumerable
            .Range(0, 200)
            .Select(seed =>
                RecommendationPipeline
                    .WithHeuristic()
                    .Recommend(builder.Build(), RecommendationRequest.From(builder.Build().Shared.Configuration, seed))
                    .Slate(SlateKind.Action)
            )
            .ToList();

        var tried = slates.Where(slate => slate.Items.Count == 2).ToList();
        tried.Count.ShouldBeInRange(1, 199);
        tried.ShouldAllBe(slate => slate.Items[1].Id == "filler" && slate.Items[1].Propensity == ConfigurationPart.MaxExploration);
        tried.ShouldAllBe(slate => slate.Moves.Any(move => move.Rule == StandardSlatePolicy.ExplorationRule && move.Id == "filler"));
        slates.ShouldAllBe(slate => slate.Items[0].Id == "known" && slate.Items[0].Propensity == 1_000_000);
    }

    private static ActionFacts Old(ActionFacts action) => action with { UpdatedAt = At.AddDays(-90) };

    private static SnapshotBuilder AnIncident(int? priority, string type, int? least = null) =>
        ASnapshot()
            .WithAction("incident", "escalate", it => it with { Risk = RiskLevel.High, IssueTypes = [type], LeastAffected = least })
            .WithCase(it => it with { Priority = priority })
            .WithSimilarCases(12, "incident");
}
