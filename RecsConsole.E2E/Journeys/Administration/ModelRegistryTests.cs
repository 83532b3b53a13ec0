using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>Two people put a registered model into force and one rolls it back; the desk names the ranker of its slates.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed class ModelRegistryTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    private const string Desk = "registry";

    [Fact]
    [Trait("Req", "R116")]
    [Trait("Req", "R117")]
    [Trait("Req", "R126")]
    [Trait("Req", "R199")]
    public async Task Model_is_proposed_promoted_stopped_and_rolled_back_while_a_case_is_open()
    {
        await ModelDesk.AddAsync(browser.Services, Desk);
        await using var aliceWindow = await browser.OpenWindowAsync();
        await using var bobWindow = await browser.OpenWindowAsync();
        await using var carlWindow = await browser.OpenWindowAsync();
        var carl = await OpenAsync(carlWindow, "/cases/T-1", "carl");
        var next = new CaseScreen(carl).WhatNext;
        await OrderedByAsync(next, null);
        await WhyAsync(carl, "Ranked by the weighted rules.");

        var alice = await OpenAsync(aliceWindow, "/models", "alice");
        await CheckInBothThemesAsync(alice, "models");
        await RefusedAsync(alice);
        await ProposeAsync(alice);

        var bob = await OpenAsync(bobWindow, "/models/logistic-3", "bob");
        await CheckInBothThemesAsync(bob, "model-proposed");
        await PressAsync(bob, "Promote logistic-3");
        LetTheCaseRefresh();
        await PressAsync(bob.GetByRole(AriaRole.Dialog), "Promote logistic-3");
        await Assertions.Expect(bob.GetByText("logistic-3 is live for everybody.")).ToBeVisibleAsync();
        await OrderedByAsync(next, "logistic-3");

        await WhyAsync(carl, "Ranked by model logistic-3.");

        await SwitchAsync(alice, next);

        await PressAsync(bob, "Roll back to the weighted rules");
        await bob.GetByRole(AriaRole.Textbox, new() { Name = "Why", Exact = true }).FillAsync("Slates look odd.");
        LetTheCaseRefresh();
        await PressAsync(bob.GetByRole(AriaRole.Dialog), "Roll back");
        await Assertions.Expect(bob.GetByText("logistic-3 is rolled back.")).ToBeVisibleAsync();
        await OrderedByAsync(next, null);
        await bob.SetViewportSizeAsync(1366, 1500); // shows the whole page at once
        await CheckInBothThemesAsync(bob, "model");

        await ModelDesk.TakeRolesAsync(browser.Services, Desk, Desk + "-bob");
        await Assertions.Expect(bob.GetByText("You cannot open this page")).ToBeVisibleAsync();
    }

    // An open case refreshes at most every ten seconds.
    private void LetTheCaseRefresh() => browser.Clock.Advance(TimeSpan.FromSeconds(10));

    // Waits longer for a refresh that has begun to wait already.
    private static Task OrderedByAsync(ILocator next, string? model) =>
        Assertions
            .Expect(next.Locator(model is null ? ".automatic:not([data-model])" : $".automatic[data-model='{model}']"))
            .ToHaveCountAsync(1, new() { Timeout = 20_000 });

    private static async Task WhyAsync(IPage page, string words)
    {
        var drawer = new CaseScreen(page).Drawer;
        await page.GetByRole(AriaRole.Button, new() { Name = "Why this?", Exact = true }).First.ClickAsync();
        await Assertions.Expect(drawer).ToContainTextAsync(words);
        await drawer.GetByRole(AriaRole.Button, new() { Name = "Close" }).ClickAsync();
        await Assertions.Expect(new CaseScreen(page).CurrentCard.Locator(".title")).ToBeFocusedAsync();
        await page.Locator(".casehead h1").ClickAsync(); // the focus leaves the list, which otherwise waits with what is new
    }

    private static async Task RefusedAsync(IPage alice)
    {
        await alice.GetByRole(AriaRole.Link, new() { Name = "logistic-2" }).ClickAsync();
        var gate = alice.GetByRole(AriaRole.Region, new() { Name = "Promotion gate" });
        await Assertions.Expect(gate).ToContainTextAsync("0.131 (n = 1,696), above the limit of 0.100");
        await Assertions.Expect(gate).ToContainTextAsync("88 of 100 decisions; 12 are missing");
        await Assertions.Expect(alice.GetByRole(AriaRole.Button, new() { Name = "Propose promotion" })).ToBeDisabledAsync();
        await CheckInBothThemesAsync(alice, "model-refused");
        await alice.GetByRole(AriaRole.Link, new() { Name = "Models", Exact = true }).First.ClickAsync();
    }

    private static async Task ProposeAsync(IPage alice)
    {
        await alice.GetByRole(AriaRole.Link, new() { Name = "logistic-3" }).ClickAsync();
        await PressAsync(alice, "Propose promotion");
        var dialog = alice.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Pilot for some people").CheckAsync();
        await Assertions.Expect(dialog.GetByLabel("Share of people, in percent")).ToHaveValueAsync("10");
        await dialog.GetByLabel("By time window").CheckAsync();
        await Assertions
            .Expect(dialog.GetByLabel("Length of a window, in hours"))
            .ToHaveValueAsync(new Regex("^[1-9][0-9]*$", RegexOptions.None, TimeSpan.FromSeconds(1)));
        await Assertions.Expect(dialog.GetByText("Right when people share cases or a queue")).ToBeVisibleAsync();
        await CheckInBothThemesAsync(alice, "model-propose");
        await dialog.GetByLabel("Live for everybody").CheckAsync();
        await PressAsync(dialog, "Propose as live");
        await Assertions.Expect(dialog.GetByRole(AriaRole.Alert)).ToContainTextAsync("Say why");
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Why", Exact = true }).FillAsync("Better on 212 later decisions.");
        await PressAsync(dialog, "Propose as live");
        await Assertions.Expect(alice.GetByText("Somebody else has to decide.")).ToBeVisibleAsync();
        await Assertions.Expect(alice.GetByRole(AriaRole.Button, new() { Name = "Promote logistic-3" })).ToHaveCountAsync(0);
    }

    private async Task SwitchAsync(IPage alice, ILocator next)
    {
        await OpenAsync(alice, "/models");
        await PressAsync(alice, "Stop all models");
        await alice.GetByRole(AriaRole.Textbox, new() { Name = "Why", Exact = true }).FillAsync("Complaints from the desk.");
        LetTheCaseRefresh();
        await PressAsync(alice.GetByRole(AriaRole.Dialog), "Stop all models");
        await Assertions.Expect(alice.GetByText("All models are stopped: the weighted rules rank everything")).ToBeVisibleAsync();
        await OrderedByAsync(next, null);
        await CheckInBothThemesAsync(alice, "models-stopped");
        await PressAsync(alice, "Resume models");
        await Assertions.Expect(alice.GetByRole(AriaRole.Dialog)).ToContainTextAsync("logistic-3 ranks actions");
        await alice.GetByRole(AriaRole.Textbox, new() { Name = "Why", Exact = true }).FillAsync("It was the catalog.");
        LetTheCaseRefresh();
        await PressAsync(alice.GetByRole(AriaRole.Dialog), "Resume models");
        await OrderedByAsync(next, "logistic-3");
    }

    private static Task PressAsync(IPage page, string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static Task PressAsync(ILocator inside, string name) =>
        inside.GetByRole(AriaRole.Button, new() { Name = name, Exact = true }).ClickAsync();

    private static Task<IPage> OpenAsync(IBrowserContext window, string address, string name) =>
        SignInAsync(window, address, $"{Desk}-{name}", width: 1366);
}
