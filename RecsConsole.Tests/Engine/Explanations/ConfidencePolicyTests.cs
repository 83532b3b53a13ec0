using RecsConsole.Engine.Candidates;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Engine.Workflow;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Explanations;

[Trait("Req", "R74")]
public sealed class ConfidencePolicyTests
{
    [Theory]
    [InlineData(0, "Low: no similar case is finished yet, so there is nothing to count")]
    [InlineData(1, "Low: only 1 similar resolved case used this action in this state")]
    [InlineData(3, "Low: only 3 similar resolved cases used this action in this state")]
    [InlineData(4, "Medium: it solved 4 of 4 similar resolved cases that used it in this state")]
    [InlineData(9, "Medium: it solved 9 of 9 similar resolved cases that used it in this state")]
    [InlineData(10, "High: it solved 10 of 10 similar resolved cases that used it in this state")]
    [Trait("Req", "R73")]
    public void Label_and_reason_follow_the_number_of_similar_cases(int cases, string reason) =>
        ASnapshot()
            .WithAction("fix")
            .WithSimilarCases(cases, "fix")
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix")
            .ConfidenceReason()
            .ShouldBe(reason);

    [Theory]
    [InlineData(null, "High: it solved 10 of 10 similar resolved cases that used it in this state", 10)]
    [InlineData(200, "Medium: the customer's contract was last confirmed 200 days ago", 10)]
    [InlineData(200, "Low: the customer's contract was last confirmed 200 days ago", 5)]
    public void Contract_that_nobody_confirmed_for_long_lowers_the_label_of_what_it_must_include(int? days, string reason, int cases) =>
        StaleLabel(days, cases, ["gold"]).ShouldBe(reason);

    [Fact]
    public void Stale_contract_leaves_the_label_of_what_needs_none() =>
        StaleLabel(200, 10, tiers: null).ShouldBe("High: it solved 10 of 10 similar resolved cases that used it in this state");

    private static string StaleLabel(int? days, int cases, IReadOnlyList<string>? tiers) =>
        ASnapshot()
            .WithCase(it => it with { AccountTier = "gold", StaleContractDays = days })
            .WithAction("fix", change: action => action with { Tiers = tiers })
            .WithSimilarCases(cases, "fix")
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix")
            .ConfidenceReason();

    [Fact]
    public void Three_similar_cases_are_never_high_whatever_the_tenant_sets() =>
        new ConfidenceThresholds(0, 0, 0, 0, 0).LabelOf(1_000_000, 3, 1_000_000).ShouldBe(ConfidenceLabel.Low);

    [Theory]
    [InlineData(700_000, 10, 500_000, ConfidenceLabel.High)]
    [InlineData(699_999, 10, 500_000, ConfidenceLabel.Medium)]
    [InlineData(700_000, 9, 500_000, ConfidenceLabel.Medium)]
    [InlineData(700_000, 10, 499_999, ConfidenceLabel.Medium)]
    [InlineData(399_999, 50, 500_000, ConfidenceLabel.Low)]
    [InlineData(400_000, 4, 150_000, ConfidenceLabel.Medium)]
    [InlineData(400_000, 3, 150_000, ConfidenceLabel.Low)]
    [InlineData(700_000, 9, 149_999, ConfidenceLabel.Low)] // such as 0 of 9
    public void Label_needs_every_threshold(long probability, int cases, long bound, ConfidenceLabel expected) =>
        ConfidenceThresholds.Default.LabelOf(probability, cases, bound).ShouldBe(expected);

    [Fact]
    public void A_tenant_can_tighten() =>
        (ConfidenceThresholds.Default with { HighCases = 20 }).LabelOf(900_000, 12, 700_000).ShouldBe(ConfidenceLabel.Medium);

    [Fact]
    public void A_sign_is_that_of_its_own_record_wherever_the_item_stands()
    {
        var slate = ASnapshot()
            .WithCase(facts => facts with { Language = "de" })
            .WithActor(actor => actor with { Languages = new HashSet<string>(["de", "en"], StringComparer.Ordinal) })
            .WithDocument("english", 800_000, hit => hit with { Kind = "runbook" })
            .WithDocument("german", 800_000, hit => hit with { Language = "de", NamesCode = true })
            .WithSimilarCases(12, change: (_, hit) => hit with { Documents = ["english"] })
            .Open()
            .Slate(SlateKind.Document);

        slate.Ids().ShouldBe(["german", "english"]);
        slate.Item("english").ConfidenceReason().ShouldBe("High: 12 similar resolved cases used this document, 12 of them met their SLA");
    }

    [Theory]
    [InlineData(true, "12 similar resolved cases used this document, 12 of them met their SLA")]
    [InlineData(null, "12 similar resolved cases used this document, 12 of them ended well")]
    public void Items_of_a_list_are_counted_by_one_measure(bool? slaOfOthers, string reason) =>
        ASnapshot()
            .WithDocument("guide")
            .WithSimilarCases(12, change: (_, hit) => hit with { Documents = ["guide"] })
            .WithSimilarCases(4, change: (_, hit) => hit with { SlaMet = slaOfOthers })
            .Open()
            .Slate(SlateKind.Document)
            .Item("guide")
            .ConfidenceReason()
            .ShouldEndWith(reason);

    [Fact]
    public void Ended_well_is_said_when_not_every_case_had_a_deadline() =>
        ASnapshot()
            .WithAction("fix")
            .WithSimilarCases(
                12,
                "other",
                (i, hit) => hit with { SlaMet = i % 2 == 0 ? null : true, Reopened = i == 0, Steps = [new("fix", "open")] }
            )
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix")
            .ConfidenceReason()
            .ShouldBe("High: 12 similar resolved cases used this action in this state, 11 of them ended well");

    [Fact]
    [Trait("Req", "R73")]
    public void What_an_action_solved_is_counted_once_on_a_card_and_in_its_confidence()
    {
        var item = ASnapshot()
            .WithAction("fix")
            .WithSimilarCases(12, "fix", (i, hit) => hit with { Resolution = i < 5 ? "other" : "fix" })
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix");

        item.Sentences()[0].ShouldBe("Solved 7 of 12 similar resolved cases that used it in this state");
        item.ConfidenceReason().ShouldEndWith("it solved 7 of 12 similar resolved cases that used it in this state");
    }

    [Fact]
    [Trait("Req", "R73")]
    public void What_resolved_cases_in_another_state_is_proposed_and_not_counted_as_used_at_this_point()
    {
        var item = ASnapshot()
            .WithAction("fix")
            .WithSimilarCases(12, "fix", (_, hit) => hit with { Steps = [] })
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix");

        item.Provenance.ShouldContain(each => string.Equals(each.Source, SourceNames.SimilarCases, StringComparison.Ordinal));
        item.ConfidenceReason().ShouldBe("Low: no similar case used this action in this state yet");
    }

    [Theory]
    [InlineData(null, "Medium: only 3 of 8 fields of this case are known")]
    [InlineData(7, "Medium: only 3 of 7 fields of this case are known")]
    [InlineData(6, "High: it solved 12 of 12 similar resolved cases that used it in this state")] // such cases have six of them
    [InlineData(0, "High: it solved 12 of 12 similar resolved cases that used it in this state")]
    [Trait("Req", "R73")]
    public void High_is_not_given_when_little_of_the_case_is_known(int? inUse, string reason) =>
        ASnapshot()
            .WithCase(facts => facts with { Product = null, Region = null, Language = null, Priority = null, SlaBand = SlaBand.None })
            .WithAction("fix")
            .WithSimilarCases(12, "fix")
            .WithHistory(history => history with { FieldsInUse = inUse })
            .Open()
            .Slate(SlateKind.Action)
            .Item("fix")
            .ConfidenceReason()
            .ShouldBe(reason);
}
