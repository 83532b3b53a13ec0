using Microsoft.Playwright;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>An administrator maintains a customer and the terms of the contract.</summary>
public sealed class ContractTests(DemoDesk desk) : Journey
{
    [Fact]
    public async Task Customer_is_added_with_a_contract_and_found_in_the_list()
    {
        var key = $"e2e-{Guid.NewGuid():N}";
        var page = await desk.SignInAsync("Adele Winter");
        await OpenAsync(page, "/admin/accounts");
        await page.GetByRole(AriaRole.Link, new() { Name = "Add a customer" }).ClickAsync();

        await page.GetByLabel("Key", new() { Exact = true }).FillAsync("not a key");
        await page.GetByLabel("Tier", new() { Exact = true }).FillAsync("Gold");
        await Assertions.Expect(page.GetByText("A key must have 1 to 100")).ToBeVisibleAsync();
        await page.GetByLabel("Key", new() { Exact = true }).FillAsync(key);
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync($"Name of {key}");
        await page.GetByLabel("Last day of the contract").FillAsync("2030-12-31");
        await CheckInBothThemesAsync(page, "contract-new");
        await page.GetByRole(AriaRole.Button, new() { Name = "Send for review" }).ClickAsync();
        await page.Locator("dialog[open] textarea").FillAsync("Signed last week.");
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Send for review" }).ClickAsync();

        // the customer is there at once, and the contract once somebody else agrees
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = $"Name of {key}", Level = 1 })).ToBeVisibleAsync();
        await OpenAsync(page, $"/admin/accounts?q={key}");
        var row = page.GetByRole(AriaRole.Row).Filter(new() { HasText = key });
        await Assertions.Expect(row).ToBeVisibleAsync();
        await Assertions.Expect(row).Not.ToContainTextAsync("Gold");
        await OpenAsync(page, "/work");
        await page.GetByRole(AriaRole.Link, new() { Name = $"Contract of Name of {key}" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Signed last week.")).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "contract-waits");
    }
}
