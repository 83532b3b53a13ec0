using Bunit;
using Microsoft.AspNetCore.Components.Web;
using RecsConsole.Components.Diffs;
using RecsConsole.Components.Pages;
using RecsConsole.Engine.Snapshots;
using RecsConsole.Features.Catalog.Playbooks;
using RecsConsole.Features.Catalog.Playbooks.Editor;
using RecsConsole.Features.Catalog.Playbooks.List;
using RecsConsole.Features.Catalog.Versions;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Playbooks;

/// <summary>How the editor handles typing, choosing and moving.</summary>
public sealed class PlaybookFormTests : BunitContext
{
    private static readonly PlaybookChoices s_choices = new(
        [new("ask", "Ask"), new("fix", "Fix"), new("close", "Close")],
        new Dictionary<string, IReadOnlyList<string>>(StringComparer.Ordinal)
        {
            ["priority"] = ["1", "2"],
            ["state"] = ["new", "working"],
            ["done"] = ["ask", "fix"],
        }
    );

    public PlaybookFormTests() => JSInterop.Mode = JSRuntimeMode.Loose;

    [Fact]
    public void What_is_wrong_is_named_with_its_place()
    {
        var text = new PlaybookContent(
            "",
            [new("state", "at_least", ["new"])],
            [new("ask", []), new("ask", []), new("gone", [new("state", "equals", ["closed"]), new("done", "equals", [])])]
        );

        var wrong = PlaybookRules.Check("A B", text, s_choices);

        wrong.Keys.ShouldBe(["Key", "Title", "when-0", "step-1", "step-2", "step-2-when-0", "step-2-when-1"], ignoreOrder: true);
        wrong["when-0"].ShouldBe("'at_least' compares numbers, and 'state' is none.");
        wrong["step-1"].ShouldStartWith("Step 1 has the same action");
        wrong["step-2"].ShouldStartWith("The action \"gone\" is no longer published");
        wrong["step-2-when-0"].ShouldStartWith("Nothing has the state \"closed\" any more");
        PlaybookRules.Describe(wrong).ShouldContain("Step 3, condition 2: Choose what to compare it with.");
        PlaybookRules.Check(null, PlaybookContent.Empty, s_choices).Keys.ShouldContain("Steps");
    }

    [Fact]
    public void Two_playbooks_that_differ_in_their_title_only_look_different_side_by_side() =>
        Differences(PlaybookDesk.Text, PlaybookDesk.Text with { Title = "Printers, first floor" })
            .ShouldBe([new VersionDifference("Title", "Printers", "Printers, first floor")]);

    [Fact]
    public void Order_in_which_values_and_conditions_were_picked_is_no_difference_and_that_of_the_steps_is()
    {
        PlaybookCondition state = new("state", "in", ["new", "working"]);
        PlaybookCondition priority = new("priority", "at_most", ["2"]);
        var text = new PlaybookContent("Printers", [state, priority], [new("ask", [priority, state]), new("fix", [])]);
        var same = new PlaybookContent(
            "Printers",
            [priority, state with { Values = ["working", "new"] }],
            [new("ask", [state, priority]), new("fix", [])]
        );

        Differences(text, same).ShouldBeEmpty();
        Differences(text, text with { Steps = [.. text.Steps.Reverse()] }).ShouldHaveSingleItem().Field.ShouldBe("Steps, in order");
    }

    [Fact]
    public void Inserted_step_is_all_that_differs()
    {
        var text = new PlaybookContent("Printers", [], [new("ask", []), new("close", [])]);

        var difference = Differences(text, text with { Steps = [new("ask", []), new("fix", []), new("close", [])] }).ShouldHaveSingleItem();

        var (before, after) = WordDiff.Of(difference.Before, difference.After);
        before.ShouldAllBe(run => !run.IsChanged);
        string.Concat(after.Where(run => run.IsChanged).Select(run => run.Text)).ShouldContain("Fix");
        string.Concat(after.Where(run => !run.IsChanged).Select(run => run.Text)).ShouldBe(difference.Before);
    }

    [Fact]
    public void Form_gives_back_the_text_it_was_made_of() =>
        PlaybookForm.For("printers", PlaybookDesk.Text).ToText().Hash.ShouldBe(PlaybookDesk.Text.Hash);

    [Fact]
    [Trait("Req", "R28")]
    public async Task Step_is_moved_by_key_and_by_button_and_words_say_where_it_is()
    {
        var form = ThreeSteps();
        var said = new List<string>();
        var list = Render<StepList>(p =>
            p.Add(l => l.Form, form)
                .Add(l => l.Choices, s_choices)
                .Add(l => l.Wrong, new Dictionary<string, string>(StringComparer.Ordinal))
                .Add(l => l.OnMessage, said.Add)
        );

        await list.FindAll("li")[2].KeyDownAsync(new KeyboardEventArgs { Key = "ArrowUp", AltKey = true });
        await list.Find("[aria-label='Move step 1 down']").ClickAsync(new());
        await list.FindAll("li")[0].KeyDownAsync(new KeyboardEventArgs { Key = "ArrowUp", AltKey = true });

        form.Steps.Select(step => step.Action).ShouldBe(["close", "ask", "fix"]);
        said.ShouldBe(["Close is now step 2.", "Ask is now step 2."]);
    }

    [Fact]
    public async Task Removed_step_is_told_with_its_place_so_that_it_can_come_back()
    {
        var form = ThreeSteps();
        RemovedStep? removed = null;
        var list = Render<StepList>(p =>
            p.Add(l => l.Form, form)
                .Add(l => l.Choices, s_choices)
                .Add(l => l.Wrong, new Dictionary<string, string>(StringComparer.Ordinal))
                .Add(l => l.OnRemoved, gone => removed = gone)
        );

        await list.Find("[aria-label='Remove step 2']").ClickAsync(new());

        form.Steps.Select(step => step.Action).ShouldBe(["ask", "close"]);
        removed!.Place.ShouldBe(1);
        removed.Step.Action.ShouldBe("fix");
    }

    [Fact]
    public async Task Condition_offers_the_comparisons_and_values_of_its_field()
    {
        var conditions = new List<ConditionForm> { new() };
        var list = Render<ConditionList>(p =>
            p.Add(l => l.Conditions, conditions)
                .Add(l => l.Choices, s_choices)
                .Add(l => l.Step, 0)
                .Add(l => l.None, "Always.")
                .Add(
                    l => l.Wrong,
                    new Dictionary<string, string>(StringComparer.Ordinal) { ["step-0-when-0"] = "Choose what to compare it with." }
                )
        );

        await list.Find("[aria-label='What to compare']").ChangeAsync(new() { Value = "state" });
        list.FindAll("[aria-label='Comparison'] option").Count.ShouldBe(2);
        await list.Find("[aria-label='What to compare']").ChangeAsync(new() { Value = "priority" });
        list.FindAll("[aria-label='Comparison'] option").Count.ShouldBe(4);
        await list.Find("[aria-label='Comparison']").ChangeAsync(new() { Value = "in" });
        await list.Find("[aria-label='Add a value']").ChangeAsync(new() { Value = "1" });
        await list.Find("[aria-label='Add a value']").ChangeAsync(new() { Value = "2" });

        conditions[0].ToCondition().Values.ShouldBe(["1", "2"]);
        list.Find("#step-0-when-0-words").TextContent.ShouldBe("Choose what to compare it with.");
        await list.Find("[aria-label='Comparison']").ChangeAsync(new() { Value = "at_most" });
        conditions[0].Values.ShouldBe(["1"]);
    }

    [Fact]
    public void Outline_says_conditions_in_words()
    {
        var outline = Render<PlaybookOutline>(p =>
            p.Add(o => o.Choices, s_choices)
                .Add(o => o.Text, new("Printers", [new("priority", "at_most", ["2"])], [new("fix", [new("done", "equals", ["ask"])])]))
        );

        outline.Markup.ShouldContain("Priority is at most 2");
        outline.Find("li").TextContent.ShouldContain("Already done: Ask");
    }

    private static IReadOnlyList<VersionDifference> Differences(PlaybookContent before, PlaybookContent after) =>
        VersionDifference.Between(PlaybookLabels.Fields(before, s_choices), PlaybookLabels.Fields(after, s_choices));

    [Fact]
    public void Address_of_a_list_leads_back_to_it()
    {
        var filter = new PlaybookFilter
        {
            Search = "a & b",
            Status = VersionStatus.Draft,
            Page = 2,
        };

        PlaybookFilter.Read(AddressQuery.Parse(filter.Address)).ShouldBe(filter);
        PlaybookFilter.Read(AddressQuery.Parse("?q=+&status=odd&page=-1")).ShouldBe(new());
    }

    private static PlaybookForm ThreeSteps() =>
        PlaybookForm.For("printers", new("Printers", [], [new("ask", []), new("fix", []), new("close", [])]));
}
