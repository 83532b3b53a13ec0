using System.Globalization;
using Bunit;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Components.Badges;
using RecsConsole.Engine.Claims;
using RecsConsole.Engine.Lookups;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Features.Recommendations.Slates.Hosting;
using RecsConsole.Recommender.Cards;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;
using static RecsConsole.Tests.Features.Recommendations.Slates.ShownActions;

namespace RecsConsole.Tests.Features.Recommendations.Slates;

public sealed class SlateSectionTests : BunitContext
{
    private readonly SlateCursor _cursor = new();
    private readonly List<string> _did = [];

    public SlateSectionTests()
    {
        JSInterop.Mode = JSRuntimeMode.Loose;
        Services.AddSingleton<TimeProvider>(new ManualClock());
    }

    [Fact]
    [Trait("Req", "R14")]
    public void First_card_is_open_the_rest_one_line_and_the_automatic_mark_stands_once()
    {
        var section = Show(ASlate([AnAction("reload", 1), AnAction("call", 2)]));

        section.FindAll(".card.open").Count.ShouldBe(1);
        section.FindAll(".card.shut").Count.ShouldBe(1);
        section.FindAll(".automatic").Count.ShouldBe(1);
        section.Find(".card.open .why").TextContent.ShouldContain("21 of 24");
    }

    [Fact]
    [Trait("Req", "R12")]
    public void Empty_slate_says_why_and_counts_what_was_left_out()
    {
        var section = Show(
            ASlate([]) with
            {
                EmptyReason = "Nothing is allowed while the customer is asked.",
                Excluded =
                [
                    new("state_not_allowed", "not allowed in this state", 4),
                    new("acl", "not permitted to you", 1),
                    new("not_permitted", "not permitted to you", 2),
                ],
            }
        );

        section.Markup.ShouldContain("Nothing is allowed while the customer is asked.");
        section.Find(".excluded").TextContent.Trim().ShouldBe("7 not shown: 4 not allowed in this state, 3 not permitted to you.");
    }

    [Fact]
    public void What_ranks_below_the_shown_ones_is_counted_too()
    {
        var section = Show(ASlate([AnAction("call", 1)]) with { FurtherDown = 6, Excluded = [new("acl", "not permitted to you", 3)] });

        section.Find(".excluded").TextContent.Trim().ShouldBe("9 not shown: 3 not permitted to you, 6 further down the list.");
    }

    [Fact]
    public void Sign_says_the_chance_that_it_was_given_for()
    {
        var section = Show(ASlate([AnAction("call", 1) with { Policy = null, Chance = 43 }]));

        section.Markup.ShouldContain("Estimated chance of a good ending from now on: 43 %");
    }

    [Fact]
    public void Step_that_did_not_hold_is_told_with_who_did_it()
    {
        var at = new ManualClock().GetUtcNow().AddDays(-1);
        var memory = new ShownMemory(
            [
                new("Reload metadata", at, "Ana Nowak", IsReaders: true, HasFailed: true, WasReopened: false),
                new("Reset the account", at, "Sam Reyes", IsReaders: false, HasFailed: true, WasReopened: true),
                new("Call back", at, null, IsReaders: false, HasFailed: true, WasReopened: false),
            ],
            null
        );

        var lines = Show(ASlate([AnAction("call", 1)]), memory)
            .FindAll("[data-memory=failed]")
            .Select(line => line.TextContent.Trim())
            .ToList();

        var time = at.ToString("HH:mm", CultureInfo.InvariantCulture);
        lines.ShouldBe([
            $"You did \"Reload metadata\" yesterday {time}. It did not help.",
            $"Sam Reyes did \"Reset the account\" yesterday {time}. The case was reopened afterwards.",
            $"\"Call back\" was done yesterday {time}. It did not help.",
        ]);
    }

    [Fact]
    public void The_last_work_before_a_solution_is_told()
    {
        var at = new ManualClock().GetUtcNow().AddDays(-1);
        var worked = new ShownPastStep("Reload metadata", at, "Ana Nowak", IsReaders: true, HasFailed: false, WasReopened: false)
        {
            HasWorked = true,
        };

        var line = Show(ASlate([AnAction("call", 1)]), new([], null) { Worked = worked }).Find("[data-memory=worked]").TextContent.Trim();

        var time = at.ToString("HH:mm", CultureInfo.InvariantCulture);
        line.ShouldBe($"You did \"Reload metadata\" yesterday {time}. The case was solved after it.");
    }

    [Fact]
    public void The_step_that_was_named_as_the_solution_is_told_as_what_solved_it()
    {
        var at = new ManualClock().GetUtcNow().AddDays(-1);
        var named = new ShownPastStep("Reload metadata", at, "Ana Nowak", IsReaders: true, HasFailed: false, WasReopened: false)
        {
            HasWorked = true,
            IsNamed = true,
        };

        var line = Show(ASlate([AnAction("call", 1)]), new([], null) { Worked = named }).Find("[data-memory=worked]").TextContent.Trim();

        var time = at.ToString("HH:mm", CultureInfo.InvariantCulture);
        line.ShouldBe($"Solved by \"Reload metadata\". You did this yesterday {time}.");
    }

    [Theory]
    [InlineData(WaitStart.News, "\"Call back\" usually follows within {0}; the last news came {1} ago.")]
    [InlineData(WaitStart.Opening, "\"Call back\" is usually done within {0} of the opening, which was {1} ago.")]
    public void A_late_step_says_since_when_it_is_counted(WaitStart start, string words)
    {
        var late = new ShownLateStep("Call back", TimeSpan.FromHours(4), new ManualClock().GetUtcNow().AddDays(-2)) { Start = start };

        var line = Show(ASlate([AnAction("call", 1)]), new([], null) { Late = late }).Find("[data-memory=late]").TextContent.Trim();

        line.ShouldBe(
            words
                .Replace("{0}", DurationLabels.Of(late.Usual), StringComparison.Ordinal)
                .Replace("{1}", DurationLabels.Of(TimeSpan.FromDays(2)), StringComparison.Ordinal)
        );
    }

    [Fact]
    public void A_step_that_usually_comes_sooner_is_told_as_late()
    {
        var late = new ShownLateStep("Reload metadata", TimeSpan.FromHours(4), new ManualClock().GetUtcNow().AddDays(-2));

        var line = Show(ASlate([AnAction("call", 1)]), new([], null) { Late = late }).Find("[data-memory=late]").TextContent.Trim();

        line.ShouldBe(
            $"\"Reload metadata\" is usually done within {DurationLabels.Of(late.Usual)} of the last step, "
                + $"which was {DurationLabels.Of(TimeSpan.FromDays(2))} ago."
        );
    }

    [Fact]
    public async Task While_the_case_waits_guesses_are_folded_until_they_are_asked_for()
    {
        var memory = new ShownMemory([], new("Waiting for customer", null, null));
        var asked = false;
        var section = Render<SlateSection>(p =>
            p.Add(each => each.Slate, ASlate([AnAction("call", 1), AnAction("reload", 2)]))
                .Add(each => each.Cursor, _cursor)
                .Add(each => each.Memory, memory)
                .Add(each => each.IsIdle, true)
                .Add(each => each.IsFolded, true)
                .Add(each => each.On, new SlateHandlers { Unfold = EventCallback.Factory.Create(this, () => asked = true) })
        );

        section
            .Find("[data-memory=waiting]")
            .TextContent.Trim()
            .ShouldBe("Waiting for customer. Nothing is suggested until there is an answer.");
        section.FindAll(".card").ShouldBeEmpty();
        await section.Find("button:contains('2 steps while you wait')").ClickAsync(new());
        asked.ShouldBeTrue();

        section.Render(p => p.Add(each => each.IsFolded, false));

        section.Find("[data-memory=waiting]").TextContent.Trim().ShouldBe("Waiting for customer.");
    }

    [Theory]
    [InlineData(RiskLevel.Low, false, "Mark done", null)]
    [InlineData(RiskLevel.Low, true, "Ask for approval", null)]
    [InlineData(RiskLevel.Medium, false, "Mark done", "Medium risk")]
    [InlineData(RiskLevel.High, true, "Ask for approval", "High risk")]
    public void Button_and_mark_say_the_risk(RiskLevel risk, bool waits, string verb, string? mark)
    {
        var card = AnAction("reload", 1) with
        {
            Risk = risk,
            WaitsForApproval = waits,
            Form = waits ? StepForm.Justification : StepForm.None,
        };

        var section = Show(ASlate([card]));

        section.Find("button.act").TextContent.ShouldStartWith(verb);
        section.FindAll(".signs .tag").Select(tag => tag.TextContent).FirstOrDefault().ShouldBe(mark);
    }

    [Fact]
    public async Task What_is_not_in_the_list_is_one_button_away()
    {
        var section = Show(ASlate([AnAction("reload", 1)]) with { Excluded = [new("acl", "not permitted to you", 3)] });

        await section.Find("button:contains('3 not shown: 3 not permitted to you.')").ClickAsync(new());

        _did.ShouldBe(["not shown Action"]);
    }

    [Fact]
    public void Hints_stand_on_the_card_that_the_keys_act_on()
    {
        var section = Show(ASlate([AnAction("reload", 1), AnAction("call", 2)]));
        section.FindAll(".card.cur kbd").Select(key => key.TextContent).ShouldBe(["A", "D", "O"]);

        _cursor.Clear();
        section.Render();

        section.FindAll(".card kbd").ShouldBeEmpty();
    }

    [Fact]
    public void Current_card_says_that_a_key_was_ignored_until_another_card_is_current()
    {
        var section = Show(ASlate([AnAction("reload", 1), AnAction("call", 2)]));

        _cursor.Notice = "The list has just changed. Press A again to take this one.";
        section.Render();
        section.Find(".card.cur .ignored").TextContent.ShouldBe(_cursor.Notice);

        _cursor.Move(1);
        section.Render();
        section.FindAll(".ignored").ShouldBeEmpty();
    }

    [Fact]
    public async Task Card_shows_the_line_that_tells_how_and_opens_it_there()
    {
        var how = new ShownHow("Reload the metadata before the old certificate runs out.", "sso-runbook", new(120, 60));
        var section = Show(ASlate([AnAction("reload", 1) with { How = how, Moved = "Higher up for variety.", LowBecause = "Low here." }]));

        section.Find(".card").TextContent.ShouldContain("Higher up for variety.");
        section.Find(".card").TextContent.ShouldContain("Low here.");
        await section.Find(".passage button:contains('Reload the metadata')").ClickAsync(new());

        _did.ShouldBe(["how sso-runbook 120"]);
    }

    [Fact]
    public void Number_in_the_reason_asks_for_its_fact()
    {
        var section = Show(ASlate([AnAction("reload", 1)]));

        section.FindAll("button.fact")[0].Click();

        _did.ShouldBe(["evidence reload used"]);
    }

    private IRenderedComponent<SlateSection> Show(ShownSlate slate, ShownMemory? memory = null)
    {
        _cursor.Follow(ADecisionWith(slate));
        return Render<SlateSection>(p =>
            p.Add(section => section.Slate, slate)
                .Add(section => section.Cursor, _cursor)
                .Add(section => section.DecisionId, Guid.NewGuid())
                .Add(section => section.Memory, memory ?? ShownMemory.None)
                .Add(section => section.On, Noting())
        );
    }

    private SlateHandlers Noting() =>
        new()
        {
            Evidence = EventCallback.Factory.Create<EvidenceChoice>(this, asked => _did.Add($"evidence {asked.Item.Id} {asked.FactId}")),
            NotShown = EventCallback.Factory.Create<SlateKind>(this, kind => _did.Add($"not shown {kind}")),
            How = EventCallback.Factory.Create<ShownHow>(
                this,
                how => _did.Add(string.Create(CultureInfo.InvariantCulture, $"how {how.DocumentKey} {how.Passage.Start}"))
            ),
        };
}
