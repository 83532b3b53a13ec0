using Microsoft.Playwright;
using RecsConsole.Engine.Access;
using RecsConsole.Tests.Support;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>Two administrators change one thing at once: the second sees field by field what differs, and nothing of either is lost.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed class TwoEditorsTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    private const string Edit = "/admin/actions/" + ActionDesk.Key + "/edit";
    private const string Hers = "Call the customer";
    private const string Before = "Call the customer back";
    private const string His = "Call within the hour.";

    // each row: the field, what is saved, what was typed
    private static readonly string[] s_personFields = ["Name", "Cy Clark", "Cy", "Time zone", "Europe/Berlin", "Europe/Lisbon"];
    private static readonly string[] s_actionFields = ["Title", "Description"];
    private static readonly string[] s_actionTexts = [Hers, Before, "Call today.", His];

    [Fact]
    [Trait("Req", "R136")]
    public async Task Person_whom_two_change_ends_with_the_changes_of_both()
    {
        var tenant = await Operators.AddTenantAsync(browser.Services, "two");
        foreach (var name in new[] { "alice-two", "bob-two" })
        {
            await Operators.AddAsync(browser.Services, tenant, name, ConsoleRole.Admin);
        }

        await Operators.AddAsync(browser.Services, tenant, "cy", ConsoleRole.Agent);
        var (alice, bob) = (await SignInAsync("alice-two", ColorScheme.Light), await SignInAsync("bob-two", ColorScheme.Dark));
        await OpenAsync(alice, "/admin/people/cy");
        await OpenAsync(bob, "/admin/people/cy");

        await alice.GetByLabel("Name", new() { Exact = true }).FillAsync("Cy Clark");
        await SaveAsync(alice);
        await Assertions.Expect(alice.GetByText("Saved.")).ToBeVisibleAsync();
        await bob.GetByLabel("Time zone").FillAsync("Europe/Lisbon");
        await SaveAsync(bob);

        var conflict = bob.GetByRole(AriaRole.Alert, new() { Name = "Two versions" });
        await Assertions.Expect(conflict.Locator("td")).ToHaveTextAsync(s_personFields);
        await CheckAsync(bob, "person-conflict-dark");
        await OpenAsync(alice, "/admin/people/cy");
        await Assertions.Expect(alice.GetByLabel("Time zone")).ToHaveValueAsync("Europe/Berlin"); // nothing is saved before he decides
        await conflict.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await Assertions.Expect(bob.GetByLabel("Time zone")).ToHaveValueAsync("Europe/Lisbon");
        await bob.GetByLabel("Name", new() { Exact = true }).FillAsync("Cy Clark");
        await SaveAsync(bob);
        await Assertions.Expect(bob.GetByText("Saved.")).ToBeVisibleAsync();

        await OpenAsync(alice, "/admin/people/cy");
        await Assertions.Expect(alice.GetByLabel("Name", new() { Exact = true })).ToHaveValueAsync("Cy Clark");
        await Assertions.Expect(alice.GetByLabel("Time zone")).ToHaveValueAsync("Europe/Lisbon");
    }

    [Fact]
    [Trait("Req", "R132")]
    public async Task Draft_of_an_action_that_two_write_ends_with_the_words_of_both()
    {
        await ActionDesk.AddAsync(browser.Services, "both");
        var (alice, bob) = (await SignInAsync("alice-both", ColorScheme.Light), await SignInAsync("bob-both", ColorScheme.Dark));
        await WriteAsync(alice);
        await OpenAsync(alice, Edit);
        await OpenAsync(bob, Edit);

        await alice.GetByLabel("Title").FillAsync(Hers);
        await alice.Keyboard.PressAsync("Control+Enter");
        await alice.HasAddressAsync($"/admin/actions/{ActionDesk.Key}$");
        await bob.GetByLabel("Description").FillAsync(His);
        await bob.Keyboard.PressAsync("Control+Enter");

        var conflict = bob.GetByRole(AriaRole.Region, new() { Name = "Conflict" });
        await Assertions.Expect(conflict).ToContainTextAsync("Your changes are still here and were not saved.");
        await Assertions.Expect(conflict.Locator("tbody th")).ToHaveTextAsync(s_actionFields);
        await Assertions.Expect(conflict.Locator("tbody td")).ToHaveTextAsync(s_actionTexts);
        await CheckAsync(bob, "action-conflict-dark");
        await conflict.GetByRole(AriaRole.Button, new() { Name = "Keep my changes" }).ClickAsync();
        await Assertions.Expect(bob.GetByLabel("Description")).ToHaveValueAsync(His);
        await bob.GetByLabel("Title").FillAsync(Hers);
        await bob.Keyboard.PressAsync("Control+Enter");
        await bob.HasAddressAsync($"/admin/actions/{ActionDesk.Key}$");

        await OpenAsync(alice, Edit);
        await Assertions.Expect(alice.GetByLabel("Title")).ToHaveValueAsync(Hers);
        await Assertions.Expect(alice.GetByLabel("Description")).ToHaveValueAsync(His);
    }

    private static Task SaveAsync(IPage page) => page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();

    private static async Task WriteAsync(IPage page)
    {
        await OpenAsync(page, "/admin/actions/new");
        await page.GetByLabel("Id", new() { Exact = true }).FillAsync(ActionDesk.Key);
        await page.GetByLabel("Title").FillAsync(Before);
        await page.GetByLabel("Description").FillAsync("Call today.");
        await page.GetByLabel("Type", new() { Exact = true }).SelectOptionAsync("communicate");
        await page.GetByLabel("Typical minutes").FillAsync("15");
        await Assertions.Expect(page.GetByText("It can be suggested in one state")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+Enter");
        await page.HasAddressAsync($"/admin/actions/{ActionDesk.Key}$");
    }

    private async Task<IPage> SignInAsync(string name, ColorScheme scheme) =>
        await SignInAsync(await browser.OpenWindowAsync(scheme), "/login", name, 1366);
}
