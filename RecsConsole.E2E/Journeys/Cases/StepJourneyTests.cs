using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys.Cases;

/// <summary>What a step is called, what it asks for, and what the timeline says of it.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed partial class StepJourneyTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    private const string Words = "The device was wiped from afar.";

    [Fact]
    public async Task Step_that_is_carried_out_is_run_and_one_done_elsewhere_is_marked_as_done()
    {
        await ApprovalWorld.AddAsync(browser.Services, "verbs", hasLowRisk: true);
        await using var window = await browser.OpenWindowAsync();
        var page = await SignInAsync(window, "/cases/W-1", "verbs-agent", width: 1366);

        await DoAsync(page, "Look for the device", "Mark done", "Marked as done: Look for the device.", "noted as done");
        await OpenAsync(page, "/cases/W-2");
        await DoAsync(page, "Lock the device", "Run it", "Carried out: Lock the device.", "carried out");
    }

    [Fact]
    [Trait("Req", "R106")]
    public async Task Step_that_solves_the_case_asks_how_and_is_in_the_timeline_of_who_asked_once_it_is_approved()
    {
        await ApprovalWorld.AddAsync(browser.Services, "solving", solves: true);
        await using var agentWindow = await browser.OpenWindowAsync();
        await using var leadWindow = await browser.OpenWindowAsync();
        var agent = await SignInAsync(agentWindow, "/cases/W-1", "solving-agent", width: 1366);
        var lead = await SignInAsync(leadWindow, "/approvals", "solving-lead", width: 1366);

        await RequestAsync(agent);
        await lead.GetByRole(AriaRole.Link, new() { Name = "Wipe the device" }).ClickAsync();
        await Assertions.Expect(lead.GetByText(Words)).ToBeVisibleAsync();
        await lead.Keyboard.PressAsync("a");
        await Assertions.Expect(lead.GetByRole(AriaRole.Dialog)).ToBeVisibleAsync();
        await lead.Keyboard.PressAsync("Control+Enter");

        var timeline = new CaseScreen(agent).Timeline;
        await Assertions.Expect(timeline).ToContainTextAsync("Wipe the device, approved by");
        await Assertions.Expect(timeline).ToContainTextAsync(Words);
        await Assertions.Expect(agent.GetByText("Waiting for approval", new() { Exact = true })).ToBeHiddenAsync();
    }

    private static async Task DoAsync(IPage page, string step, string verb, string said, string line)
    {
        var screen = new CaseScreen(page);
        await screen.ReadyAsync();
        var card = await screen.ChooseAsync(step);
        await card.GetByRole(AriaRole.Button, new() { NameString = verb }).ClickAsync();
        await Assertions.Expect(page.GetByText(said).First).ToBeVisibleAsync();
        await Assertions.Expect(screen.Timeline).ToContainTextAsync(step);
        await Assertions.Expect(screen.Timeline).ToContainTextAsync(line);
    }

    private static async Task RequestAsync(IPage agent)
    {
        await agent.GetByRole(AriaRole.Button, new() { NameRegex = AskForApproval() }).First.ClickAsync();
        var dialog = agent.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("How was it solved?").FillAsync(Words);
        await dialog.GetByLabel("Why it is needed").FillAsync("Lost in a train, with customer data on it.");
        await agent.Keyboard.PressAsync("Control+Enter");
        await Assertions
            .Expect(agent.GetByText("Waiting for approval", new() { Exact = true }))
            .ToBeVisibleAsync(new() { Timeout = 20_000 });
    }

    [GeneratedRegex("approval", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex AskForApproval();
}
