using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>An answer of an agent at the desk becomes a figure, and the figure links back to the case.</summary>
public sealed class InsightTests(DemoDesk desk) : Journey
{
    private const string Sam = "Sam Reyes";

    [Fact]
    [Trait("Req", "R182")]
    [Trait("Req", "R183")]
    public async Task Answer_of_an_agent_becomes_a_figure_that_opens_its_case()
    {
        var ana = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await (await new QueueScreen(ana).OpenAsync()).TakeNextAsync();
        var title = (await screen.WhatNext.Locator(".card .title").First.InnerTextAsync()).Trim();
        await screen.DismissAsync(title, "Already tried");
        await Assertions.Expect(screen.Toast).ToBeVisibleAsync();

        var sam = await desk.SignInAsync(Sam);
        await sam.GetByRole(AriaRole.Navigation, new() { Name = "Main" })
            .GetByRole(AriaRole.Link, new() { Name = "Insights" })
            .ClickAsync();
        var dismissals = sam.GetByRole(AriaRole.Region, new() { Name = "Dismissals" });
        await dismissals.GetByRole(AriaRole.Link, new() { Name = "Already tried" }).ClickAsync();
        await Assertions.Expect(sam.GetByRole(AriaRole.Heading, new() { Name = "Cases with a dismissal" })).ToBeVisibleAsync();
        await sam.GetByRole(AriaRole.Row, new() { NameString = screen.Key }).GetByRole(AriaRole.Link).ClickAsync();

        await Assertions.Expect(sam).ToHaveURLAsync(CaseAddress(screen.Key));
        await Assertions.Expect(sam.Locator(".casehead h1")).ToBeVisibleAsync();
    }

    [Fact]
    [Trait("Req", "R183")]
    public async Task Agent_has_no_link_and_no_page_and_a_team_of_others_is_refused()
    {
        var ana = await desk.SignInAsync(DemoDesk.Ana);
        await Assertions.Expect(ana.GetByRole(AriaRole.Link, new() { Name = "Insights" })).ToHaveCountAsync(0);
        await ana.GotoAsync("/insights");
        await Assertions.Expect(ana.GetByRole(AriaRole.Heading, new() { Name = "You cannot open this page" })).ToBeVisibleAsync();

        var sam = await desk.SignInAsync(Sam);
        await sam.GotoAsync("/insights?team=no-team-of-sam");
        await Assertions.Expect(sam.GetByRole(AriaRole.Heading, new() { Name = "You cannot see these figures" })).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark, Traits = ["Speed", "Slow"])]
    public async Task Figures_and_their_cases_are_accessible(ColorScheme scheme)
    {
        var found = new List<string>();
        var page = await desk.SignInAsync(Sam, scheme);
        await page.GotoAsync("/insights?days=90");
        await Assertions.Expect(page.Locator(".tile .body")).ToHaveCountAsync(27);
        await Assertions.Expect(page.Locator(".headlines li h3")).ToHaveCountAsync(5);
        await Assertions.Expect(page.Locator(".headlines .changed")).Not.ToBeEmptyAsync();
        await page.GetByRole(AriaRole.Navigation, new() { Name = "Questions" })
            .GetByRole(AriaRole.Link, new() { Name = "Can it be trusted?" })
            .ClickAsync();
        await Assertions.Expect(page).ToHaveURLAsync(new Regex("days=90#trust$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Can it be trusted?" })).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "More filters" }).ClickAsync();
        await page.Locator("details").First.ClickAsync();
        await CheckAsync(page, "insights", found);
        await page.GotoAsync("/insights/cases?figure=volume.new");
        await page.Locator("table tbody tr").First.WaitForAsync();
        await CheckAsync(page, "cases", found);

        found.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R187")]
    public async Task Administrator_sees_how_long_suggestions_take_and_since_when_that_is_measured()
    {
        var page = await desk.SignInAsync("Adele Winter");

        await page.GotoAsync("/insights");

        var section = page.Locator("section.latency");
        await Assertions.Expect(section.GetByRole(AriaRole.Heading, new() { Name = "How long suggestions take" })).ToBeVisibleAsync();
        await Assertions.Expect(section.Locator(".body")).ToContainTextAsync("on this server since it started");
        await Assertions.Expect(section.Locator(".body")).ToContainTextAsync("for each source of facts");
    }

    [Fact]
    public async Task Alarm_on_a_figure_is_tried_set_and_in_the_inbox()
    {
        var page = await desk.SignInAsync("Adele Winter");
        await page.GotoAsync("/insights/alarms");
        await page.GetByLabel("Figure", new() { Exact = true }).SelectOptionAsync("volume.decisions");
        await page.GetByLabel("Alarm when", new() { Exact = true }).SelectOptionAsync("Above");
        await page.GetByLabel("Limit", new() { Exact = true }).FillAsync("1");
        await page.GetByLabel("Limit", new() { Exact = true }).PressAsync("Tab");
        await Assertions
            .Expect(page.Locator(".trial p[role='status']"))
            .ToContainTextAsync("In the last 90 days it would have been raised");

        await page.GetByRole(AriaRole.Button, new() { Name = "Set the alarm" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The alarm is set, and the figure is beyond its limit")).ToBeVisibleAsync();
        await page.GotoAsync("/inbox");
        await Assertions.Expect(page.GetByText("is above the limit of 1").First).ToBeVisibleAsync();

        await page.GotoAsync("/insights/alarms");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasTextString = "above 1" });
        await row.GetByRole(AriaRole.Button, new() { NameString = "Delete" }).ClickAsync();
        await page.GetByRole(AriaRole.Dialog).GetByRole(AriaRole.Button, new() { Name = "Delete the alarm" }).ClickAsync();
        await Assertions.Expect(page.GetByText("The alarm is deleted.")).ToBeVisibleAsync();
        await Assertions.Expect(row).ToHaveCountAsync(0);
    }

    private static Regex CaseAddress(string key) => new(Regex.Escape($"/cases/{key}") + "$", RegexOptions.None, TimeSpan.FromSeconds(1));
}
