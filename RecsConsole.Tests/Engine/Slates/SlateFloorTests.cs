using RecsConsole.Engine.Access;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Slates;

/// <summary>What is not worth a place is left out with that reason, and a sign never says more than the one above it.</summary>
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
    public void What_a_policy_requires_or_is_new_or_is_written_for_the_issue_keeps_its_place()
    {
        var slate = ASnapshot()
            .WithAction("known")
            .WithAction("required", "compliance")
            .WithAction("new", change: it => it with { Version = 1, UpdatedAt = At.AddDays(-3) })
            .WithAction("written", change: it => it with { IssueTypes = ["sign_in"] })
            .WithPolicy("P-1", requires: ["required"])
            .WithSimilarCases(10, "known")
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().Order(StringComparer.Ordinal).ShouldBe(["known", "new", "required", "written"]);
    }

    [Fact]
    public void Of_documents_without_a_record_the_best_find_alone_is_shown()
    {
        var slate = ASnapshot()
            .WithSimilarCases(12, "fix", (_, hit) => hit with { Documents = ["used"] })
            .WithDocument("used", 300_000)
            .WithDocument("first", 900_000)
            .WithDocument("second", 800_000)
            .Open()
            .Slate(SlateKind.Document);

        slate.Ids().ShouldContain("used");
        slate.Items.Count.ShouldBe(slate.Ids().Contains("first", StringComparer.Ordinal) ? 2 : 1);
        slate.ReasonsAgainst("second").ShouldBe([ReasonCode.BelowFloor]);
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
            .WithAction("doubtful", change: it => it with { IssueTypes = ["sign_in"] })
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
    [InlineData(null, true)]
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

    private static ActionFacts Old(ActionFacts action) => action with { UpdatedAt = At.AddDays(-90) };
}
