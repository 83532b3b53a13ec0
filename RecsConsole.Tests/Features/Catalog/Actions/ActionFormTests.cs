using Bunit;
using RecsConsole.Components.Pages;
using RecsConsole.Features.Catalog.Actions;
using RecsConsole.Features.Catalog.Actions.Detail;
using RecsConsole.Features.Catalog.Actions.Editor;
using RecsConsole.Features.Catalog.Actions.List;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Actions;

/// <summary>What the editor shows during typing, and the address of a list.</summary>
public sealed class ActionFormTests : BunitContext
{
    private static readonly ActionChoices s_choices = new(
        ["fix"],
        ["new", "working"],
        ["sales"],
        [new("printing", 2, "Printing policy")],
        ["printer"],
        [new("desk", 1, "new", "ask", "working")]
    );

    [Fact]
    public void Drafts_of_actions_have_the_colour_of_drafts_of_documents() =>
        ActionLabels
            .Tone(VersionStatus.Draft)
            .ShouldBe(RecsConsole.Features.Documents.Administration.DocumentLabels.Tone(DocumentStatus.Draft));

    [Fact]
    public void Effect_says_that_no_workflow_uses_the_action()
    {
        var effect = RenderEffect("call-back", new());

        effect.Markup.ShouldContain("No workflow uses it yet, so it will not be suggested.");
    }

    [Fact]
    public void Effect_says_that_the_chosen_states_leave_no_step()
    {
        var effect = RenderEffect("ask", new() { AllowedStates = ["working"] });

        effect.Markup.ShouldContain("No workflow has a step for it in the chosen states");
    }

    [Fact]
    [Trait("Req", "R110")]
    public void Effect_says_that_a_price_needs_the_sales_role()
    {
        var effect = RenderEffect("ask", new() { AffectsPrice = true });

        effect.Markup.ShouldContain("Somebody with the sales role approves it each time");
    }

    [Fact]
    public void Words_stand_beside_the_field_they_are_about()
    {
        var form = new ActionForm();
        var wrong = ActionRules.Check("A B", form.ToText(), s_choices);

        var fields = Render<ActionFields>(p =>
            p.Add(f => f.Form, form).Add(f => f.Choices, s_choices).Add(f => f.IsNew, true).Add(f => f.Wrong, wrong)
        );

        fields.Find("#Title").GetAttribute("aria-invalid").ShouldBe("true");
        fields.Find("#Title-words").TextContent.ShouldBe("Enter a title that describes the action.");
        fields.Find("#Key-words").TextContent.ShouldStartWith("Use 2 to 100 lower-case letters");
        fields.Find("#Risk").HasAttribute("aria-invalid").ShouldBeFalse();
    }

    [Fact]
    public async Task Leaving_a_field_and_choosing_a_state_reach_the_form()
    {
        var form = new ActionForm();
        var left = new List<string>();
        var fields = Render<ActionFields>(p =>
            p.Add(f => f.Form, form)
                .Add(f => f.Choices, s_choices)
                .Add(f => f.Wrong, new Dictionary<string, string>(StringComparer.Ordinal))
                .Add(f => f.OnLeave, left.Add)
        );

        await fields.Find("#Title").InputAsync(new() { Value = "Call back" });
        await fields.Find("#Title").BlurAsync(new());
        await fields.Find("fieldset:contains('Allowed states') input").ChangeAsync(new() { Value = true });

        form.Title.ShouldBe("Call back");
        form.States.ShouldBe(["new"]);
        left.ShouldBe(["Title", "AllowedStates"]);
    }

    [Fact]
    public async Task Change_is_told_before_its_field_is_left_so_that_its_meaning_is_never_of_the_value_before()
    {
        var form = new ActionForm();
        var told = new List<(string Title, ActionRiskLevel Risk)>();
        var fields = Render<ActionFields>(p =>
            p.Add(f => f.Form, form)
                .Add(f => f.Choices, s_choices)
                .Add(f => f.Wrong, new Dictionary<string, string>(StringComparer.Ordinal))
                .Add(f => f.OnChange, () => told.Add((form.Title, form.Risk)))
        );

        await fields.Find("#Title").InputAsync(new() { Value = "Call back" });
        await fields.Find("#Risk").ChangeAsync(new() { Value = nameof(ActionRiskLevel.High) });

        told.ShouldBe([("Call back", new ActionForm().Risk), ("Call back", ActionRiskLevel.High)]);
    }

    [Fact]
    public void Form_gives_back_the_text_it_was_made_of()
    {
        var text = ActionDesk.Text with { AllowedStates = ["new"], PolicyKey = "printing", LeastAffected = 25, EarlierSteps = ["look"] };

        ActionForm.For("ask", text).ToText().Hash.ShouldBe(text.Hash);
        new ActionForm { Affected = "many" }
            .ToText()
            .LeastAffected.ShouldBe(0);
        new ActionForm { Minutes = "an hour" }
            .ToText()
            .TypicalMinutes.ShouldBe(0);
    }

    [Fact]
    public async Task Step_that_has_to_come_first_is_chosen_among_the_other_published_actions()
    {
        var form = new ActionForm { Key = "ask" };
        var fields = Render<ActionFields>(p =>
            p.Add(f => f.Form, form)
                .Add(f => f.Choices, s_choices with { EarlierSteps = ["ask", "look"] })
                .Add(f => f.Wrong, new Dictionary<string, string>(StringComparer.Ordinal))
        );

        await fields.Find("fieldset:contains('Only after one of these steps') input").ChangeAsync(new() { Value = true });

        form.ToText().EarlierSteps.ShouldBe(["look"]);
        var wrong = ActionRules.Check(null, form.ToText(), s_choices);
        wrong["EarlierSteps"].ShouldStartWith("No published action has the id");
    }

    [Fact]
    public void Difference_names_the_fields_that_say_something_else()
    {
        var after = ActionDesk.Text with { Risk = ActionRiskLevel.High, IssueTypes = ["printer"], LeastAffected = 25 };

        var differences = ActionDifference.Between(ActionDesk.Text, after);

        differences
            .Select(line => line.Field)
            .ShouldBe(["Risk", "Approval", "Only if at least this many people are affected", "Issue types"]);
        differences[0].ShouldBe(new("Risk", "Low", "High"));
        ActionDifference.Between(after, after).ShouldBeEmpty();
        ActionDifference
            .Between(
                after with
                {
                    IssueTypes = ["a", "b"],
                    AllowedStates = ["c", "d"],
                },
                after with
                {
                    IssueTypes = ["b", "a"],
                    AllowedStates = ["d", "c"],
                }
            )
            .ShouldBeEmpty("picked in another order");
    }

    [Fact]
    public void Address_of_a_list_leads_back_to_it()
    {
        var filter = new ActionFilter
        {
            Search = "call & back",
            Status = VersionStatus.InReview,
            Kind = "fix",
            Risk = ActionRiskLevel.High,
            Sort = ActionSort.Accepted,
            Descending = true,
            Page = 2,
        };

        ActionFilter.Read(AddressQuery.Parse(filter.Address)).ShouldBe(filter);
        ActionFilter.Read(AddressQuery.Parse("?status=odd&sort=odd&page=-1")).ShouldBe(new());
    }

    private IRenderedComponent<ActionEffect> RenderEffect(string key, ActionContent text) =>
        Render<ActionEffect>(p => p.Add(e => e.Key, key).Add(e => e.Text, text).Add(e => e.Choices, s_choices));
}
