using Microsoft.Playwright;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>
/// In the browser, one person writes a playbook and orders its steps, another publishes it, the desk suggests the step, and the playbook
/// is retired.
/// </summary>
[Collection(OwnSiteGroup.Name)]
public sealed class PlaybookTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    [Fact]
    [Trait("Req", "R28")]
    [Trait("Req", "R133")]
    public async Task Playbook_goes_from_draft_to_the_desk_with_two_people_and_is_retired()
    {
        await PlaybookDesk.AddAsync(browser.Services, "plays");
        var alice = await SignInAsync("alice-plays", ColorScheme.Light, 1366);
        var bob = await SignInAsync("bob-plays", ColorScheme.Dark, 1366);

        await OpenAsync(alice, "/admin/playbooks");
        await Assertions.Expect(alice.GetByText("There are no playbooks yet")).ToBeVisibleAsync();
        await CheckAsync(alice, "playbooks-empty-light");
        await WriteAsync(alice);
        await ReorderAsync(alice);
        await PreviewAsync(alice);
        await alice.Keyboard.PressAsync("Control+Enter");
        await alice.GetByRole(AriaRole.Button, new() { Name = "Send version 1 for review" }).ClickAsync();
        var sending = alice.Locator("dialog[open]");
        await sending.GetByLabel("Comment for the second person").FillAsync("Tried on two cases.");
        await sending.GetByRole(AriaRole.Button, new() { Name = "Send for review" }).ClickAsync();
        await Assertions.Expect(alice.GetByText("You wrote version 1, so somebody else has to publish it.")).ToBeVisibleAsync();
        await CheckAsync(alice, "playbook-draft-light");

        await OpenAsync(bob, "/admin/playbooks?status=in_review");
        await CheckAsync(bob, "playbooks-dark");
        await bob.GetByRole(AriaRole.Link, new() { Name = "Customer waits" }).ClickAsync();
        await bob.GetByRole(AriaRole.Button, new() { Name = "Publish version 1" }).ClickAsync();
        await bob.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Publish now" }).ClickAsync();
        await Assertions.Expect(bob.GetByText("Version 1 is published.")).ToBeVisibleAsync();
        await RetireAsync(bob);
    }

    private static async Task WriteAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "New playbook" }).ClickAsync();
        await page.GetByLabel("Id", new() { Exact = true }).FillAsync("customer-waits");
        await page.GetByLabel("Title").FillAsync("Customer waits");
        await page.GetByLabel("Add a condition to the playbook").ClickAsync();
        var condition = page.GetByRole(AriaRole.Group, new() { Name = "condition 1 of the playbook" });
        await condition.GetByLabel("What to compare").SelectOptionAsync("issue_type");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the draft" }).ClickAsync();
        await Assertions
            .Expect(page.Locator("footer .small[role=status]"))
            .ToContainTextAsync("Condition 1: Choose what to compare it with. Steps: A playbook needs at least one step.");
        await CheckAsync(page, "playbook-editor-wrong-light");
        await condition.GetByLabel("Value", new() { Exact = true }).SelectOptionAsync("question");
        foreach (var (number, action) in new[] { (1, PlaybookDesk.Note), (2, PlaybookDesk.Call) })
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "Add a step" }).ClickAsync();
            await page.GetByLabel($"Action of step {number}").SelectOptionAsync(action);
        }
    }

    private static async Task ReorderAsync(IPage page)
    {
        await page.GetByLabel("Action of step 2").FocusAsync();
        await page.Keyboard.PressAsync("Alt+ArrowUp");
        await Assertions.Expect(page.GetByLabel("Action of step 1")).ToHaveValueAsync(PlaybookDesk.Call);
        await Assertions.Expect(page.GetByLabel("Action of step 1")).ToBeFocusedAsync();
        await page.GetByLabel("Remove step 2").ClickAsync();
        await Assertions.Expect(page.GetByText("Step 2 was removed.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Action of step 2")).ToHaveValueAsync(PlaybookDesk.Note);
    }

    private static async Task PreviewAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Check open cases" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "C-1", Exact = true })).ToBeVisibleAsync();
        await CheckAsync(page, "playbook-editor-light");
        await page.GetByLabel("Title").FocusAsync();
    }

    private static async Task RetireAsync(IPage page)
    {
        await CheckAsync(page, "playbook-published-dark");
        await page.GetByRole(AriaRole.Link, new() { Name = "Draft version 2" }).ClickAsync();
        await page.GetByLabel("Title").WaitForAsync();
        await CheckAsync(page, "playbook-editor-dark");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Retire", Exact = true }).ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await Assertions.Expect(dialog).ToContainTextAsync("Retire the playbook Customer waits?");
        await CheckAsync(page, "playbook-retire-dark");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Retire the playbook" }).ClickAsync();
        await Assertions.Expect(page.GetByText("is retired. It will propose nothing")).ToBeVisibleAsync();
    }

    private async Task<IPage> SignInAsync(string name, ColorScheme scheme, int width) =>
        await SignInAsync(await browser.OpenWindowAsync(scheme), "/login", name, width);
}
