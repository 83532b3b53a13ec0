using System.Globalization;
using Bunit;
using RecsConsole.Casework.OwnFields;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Catalog.CaseFields;
using RecsConsole.Features.Catalog.Playbooks;
using RecsConsole.Features.Catalog.Playbooks.Editor;
using RecsConsole.Features.Catalog.Policies;
using RecsConsole.Features.Catalog.Policies.Editor;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog;

/// <summary>How the editors of policies and playbooks take conditions on fields that cases bring along.</summary>
public sealed class CaseFieldFormTests : BunitContext
{
    private static readonly OwnField[] s_fields =
    [
        new("amount", 40, 40, []) { Least = 12.5, Most = 84_000 },
        new("kind", 40, 0, ["glass", "body"]),
    ];

    private static readonly PolicyChoices s_choices = new([new("appraise", "Appraise")], [], [], ["new"], [], DateTimeOffset.UnixEpoch)
    {
        Fields = s_fields,
    };

    private static readonly Dictionary<string, string> s_nothing = new(StringComparer.Ordinal);

    public CaseFieldFormTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public async Task Condition_is_chosen_by_the_label_of_its_field_and_a_number_is_typed_as_it_is_written()
    {
        var (form, list) = RuleList(s_nothing);

        await list.Find("[aria-label='Add a condition on a field of your cases to rule 1']").ClickAsync(new());
        var field = list.Find("[aria-label='condition 1 on a field, rule 1'] select");
        field.TextContent.ShouldContain("Amount");
        await field.ChangeAsync(new() { Value = "amount" });
        list.Find("#rule-0-fields-0-words").TextContent.ShouldBe("Numbers in recent cases: 12.5 to 84,000.");
        await list.Find("#rule-0-fields-0").ChangeAsync(new() { Value = "10,000" });

        var condition = form.Rules[0].ToRule().Fields.ShouldHaveSingleItem();
        condition.Canonical().ShouldBe("amount at_least 10000", "numbers are compared by size at first");
        list.Find("#rule-0-fields-0").GetAttribute("value").ShouldBe("10,000");
        list.FindAll("[type=checkbox]").ShouldBeEmpty("a condition narrows the rule");
        PolicyLabels.Cases(form.Rules[0].ToRule(), s_choices).ShouldBe("Amount is at least 10,000");
        await list.Find("[aria-label='Remove condition 1 on a field, rule 1']").ClickAsync(new());
        form.Rules[0].IsForAll.ShouldBeTrue();
    }

    [Fact]
    public async Task Several_values_are_added_one_by_one_with_those_that_occur_as_suggestions()
    {
        var (form, list) = RuleList(s_nothing, new FieldCondition("kind", "in", ["glass"]));

        list.FindAll("#rule-0-fields-0-known option").Select(each => each.GetAttribute("value")).ShouldBe(["body"]);
        await list.Find("#rule-0-fields-0").ChangeAsync(new() { Value = "tyre" });
        await list.Find("[aria-label='Remove glass']").ClickAsync(new());

        form.Rules[0].ToRule().Fields.Single().Values.ShouldBe(["tyre"]);
    }

    [Fact]
    public void What_is_wrong_stands_at_the_condition()
    {
        var condition = new FieldCondition("amount", "at_least", ["many"]);
        var text = new PolicyContent { Rules = [new() { Fields = [condition], Requires = ["appraise"] }] };
        var wrong = PolicyRules.Check(null, text, s_choices);

        var (_, list) = RuleList(wrong, condition);

        list.Find("#rule-0-fields-0-words").TextContent.ShouldBe("\"many\" is not a number. Enter one such as 10,000.");
        list.Find("#rule-0-fields-0").GetAttribute("aria-invalid").ShouldBe("true");
        PolicyRules.Describe(wrong).ShouldContain("Rule 1, condition 1 on a field: \"many\" is not a number.");
    }

    [Fact]
    public void Where_cases_bring_no_fields_along_nothing_is_offered()
    {
        ComponentFactories.AddStub<DocumentPicker>();
        var list = Render<RuleList>(p =>
            p.Add(l => l.Form, PolicyForm.For("x", new() { Rules = [new()] }))
                .Add(l => l.Choices, s_choices with { Fields = [] })
                .Add(l => l.Wrong, s_nothing)
        );

        list.Markup.ShouldNotContain("field of your cases");
    }

    [Fact]
    public async Task Playbook_compares_the_same_fields()
    {
        var choices = new PlaybookChoices([], new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)) { Fields = s_fields };
        IList<ConditionForm> conditions = [new()];
        var list = Render<ConditionList>(p =>
            p.Add(l => l.Conditions, conditions)
                .Add(l => l.Choices, choices)
                .Add(l => l.Step, PlaybookPlace.Whole)
                .Add(l => l.None, "")
                .Add(l => l.Wrong, s_nothing)
        );

        await list.Find("select").ChangeAsync(new() { Value = "field:amount" });
        await list.Find("#when-0-value").ChangeAsync(new() { Value = "10,000.5" });

        list.Find("optgroup").GetAttribute("label").ShouldBe("Fields of your cases");
        var condition = conditions[0].ToCondition();
        condition.OnField()!.Canonical().ShouldBe("amount at_least 10000.5");
        PlaybookLabels.Condition(condition, choices).ShouldBe("Amount is at least 10,000.5");
        PlaybookRules.Check(null, new("T", [condition], []), choices).Keys.ShouldBe(["Steps"]);
        PlaybookRules.Check(null, new("T", [condition with { Field = "field:gone" }], []), choices).Keys.ShouldContain("when-0");
    }

    [Theory]
    [InlineData("en-GB", "10,000", "10000", "10,000")]
    [InlineData("en-GB", "10,5", "10,5", "10,5")]
    [InlineData("de-DE", "10.000", "10000", "10.000")]
    [InlineData("de-DE", "10.000,50", "10000.50", "10.000,5")]
    [InlineData("de-DE", "10000.5", "10000.5", "10.000,5")]
    [InlineData("pl-PL", "10 000,5", "10000.5", "10\u00a0000,5")]
    [InlineData("pl-PL", "-1", "-1", "-1")]
    [InlineData("de-DE", "viel", "viel", "viel")]
    public void Numbers_are_written_as_their_reader_writes_them(string culture, string typed, string stored, string shown)
    {
        var before = CultureInfo.CurrentCulture;
        try
        {
            CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);

            FieldNumbers.Stored(typed).ShouldBe(stored);
            FieldNumbers.Shown(stored).ShouldBe(shown);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    private (PolicyForm Form, IRenderedComponent<RuleList> List) RuleList(
        IReadOnlyDictionary<string, string> wrong,
        params FieldCondition[] conditions
    )
    {
        ComponentFactories.AddStub<DocumentPicker>();
        var form = PolicyForm.For("x", new() { Rules = [new() { Fields = conditions }] });
        var list = Render<RuleList>(p => p.Add(l => l.Form, form).Add(l => l.Choices, s_choices).Add(l => l.Wrong, wrong));
        return (form, list);
    }
}
