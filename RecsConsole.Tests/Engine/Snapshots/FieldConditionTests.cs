using RecsConsole.Engine.Fields;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Ranking;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Tests.Support.Snapshots;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Support.Snapshots.SnapshotBuilder;

namespace RecsConsole.Tests.Engine.Snapshots;

/// <summary>Conditions of policies and playbooks on fields that the tenant's cases bring along.</summary>
public sealed class FieldConditionTests
{
    private static readonly FieldCondition s_large = new("amount", "at_least", ["10000"]);

    private static readonly FieldLimits s_withheld = new([new FieldLimit(DataFields.CaseCustomFields.Key, [FieldPurpose.Serve])]);

    [Theory]
    [InlineData("at_least", "10000", "12500", true)]
    [InlineData("at_least", "10000", "10.000,00 €", true)]
    [InlineData("at_least", "10000", "10 000,00 zł", true)]
    [InlineData("at_least", "10000", "9.999,99", false)]
    [InlineData("at_least", "10000", "unknown", false)]
    [InlineData("at_most", "999.5", "999,50", true)]
    [InlineData("at_most", "999.5", "1000", false)]
    [InlineData("equals", "500", "500,00 €", true)]
    [InlineData("equals", "glass", "glass ", true)]
    [InlineData("equals", "glass", "Glass", false)]
    [InlineData("equals", "7", "007", false)]
    [InlineData("in", "body,glass", "glass", true)]
    [InlineData("in", "body,glass", "tyre", false)]
    public void Value_is_compared_as_it_is_meant(string operation, string values, string value, bool holds)
    {
        var condition = new FieldCondition("field", operation, values.Split(','));

        condition.Problem().ShouldBeNull();
        condition.Holds(Fields(("field", value))).ShouldBe(holds);
        condition.Holds(Fields(("other", value))).ShouldBeFalse("a case without a value does not meet it");
    }

    [Theory]
    [InlineData("", "equals", "a", "the condition names no field")]
    [InlineData("outcome.status", "equals", "closed", "'outcome.status' is known at the end of a case only")]
    [InlineData("amount", "above", "10", "'above' is no operator")]
    [InlineData("amount", "equals", "1,2", "'equals' needs one value")]
    [InlineData("amount", "at_least", "many", "'many' is no number such as 10000 or 10000.5")]
    [InlineData("amount", "at_least", "1e400", "'1e400' is no number")]
    public void What_cannot_be_compared_is_refused(string name, string operation, string values, string problem)
    {
        var condition = new FieldCondition(name, operation, values.Split(','));

        condition.Problem().ShouldNotBeNull().ShouldStartWith(problem);
    }

    [Fact]
    public void Outcome_is_never_met_even_if_a_rule_names_it() =>
        new FieldCondition("outcome.status", "equals", ["closed"]).Holds(Fields(("outcome.status", "closed"))).ShouldBeFalse();

    [Fact]
    public void Conditions_exclude_each_other_only_on_the_same_field_and_without_a_common_value()
    {
        MayBoth(new("amount", "at_most", ["9999.99"])).ShouldBeFalse();
        MayBoth(new("amount", "at_most", ["10000"])).ShouldBeTrue();
        MayBoth(new("amount", "at_least", ["5"])).ShouldBeTrue();
        MayBoth(new("amount", "equals", ["500"])).ShouldBeFalse();
        MayBoth(new("amount", "in", ["500", "20000"])).ShouldBeTrue();
        MayBoth(new("other", "at_most", ["1"])).ShouldBeTrue();
        new FieldCondition("kind", "in", ["a", "b"]).MayHoldWith(new("kind", "equals", ["c"])).ShouldBeFalse();

        static bool MayBoth(FieldCondition other)
        {
            var there = s_large.MayHoldWith(other);
            other.MayHoldWith(s_large).ShouldBe(there);
            return there;
        }
    }

    [Fact]
    public void Canonical_text_is_the_same_for_the_same_condition_only()
    {
        s_large.Canonical().ShouldBe("amount at_least 10000");
        new FieldCondition("k", "in", ["b", "a"]).Canonical().ShouldBe(new FieldCondition("k", "in", ["a", "b"]).Canonical());
        new FieldCondition("k", "in", ["a,b"]).Canonical().ShouldNotBe(new FieldCondition("k", "in", ["a", "b"]).Canonical());
        new FieldCondition("k in", "in", ["a"]).Canonical().ShouldNotBe(new FieldCondition("k", "in", ["in a"]).Canonical());
    }

    [Fact]
    public void Catalog_names_the_conditions_of_policies_and_playbooks_once()
    {
        var snapshot = Requiring(ASnapshot().WithAction("appraise"))
            .WithPolicy("P-2", forbids: ["appraise"], change: With(rule => rule with { Fields = [s_large] }))
            .WithPlaybook(new("large", 1, [OnField(s_large)], [new("appraise", [new("field:kind", "equals", ["glass"])])]))
            .Build();

        CatalogIndex
            .From(snapshot.Shared.Catalog)
            .FieldConditions.Select(each => each.Canonical())
            .ShouldBe(["amount at_least 10000", "kind equals glass"]);
    }

    [Fact]
    public void Rule_applies_to_the_cases_whose_field_meets_its_condition()
    {
        var large = Requiring(Two()).WithCase(Meeting(s_large)).Open().Slate(SlateKind.Action);
        var small = Requiring(Two()).Open().Slate(SlateKind.Action);

        large.Item("b").RequiredByPolicy.ShouldBe("P-1");
        large.Ids()[0].ShouldBe("b");
        small.Item("b").RequiredByPolicy.ShouldBeNull();
    }

    [Fact]
    public void Withheld_field_keeps_prohibitions_and_drops_requirements()
    {
        var slate = Requiring(Two())
            .WithPolicy("P-2", forbids: ["a"], change: With(rule => rule with { Fields = [s_large] }))
            .WithConfiguration(it => it with { FieldLimits = s_withheld })
            .Open()
            .Slate(SlateKind.Action);

        slate.Ids().ShouldBe(["b"]);
        slate.ReasonsAgainst("a").ShouldNotBeEmpty();
        slate.Item("b").RequiredByPolicy.ShouldBeNull();
    }

    [Fact]
    public void Withheld_field_leaves_no_trace_in_the_snapshot()
    {
        var snapshot = ASnapshot().WithCase(Meeting(s_large)).Build();

        SnapshotFields.Within(snapshot, s_withheld).Case.MetConditions.ShouldBeNull();
        SnapshotFields.Within(snapshot, null).Case.MetConditions.ShouldBe(["amount at_least 10000"]);
    }

    [Fact]
    public void Stored_case_is_compared_by_its_values_and_one_of_a_snapshot_by_what_it_meets()
    {
        var rule = new PolicyRule([], [], [], [], ["a"], []) { Fields = [s_large, new("kind", "equals", ["glass"])] };
        var stored = new RuledCase("ticket", "sign_in", "open") { Fields = Fields(("amount", "12.500,00 €"), ("kind", "glass")) };

        rule.AppliesTo(stored).ShouldBeTrue();
        rule.AppliesTo(stored with { Fields = Fields(("amount", "12.500,00 €")) }).ShouldBeFalse();
        rule.AppliesTo(stored with { Fields = null }).ShouldBeFalse();
        rule.AppliesTo(stored with { Fields = null, MetConditions = ["amount at_least 10000", "kind equals glass"] }).ShouldBeTrue();
        rule.MayApplyTo(new("ticket", "sign_in", "open") { HidesFields = true }).ShouldBeTrue();
    }

    [Fact]
    [Trait("Req", "R28")]
    public void Playbook_begins_and_passes_over_steps_by_the_fields_of_the_case()
    {
        var glass = new FieldCondition("kind", "equals", ["glass"]);
        var playbook = new PlaybookFacts("large", 1, [OnField(s_large)], [new("a", [OnField(glass)]), new("b", [])]);
        var nothing = new HashSet<string>(StringComparer.Ordinal);

        playbook.Problems().ShouldBeEmpty();
        playbook.TurnIn(ASnapshot().Build().Case, nothing).ShouldBeNull();
        playbook.TurnIn(ASnapshot().WithCase(Meeting(s_large)).Build().Case, nothing).ShouldBe(2);
        playbook.TurnIn(ASnapshot().WithCase(Meeting(s_large, glass)).Build().Case, nothing).ShouldBe(1);
        new PlaybookCondition("field:amount", "at_least", ["many"]).Problem().ShouldNotBeNull().ShouldStartWith("'many' is no number");
    }

    private static Dictionary<string, string> Fields(params (string Name, string Value)[] fields) =>
        fields.ToDictionary(each => each.Name, each => each.Value, StringComparer.Ordinal);

    private static PlaybookCondition OnField(FieldCondition condition) =>
        new(PlaybookCondition.OfField(condition.Name), condition.Operator, condition.Values);

    private static Func<CaseFacts, CaseFacts> Meeting(params FieldCondition[] conditions) =>
        facts => facts with { MetConditions = [.. conditions.Select(each => each.Canonical()).Order(StringComparer.Ordinal)] };

    private static SnapshotBuilder Two() => ASnapshot().WithAction("a").WithAction("b");

    private static SnapshotBuilder Requiring(SnapshotBuilder builder) =>
        builder.WithPolicy("P-1", requires: ["b"], change: With(rule => rule with { Fields = [s_large] }));

    private static Func<PolicyFacts, PolicyFacts> With(Func<PolicyRule, PolicyRule> change) =>
        policy => policy with { Rules = [change(policy.Rules[0])] };
}
