using Bunit;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Decisions;
using RecsConsole.Features.Decisions.WhatChanged;
using RecsConsole.Features.Decisions.WhyNot;
using RecsConsole.Platform.Changes;
using RecsConsole.Tests.Support;
using RecsConsole.Tests.Support.Desk;
using Shouldly;
using Xunit;

namespace RecsConsole.Tests.Features.Decisions;

/// <summary>The panels of a decision: questions are typed, and answers are shown in words and announced.</summary>
[Trait("Req", "R91")]
public sealed class QuestionPanelTests : BunitContext
{
    [Fact]
    public async Task Something_is_found_chosen_and_answered()
    {
        await using var world = await ServeAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;
        var panel = Render<WhyNotPanel>(parameters => parameters.Add(it => it.DecisionId, decision));
        panel.Markup.ShouldContain("see which stage excluded it");

        await TypeAsync(world, panel, "do fix");
        await panel.WaitForAssertionAsync(() => panel.FindAll(".found button").Count.ShouldBe(1));
        panel.Find(".count[role=status]").TextContent.ShouldBe("1 found");
        await panel.Find(".found button").ClickAsync(new());

        await panel.WaitForAssertionAsync(
            () => panel.Find(".answer").TextContent.ShouldContain("the case had been in state Working"),
            TimeSpan.FromSeconds(20)
        );
        panel.Find(".answer").TextContent.ShouldContain("Confirmed by a run");
        panel.Find(".answer").GetAttribute("role").ShouldBe("status");
    }

    [Fact]
    public async Task What_may_not_be_seen_is_not_found()
    {
        await using var world = await ServeAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;
        var panel = Render<WhyNotPanel>(parameters => parameters.Add(it => it.DecisionId, decision));

        await TypeAsync(world, panel, "secret");

        await panel.WaitForAssertionAsync(() =>
            panel
                .Find(".count[role=status]")
                .TextContent.ShouldBe("Nothing that you can see has that name. If it exists, a rule that you cannot see blocks it.")
        );
    }

    [Fact]
    public async Task Typing_on_takes_the_answer_to_something_else_away()
    {
        await using var world = await ServeAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;
        var panel = Render<WhyNotPanel>(parameters => parameters.Add(it => it.DecisionId, decision));
        await TypeAsync(world, panel, "do fix");
        await panel.WaitForAssertionAsync(() => panel.FindAll(".found button").Count.ShouldBe(1));

        await panel.Find("input").KeyDownAsync(Key.Enter);
        await panel.WaitForAssertionAsync(() => panel.FindAll(".answer").Count.ShouldBe(1), TimeSpan.FromSeconds(20));
        panel.Find("input").GetAttribute("value").ShouldBe("Do fix");
        panel.FindAll(".found").ShouldBeEmpty();
        await TypeAsync(world, panel, "nothing of that name");

        await panel.WaitForAssertionAsync(() => panel.Find(".count").TextContent.ShouldStartWith("Nothing that you can see"));
        panel.FindAll(".answer").ShouldBeEmpty();
    }

    [Fact]
    public async Task First_decision_says_that_there_is_nothing_to_compare_with()
    {
        await using var world = await ServeAsync();
        var decision = (await world.RecommendAsync()).DecisionId!.Value;

        var panel = Render<WhatChangedPanel>(parameters => parameters.Add(it => it.DecisionId, decision));

        await panel.WaitForAssertionAsync(() => panel.Markup.ShouldContain("there is nothing to compare it with"));
    }

    [Fact]
    public async Task Difference_is_a_row_with_what_it_is_due_to()
    {
        await using var world = await ServeAsync();
        await world.RecommendAsync();
        await world.ChangeAsync(
            ChangeKind.Document,
            db => db.Documents.Single(row => row.Key == "guide").Status = DocumentStatus.Withdrawn
        );
        world.Database.Clock.Advance(TimeSpan.FromMinutes(1));
        var later = (await world.RecommendAsync()).DecisionId!.Value;

        var panel = Render<WhatChangedPanel>(parameters => parameters.Add(it => it.DecisionId, later));

        await panel.WaitForAssertionAsync(() => panel.FindAll("tbody tr").Count.ShouldBeGreaterThan(0), TimeSpan.FromSeconds(20));
        panel.Find("tbody tr").TextContent.ShouldContain("Printer jams: guide");
        panel.Find("tbody tr").TextContent.ShouldContain("gone from place 1");
        panel.Find("tbody tr").TextContent.ShouldContain("Data, on its own");
    }

    [Fact]
    public async Task Decision_that_is_not_there_is_said_with_a_way_to_try_again()
    {
        await using var world = await ServeAsync();

        var panel = Render<WhatChangedPanel>(parameters => parameters.Add(it => it.DecisionId, Guid.NewGuid()));

        await panel.WaitForAssertionAsync(() => panel.Find("[role=alert]").TextContent.ShouldContain("There is no such decision"));
    }

    private async Task<DeskWorld> ServeAsync()
    {
        var world = await DeskWorld.CreateAsync(replace: services => services.AddDecisions());
        await SignedIn.ServeToAsync(Services, world.Database.Services, world.Here.Agent);
        Services.AddSingleton(world.Get<FindAskableItems>());
        Services.AddSingleton(world.Get<AskWhyNot>());
        Services.AddSingleton(world.Get<CompareDecisions>());
        return world;
    }

    // Types the text and waits out the typing delay.
    private static Task TypeAsync(DeskWorld world, IRenderedComponent<WhyNotPanel> panel, string text)
    {
        var typing = panel.Find("input").InputAsync(new() { Value = text });
        world.Database.Clock.Advance(WhyNotPanel.Pause);
        return typing;
    }
}
