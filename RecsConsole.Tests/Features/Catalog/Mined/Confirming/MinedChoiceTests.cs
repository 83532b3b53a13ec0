using RecsConsole.Features.Catalog.Mined;
using RecsConsole.Features.Catalog.Mined.Confirming;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Catalog.Mined.Confirming;

/// <summary>What is chosen on the page, and what of it is sent.</summary>
public sealed class MinedChoiceTests
{
    private static readonly Confirmation s_ada = new("Ada", DateTimeOffset.UnixEpoch);

    private static readonly MinedItems s_items = new(
        "imported",
        [new("check", "Check", 12, null), new("repair", "Repair", 5, null), new("close", "Close", 12, s_ada)],
        new("imported", 3, [], null),
        [new("imported-p2", 2, 25, 8), new("imported-any", null, 40, 20) { Existing = "all", IsInForce = true }],
        MayConfirm: true
    );

    [Fact]
    public void Observed_is_what_nobody_confirmed() => s_items.Observed.ShouldBe(4, "two actions, the workflow and a service level");

    [Fact]
    public void Action_is_confirmed_or_left_out_and_never_both()
    {
        var confirmed = MinedChoice.None.Toggle("check");
        var leftOut = confirmed.ToggleLeftOut("check");

        (confirmed.Actions.Count, confirmed.LeftOut.Count).ShouldBe((1, 0));
        (leftOut.Actions.Count, leftOut.LeftOut.Count).ShouldBe((0, 1));
        leftOut.Toggle("check").LeftOut.ShouldBeEmpty();
        leftOut.ToggleLeftOut("check").IsEmpty.ShouldBeTrue();
    }

    [Fact]
    public void Everything_observed_is_chosen_at_once_but_what_is_left_out()
    {
        var all = MinedChoice.None.ToggleLeftOut("repair").All(s_items);

        all.Actions.ShouldBe(["check"]);
        all.LeftOut.ShouldBe(["repair"]);
        all.Levels.ShouldBe(["imported-p2"]);
        all.HasWorkflow.ShouldBeTrue();
        all.Count.ShouldBe(4);
    }

    [Fact]
    public void Request_has_the_new_names_and_leaves_out_what_is_confirmed_by_now()
    {
        var choice = MinedChoice.None.All(s_items).Toggle("close").Name(s_items.Actions[0], "Check it").Toggle(new LeftOutWay("a", "b"));

        var request = choice.RequestFor(s_items);

        request.Actions.ShouldBe([new("check", "Check it", IsLeftOut: false), new("repair", "Repair", IsLeftOut: false)]);
        request.Workflow.ShouldNotBeNull().Version.ShouldBe(3);
        request.Workflow.LeftOut.ShouldBe([new("a", "b")]);
        request.Levels.ShouldBe([new(2, 8)]);
        choice.Name(s_items.Actions[0], "Check").Names.ShouldBeEmpty("its own name is no change");
    }

    [Fact]
    public void What_was_typed_and_not_confirmed_stays()
    {
        var choice = MinedChoice
            .None.Toggle("check")
            .Name(s_items.Actions[0], "Check it")
            .Name(s_items.Actions[1], "Mend")
            .Toggle(new LeftOutWay("a", "b"));

        var rest = choice.Rest();
        var withoutWays = (choice with { HasWorkflow = true }).Rest();

        (rest.Count, rest.Names.Count, rest.Names["repair"]).ShouldBe((0, 1, "Mend"));
        rest.Ways.ShouldBe([new("a", "b")]);
        withoutWays.Ways.ShouldBeEmpty();
        choice.Toggle("close").RequestFor(s_items).Count.ShouldBe(1, "one of the two is confirmed already");
    }
}
