using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>A case type starts with a ready-made workflow; one person extends it and another publishes it.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed class WorkflowTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    [Fact]
    [Trait("Req", "R133")]
    public async Task Case_type_is_added_in_one_step_and_its_workflow_drawn_further()
    {
        await PlaybookDesk.AddAsync(browser.Services, "flows");
        var alice = await SignInAsync("alice-flows", ColorScheme.Light, 1366);
        var bob = await SignInAsync("bob-flows", ColorScheme.Dark, 1366);

        await AddTypeAsync(alice);
        await alice.GetByRole(AriaRole.Row, new() { NameString = "IT incidents" }).GetByRole(AriaRole.Link).ClickAsync();
        await Assertions.Expect(alice.GetByRole(AriaRole.Heading, new() { Name = "IT incidents", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(alice.GetByRole(AriaRole.Img, new() { NameString = "6 states" })).ToBeVisibleAsync();
        await CheckAsync(alice, "workflow-light");
        await DrawAsync(alice);
        await alice.GetByLabel("Title").First.FocusAsync();
        await alice.Keyboard.PressAsync("Control+Enter");
        await alice.GetByRole(AriaRole.Button, new() { Name = "Send version 2 for review" }).ClickAsync();
        await alice.GetByRole(AriaRole.Button, new() { Name = "Send for review" }).ClickAsync();
        await Assertions.Expect(alice.GetByText("You wrote version 2, so somebody else has to publish it.")).ToBeVisibleAsync();

        await OpenAsync(bob, "/admin/workflows/it-incidents");
        await bob.GetByRole(AriaRole.Button, new() { Name = "Publish version 2" }).ClickAsync();
        await bob.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Publish now" }).ClickAsync();
        await Assertions.Expect(bob.GetByText("is published in place of version 1")).ToBeVisibleAsync();
        await Assertions.Expect(bob.GetByRole(AriaRole.Img, new() { NameString = "7 states" })).ToBeVisibleAsync();
        await CheckAsync(bob, "workflow-published-dark");
    }

    private static async Task AddTypeAsync(IPage page)
    {
        await OpenAsync(page, "/admin/case-types");
        await page.GetByLabel("IT incidents").CheckAsync();
        await Assertions.Expect(page.GetByLabel("Id", new() { Exact = true })).ToHaveValueAsync("it-incidents");
        await CheckAsync(page, "case-types-light");
        await new CaseTypesScreen(page).AddAsync("The service runs again");
        await Assertions.Expect(page.GetByText("IT incidents was added, with 10 new actions in the catalog.")).ToBeVisibleAsync();
    }

    private static async Task DrawAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "Draft version 2" }).ClickAsync();
        await page.GetByLabel("Another state").FillAsync("Waiting for parts");
        await page.Keyboard.PressAsync("Enter");
        await page.GetByLabel("Cases wait for somebody outside in Waiting for parts").CheckAsync();
        await Assertions.Expect(page.GetByText("No step leads to Waiting for parts.")).ToBeVisibleAsync();
        await page.GetByLabel("Also possible here").SelectOptionAsync("information-received");
        await page.GetByLabel("Where \"Information received\" leads").SelectOptionAsync("in_progress");
        await page.GetByRole(AriaRole.Button, new() { Name = "In progress", Exact = true }).ClickAsync();
        await page.GetByLabel("Also possible here").SelectOptionAsync(PlaybookDesk.Call);
        await page.GetByLabel("Where \"Call the customer back\" leads").SelectOptionAsync("waiting_parts");
        await Assertions.Expect(page.GetByText("Nothing prevents publishing.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Check open cases" }).ClickAsync();
        await Assertions.Expect(page.GetByText("0 of 0 open cases would have different steps.")).ToBeVisibleAsync();
    }

    private async Task<IPage> SignInAsync(string name, ColorScheme scheme, int width) =>
        await SignInAsync(await browser.OpenWindowAsync(scheme), "/login", name, width);
}
