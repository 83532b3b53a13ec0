using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Components.Pages;
using RecsConsole.Features.Catalog;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.Policies.Editor;
using RecsConsole.Features.Catalog.Policies.List;
using RecsConsole.Features.Catalog.Versions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Policies;

/// <summary>How the editor handles typing and choosing.</summary>
public sealed class PolicyFormTests : BunitContext
{
    private static readonly DateTimeOffset s_now = new(2026, 11, 23, 12, 0, 0, TimeSpan.Zero);

    private static readonly PolicyChoices s_choices = new(
        [new("ask", "Ask"), new("fix", "Fix")],
        [new("ticket", "Ticket")],
        ["printer"],
        ["new", "working"],
        [new("other", "Other policy", null, null, [new() { States = ["new"], Requires = ["ask"] }])],
        s_now
    );

    private static readonly PolicyContent s_text = new()
    {
        Title = "Printers",
        Statement = "Nobody asks.",
        EffectiveFrom = s_now,
        Rules = [new() { IssueTypes = ["printer"], Forbids = ["ask"] }],
    };

    public PolicyFormTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void Form_gives_back_the_text_it_was_made_of() => PolicyForm.For("printers", s_text).ToText().Hash.ShouldBe(s_text.Hash);

    [Fact]
    public void Page_says_when_a_policy_ended_in_the_readers_zone()
    {
        var berlin = TimeZoneInfo.FindSystemTimeZoneById("Europe/Berlin");

        PolicyLabels.ValidityOf(null, s_now, s_now, berlin).ShouldBe("Ended 23 Nov 2026 13:00");
        PolicyLabels.ValidityOf(s_now.AddDays(1), null, s_now, berlin).ShouldBe("In force from 24 Nov 2026 13:00");
    }

    [Fact]
    public void Contradiction_with_another_policy_is_told_while_it_is_typed_and_does_not_keep_a_draft_from_being_saved()
    {
        PolicyRules.Check(null, s_text, s_choices).ShouldBeEmpty();
        PolicyRules
            .CheckOthers("printers", s_text, s_choices)
            .ShouldBe(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["rule-0-forbids"] =
                        "Rule 1 of the policy \"Other policy\" requires \"Ask\" in some of the same cases at the same time.",
                }
            );
        PolicyRules.CheckOthers("other", s_text, s_choices).ShouldBeEmpty("a version does not contradict the one it replaces");
    }

    [Fact]
    public void Rules_meet_where_each_list_shares_an_entry_or_is_open()
    {
        var rule = new PolicyRuleContent { IssueTypes = ["a", "b"], States = ["new"] };

        rule.Meets(new()).ShouldBeTrue();
        rule.Meets(new() { IssueTypes = ["b"], CaseTypes = ["ticket"] }).ShouldBeTrue();
        rule.Meets(new() { IssueTypes = ["c"] }).ShouldBeFalse();
        rule.Meets(new() { IssueTypes = ["a"], States = ["working"] }).ShouldBeFalse();
        rule.Meets(new() { Priorities = [1] }).ShouldBeTrue();
        (rule with { Priorities = [1, 2] }).Meets(new() { Priorities = [3] }).ShouldBeFalse();
        (rule with { Teams = ["one"] }).Meets(new() { Teams = ["two"] }).ShouldBeFalse();
    }

    [Fact]
    public void Times_meet_from_now_on_only_and_an_end_does_not_belong_to_them()
    {
        StandingPolicy Of(int? from, int? to) =>
            new("x", "X", from is { } a ? s_now.AddDays(a) : null, to is { } b ? s_now.AddDays(b) : null, []);

        Of(-9, null).RulesWith(Of(3, 4), s_now).ShouldBeTrue();
        Of(-9, -1).RulesWith(Of(-9, null), s_now).ShouldBeFalse();
        Of(0, 2).RulesWith(Of(2, 5), s_now).ShouldBeFalse();
        Of(2, 5).RulesWith(Of(0, 3), s_now).ShouldBeTrue();
    }

    [Fact]
    public async Task Rule_is_chosen_entry_by_entry_and_asks_whether_it_means_every_case()
    {
        Services.AddSingleton<FindStatingDocuments>(_ => null!);
        ComponentFactories.AddStub<DocumentPicker>();
        var form = new PolicyForm();
        var left = new List<string>();
        var list = Render<RuleList>(p =>
            p.Add(l => l.Form, form)
                .Add(l => l.Choices, s_choices)
                .Add(
                    l => l.Wrong,
                    new Dictionary<string, string>(StringComparer.Ordinal) { ["rule-0-cases"] = "This rule has no condition." }
                )
                .Add(l => l.OnLeave, left.Add)
        );

        await list.Find(".more button").ClickAsync(new());
        list.Find("[type=checkbox]").GetAttribute("aria-describedby").ShouldBe("rule-0-cases-words");
        list.Find("#rule-0-cases-words").TextContent.ShouldBe("This rule has no condition.");
        await list.Find("[type=checkbox]").ChangeAsync(new() { Value = true });
        form.Rules[0].ToRule().EveryCase.ShouldBeTrue();
        await list.Find("#rule-0-states").ChangeAsync(new() { Value = "new" });
        await list.Find("#rule-0-requires").ChangeAsync(new() { Value = "fix" });

        list.FindAll("[type=checkbox]").ShouldBeEmpty();
        var rule = form.Rules[0].ToRule();
        rule.States.ShouldBe(["new"]);
        rule.Requires.ShouldBe(["fix"]);
        rule.EveryCase.ShouldBeFalse("a condition narrows it");
        left.ShouldContain("rule-0-requires");
        await list.Find("[aria-label='Remove Fix']").ClickAsync(new());
        form.Rules[0].Requires.ShouldBeEmpty();
    }

    [Fact]
    public async Task Recommendation_and_further_conditions_are_chosen_like_the_others_and_stay_unfolded()
    {
        ComponentFactories.AddStub<DocumentPicker>();
        var form = PolicyForm.For("x", s_text with { Rules = [new()] });
        var list = Render<RuleList>(p =>
            p.Add(l => l.Form, form)
                .Add(
                    l => l.Choices,
                    s_choices with
                    {
                        Values = new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal) { [PolicyPlace.Tiers] = ["Gold"] },
                    }
                )
                .Add(l => l.Wrong, new Dictionary<string, string>(StringComparer.Ordinal))
        );

        list.Find("details").HasAttribute("open").ShouldBeFalse("most rules need none of them");
        await list.Find("#rule-0-tiers").ChangeAsync(new() { Value = "Gold" });
        await list.Find("#rule-0-priorities").ChangeAsync(new() { Value = "1" });
        await list.Find("#rule-0-recommends").ChangeAsync(new() { Value = "fix" });

        var rule = form.Rules[0].ToRule();
        rule.Tiers.ShouldBe(["Gold"]);
        rule.Priorities.ShouldBe([1]);
        rule.Recommends.ShouldBe(["fix"]);
        list.FindAll("[type=checkbox]").ShouldBeEmpty("a condition narrows it");
        PolicyLabels.Cases(rule, s_choices).ShouldBe("Priorities: P1; Customer tiers: Gold");
        await list.Find("[aria-label='Remove Gold']").ClickAsync(new());
        await list.Find("[aria-label='Remove P1']").ClickAsync(new());
        form.Rules[0].IsForAll.ShouldBeTrue();
        list.Find("details").HasAttribute("open").ShouldBeTrue();
    }

    [Fact]
    public async Task Removed_rule_is_told_with_its_place_so_that_it_can_come_back()
    {
        ComponentFactories.AddStub<DocumentPicker>();
        var form = PolicyForm.For("x", s_text with { Rules = [s_text.Rules[0], new() { States = ["new"], Requires = ["fix"] }] });
        RemovedRule? removed = null;
        var list = Render<RuleList>(p =>
            p.Add(l => l.Form, form)
                .Add(l => l.Choices, s_choices)
                .Add(l => l.Wrong, new Dictionary<string, string>(StringComparer.Ordinal))
                .Add(l => l.OnRemoved, gone => removed = gone)
        );

        await list.Find("[aria-label='Remove rule 1']").ClickAsync(new());

        form.Rules.Single().Requires.ShouldBe(["fix"]);
        removed!.Place.ShouldBe(0);
    }

    [Fact]
    public void Versions_are_compared_field_by_field_also_where_one_has_more_rules()
    {
        var after = s_text with
        {
            Statement = "Nobody asks twice.",
            Rules =
            [
                .. s_text.Rules,
                new()
                {
                    States = ["new"],
                    Requires = ["fix"],
                    Documents = ["guide"],
                },
            ],
        };

        var differences = VersionDifference.Between(
            PolicyLabels.Fields(s_text, s_choices, zone: null),
            PolicyLabels.Fields(after, s_choices, zone: null)
        );

        differences.Select(each => each.Field).ShouldBe(["In plain words", "Rule 2"]);
        differences[1].Before.ShouldBe("");
        differences[1]
            .After.ShouldBe(
                "For cases: States of the case: New\nRequires: Fix\nForbids: none\nStated in: a document you cannot read or that is not in force"
            );
    }

    [Fact]
    public void Difference_names_what_is_recommended_and_the_further_conditions()
    {
        var after = s_text with { Rules = [s_text.Rules[0] with { Priorities = [1, 2], Languages = ["de"], Recommends = ["fix"] }] };

        var difference = VersionDifference
            .Between(PolicyLabels.Fields(s_text, s_choices, zone: null), PolicyLabels.Fields(after, s_choices, zone: null))
            .ShouldHaveSingleItem();

        difference.After.ShouldBe(
            "For cases: Issue types: Printer; Priorities: P1, P2; Languages: German\n"
                + "Requires: none\nForbids: Ask\nRecommends: Fix\nStated in: none"
        );
    }

    [Fact]
    public void Order_in_which_cases_and_actions_were_picked_is_no_difference()
    {
        PolicyRuleContent rule = new()
        {
            States = ["new", "working"],
            Requires = ["ask", "fix"],
            Documents = ["guide", "other"],
        };
        var turned = rule with
        {
            States = [.. rule.States.Reverse()],
            Requires = [.. rule.Requires.Reverse()],
            Documents = [.. rule.Documents.Reverse()],
        };

        VersionDifference
            .Between(
                PolicyLabels.Fields(s_text with { Rules = [rule] }, s_choices, zone: null),
                PolicyLabels.Fields(s_text with { Rules = [turned] }, s_choices, zone: null)
            )
            .ShouldBeEmpty();
    }

    [Fact]
    public void Address_of_a_list_leads_back_to_it()
    {
        var filter = new PolicyFilter
        {
            Search = "a & b",
            Status = VersionStatus.InReview,
            Page = 2,
        };

        PolicyFilter.Read(AddressQuery.Parse(filter.Address)).ShouldBe(filter);
        PolicyFilter.Read(AddressQuery.Parse("?q=+&status=odd&page=-1")).ShouldBe(new());
    }
}
