using Microsoft.Playwright;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>An admin looks up whose data the tenant keeps, and cannot erase a customer with open work.</summary>
public sealed class PrivacyTests(DemoDesk desk) : Journey
{
    private const string Admin = "Adele Winter";

    [Fact]
    public async Task Who_still_has_open_work_is_erased_later_and_who_has_an_account_not_at_all_and_the_page_says_so()
    {
        var page = await desk.SignInAsync(Admin);
        await OpenAsync(page, "/admin/privacy");
        var rows = page.Locator("table tbody tr");
        await rows.First.WaitForAsync();
        await Assertions.Expect(page.GetByText("Erased once", new() { Exact = false }).First).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "privacy");
        await page.Locator("main tbody button.danger").First.ClickAsync();
        await page.Locator("dialog[open] textarea").WaitForAsync();
        await Assertions.Expect(page.Locator("dialog[open]")).ToContainTextAsync("open cases are closed");
        await CheckInBothThemesAsync(page, "privacy-erase");
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Cancel" }).ClickAsync();

        await Assertions.Expect(page.Locator("dialog[open]")).ToHaveCountAsync(0); // it gives the focus back when it closes
        var search = page.GetByLabel("Search by name or key");
        await search.FillAsync("nobody of this name");
        await search.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Nobody matches")).ToBeVisibleAsync();

        await search.FillAsync("");
        await search.PressAsync("Enter");
        await Assertions.Expect(page.GetByText("Nobody matches")).ToHaveCountAsync(0);
        await page.GetByLabel("Kind").SelectOptionAsync("person");
        await Assertions.Expect(page.GetByText("Deactivate the person first").First).ToBeVisibleAsync();
    }
}
