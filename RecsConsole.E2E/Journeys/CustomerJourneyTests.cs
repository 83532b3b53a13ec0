using System.Text.RegularExpressions;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>From a case to its customer, to the signals of the customer, and to the case to work on next.</summary>
public sealed partial class CustomerJourneyTests(DemoDesk desk) : Journey
{
    [Fact]
    public async Task Customer_is_opened_from_a_case_and_their_next_action_opens_its_case()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        await (await new QueueScreen(page).OpenAsync("/?scope=team&sort=case")).OpenCaseAsync(3);
        var link = page.Locator(".casehead a.fact");
        var name = await link.InnerTextAsync();
        await link.ClickAsync();
        await page.HasAddressAsync("/accounts/");
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync(name);

        await EvidenceIsCountedAsync(page);

        var open = page.GetByRole(AriaRole.Link, new() { NameRegex = OpenCase() });
        await Assertions.Expect(open).ToBeVisibleAsync(new() { Timeout = 60_000 }); // steps are computed after the page has loaded
        await CheckInBothThemesAsync(page, "customer-page");
        var key = (await open.InnerTextAsync())["Open ".Length..].Trim();
        await open.ClickAsync();
        await page.HasAddressAsync($"/cases/{key}$");
    }

    [Fact]
    public async Task Customers_are_found_by_name_and_opened_by_keys()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        await page.GotoAsync("/accounts");
        await page.Locator("main a[data-row]").First.WaitForAsync();
        await page.GetByRole(AriaRole.Searchbox).FillAsync("nordvik");
        await page.Keyboard.PressAsync("Enter");
        await page.HasAddressAsync("q=nordvik");
        await Assertions.Expect(page.Locator("main a[data-row]")).ToHaveCountAsync(1);
        await page.GetByRole(AriaRole.Searchbox).BlurAsync();
        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(page.Locator("main a[data-row]")).ToBeFocusedAsync();
        await page.Keyboard.PressAsync("Enter");
        await page.HasAddressAsync("/accounts/nordvik$");
        await page.Locator("#signals").WaitForAsync();
    }

    // "2 of 43 finished cases" lists two cases, and each can be opened.
    private static async Task EvidenceIsCountedAsync(IPage page)
    {
        var signals = page.Locator("section:has(#signals) > ul > li:has(details)");
        await signals.First.WaitForAsync();
        foreach (var signal in await signals.AllAsync())
        {
            var words = await signal.Locator("b").InnerTextAsync();
            var count = int.Parse(Count().Match(words).Value, System.Globalization.CultureInfo.InvariantCulture);
            await signal.Locator("summary").ClickAsync();
            await Assertions.Expect(signal.Locator("details a[href^='/cases/']")).ToHaveCountAsync(count);
        }
    }

    [GeneratedRegex("^Open [A-Z]+-[0-9]+$", RegexOptions.None, 1_000)]
    private static partial Regex OpenCase();

    [GeneratedRegex("[0-9]+", RegexOptions.None, 1_000)]
    private static partial Regex Count();
}
