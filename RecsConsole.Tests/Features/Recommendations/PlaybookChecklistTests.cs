using Bunit;
using Microsoft.Extensions.DependencyInjection;
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
    public void Each_step_says_what_became_of_it()
    {
        var list = Show(
            new("take", "Take the case over", Past("Ana Nowak", hasFailed: false)) { IsDone = true },
            new("reload", "Reload the metadata", Past("Ana Nowak", hasFailed: true)) { IsDone = true },
            new("check", "Check the assertion", null) { IsNext = true, IsNeeded = true },
            new("call", "Call them", null),
            new("close", "Close it", null) { MayComeYet = true }
        );

        list.FindAll("li")
            .Select(step => string.Join(' ', step.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)))
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

    private IRenderedComponent<PlaybookChecklist> Show(params ShownPlaybookStep[] steps) =>
        Render<PlaybookChecklist>(each => each.Add(p => p.Playbooks, [Playbook(steps)]));

    private static ShownPlaybook Playbook(params ShownPlaybookStep[] steps) => new("sso", 3, "Certificate changed", steps);

    private ShownPastStep Past(string who, bool hasFailed) =>
        new("", _clock.GetUtcNow(), who, IsReaders: false, hasFailed, WasReopened: false);
}
