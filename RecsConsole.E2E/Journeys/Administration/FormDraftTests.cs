using Microsoft.Playwright;
using RecsConsole.Tests.Support;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>Forms of several fields keep their unsent input when the page is reloaded.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed class FormDraftTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task Right_that_was_being_given_is_there_after_a_reload()
    {
        var page = await OpenAsync("grants", "/admin/people/grants-agent", withAgent: true);
        await page.GetByLabel("Kind of object").SelectOptionAsync("document");
        await page.GetByLabel("Key of the case or document").FillAsync("kb-17");
        await page.GetByLabel("Duration").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        var length = await page.GetByLabel("Duration").InputValueAsync();
        await page.GetByLabel("Reason", new() { Exact = true }).FillAsync("She stands in");
        await Assertions.Expect(page.Locator("#grant-form")).ToContainTextAsync("Draft kept");

        await ReloadAsync(page);

        await Assertions.Expect(page.GetByLabel("Key of the case or document")).ToHaveValueAsync("kb-17");
        await Assertions.Expect(page.GetByLabel("Reason", new() { Exact = true })).ToHaveValueAsync("She stands in");
        await Assertions.Expect(page.GetByLabel("Kind of object")).ToHaveValueAsync("document");
        await Assertions.Expect(page.GetByLabel("Duration")).ToHaveValueAsync(length);
    }

    [Fact]
    public async Task Schedule_that_was_being_chosen_is_there_when_its_dialog_opens_after_a_reload()
    {
        var page = await OpenAsync("schedules", "/jobs", withAgent: false);
        await OpenScheduleAsync(page);
        await page.GetByLabel("When", new() { Exact = true }).SelectOptionAsync("Weekly");
        await page.GetByLabel("Day", new() { Exact = true }).SelectOptionAsync("Saturday");
        await page.GetByLabel("Time in").FillAsync("05:10");
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Draft kept");

        await ReloadAsync(page);
        await OpenScheduleAsync(page);

        await Assertions.Expect(page.GetByLabel("When", new() { Exact = true })).ToHaveValueAsync("Weekly");
        await Assertions.Expect(page.GetByLabel("Day", new() { Exact = true })).ToHaveValueAsync("Saturday");
        await Assertions.Expect(page.GetByLabel("Time in")).ToHaveValueAsync("05:10");
    }

    [Fact]
    public async Task Document_and_action_that_were_being_written_are_there_after_a_reload()
    {
        var page = await OpenAsync("editors", "/admin/documents/new", withAgent: false);
        await page.Locator("#document-text").FillAsync("# Printer jams");
        await Assertions.Expect(page.Locator("#document-form")).ToContainTextAsync("Draft kept");
        await ReloadAsync(page);
        await Assertions.Expect(page.Locator("#document-text")).ToHaveValueAsync("# Printer jams");

        await OpenAsync(page, "/admin/actions/new");
        await page.GetByLabel("Title").FillAsync("Call the customer back");
        await Assertions.Expect(page.Locator("#editor")).ToContainTextAsync("Draft kept");
        await ReloadAsync(page);
        await Assertions.Expect(page.GetByLabel("Title")).ToHaveValueAsync("Call the customer back");
    }

    [Fact]
    public async Task Proposal_of_a_model_is_there_when_its_dialog_opens_after_a_reload()
    {
        await ModelDesk.AddAsync(browser.Services, "proposals");
        await using var window = await browser.OpenWindowAsync();
        var page = await SignInAsync(window, "/models/logistic-3", "proposals-alice", width: 1366);
        await ProposeAsync(page);
        var dialog = page.GetByRole(AriaRole.Dialog);
        await dialog.GetByLabel("Pilot for some people").CheckAsync();
        await dialog.GetByLabel("Share of people, in percent").FillAsync("25");
        await dialog.GetByLabel("Team one").CheckAsync();
        await dialog.GetByRole(AriaRole.Textbox, new() { Name = "Why", Exact = true }).FillAsync("It is better on later decisions.");
        await Assertions.Expect(dialog.GetByText("Draft kept").First).ToBeVisibleAsync();

        await ReloadAsync(page);
        await ProposeAsync(page);

        await Assertions.Expect(dialog.GetByLabel("Pilot for some people")).ToBeCheckedAsync();
        await Assertions.Expect(dialog.GetByLabel("Share of people, in percent")).ToHaveValueAsync("25");
        await Assertions.Expect(dialog.GetByLabel("Team one")).ToBeCheckedAsync();
        await Assertions
            .Expect(dialog.GetByRole(AriaRole.Textbox, new() { Name = "Why", Exact = true }))
            .ToHaveValueAsync("It is better on later decisions.");
    }

    private async Task<IPage> OpenAsync(string tenant, string address, bool withAgent)
    {
        var id = await Operators.AddTenantAsync(browser.Services, tenant);
        await Operators.AddAsync(browser.Services, id, tenant + "-admin", "admin");
        if (withAgent)
        {
            await Operators.AddAsync(browser.Services, id, tenant + "-agent", "agent");
        }

        var window = await browser.OpenWindowAsync();
        return await SignInAsync(window, address, tenant + "-admin", width: 1366);
    }

    private static async Task ReloadAsync(IPage page)
    {
        await page.ReloadAsync();
        await BrowserFixture.WaitForCircuitAsync(page);
    }

    private static Task OpenScheduleAsync(IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = "Change the schedule of Clean up" }).ClickAsync();

    private static Task ProposeAsync(IPage page) =>
        page.GetByRole(AriaRole.Button, new() { Name = "Propose promotion", Exact = true }).ClickAsync();
}
