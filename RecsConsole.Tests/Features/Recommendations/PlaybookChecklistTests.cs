using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Playbooks;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Recommendations;

/// <summary>A playbook checklist shows what was done, by whom, and what is next.</summary>
public sealed class PlaybookChecklistTests : BunitContext
{
    private readonly ManualClock _clock = new();

    public PlaybookChecklistTests() => Services.AddSingleton<TimeProvider>(_clock);

    [Fact]
    [Trait("Req", "R215")]
    public void Each_step_says_what_became_of_it()
    {
        var list = Show(
            new("take", "Take the case over", Past("Ana Nowak", hasFailed: false)) { IsDone = true },
            new("reload", "Reload the metadata", Past("Ana Nowak", hasFailed: true)) { IsDone = true },
            new("check", "Check the assertion", null) { IsNext = true, IsNeeded = true },
            new("call", "Call them", null),
            new("close", "Close it", null) { MayComeYet = true }
        );

        Lines(list)
            .ShouldBe([
                "Take the case over Ana Nowak, 10:00",
                "Reload the metadata Ana Nowak, 10:00. It did not help.",
                "Check the assertion next",
                "Call them not needed here",
                "Close it not yet",
            ]);
        list.Find("li[aria-current=step]").TextContent.ShouldContain("Check the assertion");
        list.Find("summary").TextContent.ShouldContain("1 of 5 done, 1 did not help, version 3");
    }

    [Fact]
    public void A_next_step_that_is_not_the_first_card_says_what_comes_first()
    {
        ShownPlaybookStep[] steps =
        [
            new("take", "Take the case over", null) { IsNext = true, IsNeeded = true },
            new("verify", "Verify the caller", null) { MayComeYet = true },
            new("close", "Close it", null) { MayComeYet = true },
        ];

        var required = Show([AnItem("verify", "Verify the caller", "Callers"), AnItem("take", "Take the case over")], steps);
        required.Find("summary").TextContent.ShouldContain("version 3; \"Verify the caller\" is required first");
        Lines(required).ShouldBe(["Take the case over next here", "Verify the caller required now", "Close it not yet"]);
        var unsure = Show([AnItem("fix", "Unlock the account"), AnItem("verify", "Verify the caller")], steps);
        unsure.Find("summary").TextContent.ShouldContain("version 3; \"Unlock the account\" is suggested first");
        Lines(unsure)[..2].ShouldBe(["Take the case over next here", "Verify the caller suggested now"]);
        unsure.FindAll("li.next").ShouldBeEmpty();
        var agreed = Show([AnItem("take", "Take the case over")], steps);
        Lines(agreed)[0].ShouldBe("Take the case over next");
        agreed.Find("summary").TextContent.ShouldNotContain("first");
        agreed.FindAll("li.next").Count.ShouldBe(1);
    }

    [Fact]
    public void Steps_that_look_alike_can_change_one_by_one()
    {
        ShownPlaybookStep hidden = new(null, "A step for another role", null);
        var list = Show(hidden, hidden, hidden with { IsNext = true });

        list.Render(each => each.Add(p => p.Playbooks, [Playbook(hidden with { IsDone = true }, hidden, hidden with { IsNext = true })]));

        list.FindAll("li.done").Count.ShouldBe(1);
    }

    [Fact]
    public void Without_a_playbook_there_is_nothing() =>
        Render<PlaybookChecklist>(each => each.Add(p => p.Playbooks, [])).Markup.Trim().ShouldBeEmpty();

    private IRenderedComponent<PlaybookChecklist> Show(params ShownPlaybookStep[] steps) => Show([], steps);

    private IRenderedComponent<PlaybookChecklist> Show(ShownItem[] items, ShownPlaybookStep[] steps) =>
        Render<PlaybookChecklist>(each => each.Add(p => p.Playbooks, [Playbook(steps)]).Add(p => p.Items, items));

    private static List<string> Lines(IRenderedComponent<PlaybookChecklist> list) =>
        [
            .. list.FindAll("li")
                .Select(step => string.Join(' ', step.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))),
        ];

    private static ShownItem AnItem(string id, string title, string? policy = null) =>
        new(SlateKind.Action, id, 1, 1, 0, 1_000_000, title, null, ConfidenceLabel.Low, [], [], [], [], RiskLevel.Low, policy, null);

    private static ShownPlaybook Playbook(params ShownPlaybookStep[] steps) => new("sso", 3, "Certificate changed", steps);

    private ShownPastStep Past(string who, bool hasFailed) =>
        new("", _clock.GetUtcNow(), who, IsReaders: false, hasFailed, WasReopened: false);
}
