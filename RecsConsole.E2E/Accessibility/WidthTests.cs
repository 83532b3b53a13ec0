using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Accessibility;

/// <summary>Every page of the desk fits the window, from a phone to a wide screen, without sideways scrolling.</summary>
public sealed class WidthTests(DemoDesk desk) : Journey
{
    private static readonly int[] s_widths = [360, 390, 683, 684, 1023, 1366, 1920];

    private static readonly string[] s_administration =
    [
        "/admin/actions",
        "/admin/actions/new",
        "/admin/documents",
        "/admin/documents/new",
        "/admin/documents/reports",
        "/admin/documents/upload",
        "/admin/accounts",
        "/admin/accounts/new",
        "/admin/people",
        "/admin/people/new",
        "/admin/playbooks",
        "/admin/playbooks/new",
        "/admin/policies",
        "/admin/policies/new",
        "/admin/workflows",
        "/admin/workflows/new",
        "/admin/case-types",
        "/admin/taxonomy",
        "/admin/sources",
        "/admin/readiness",
        "/admin/webhooks",
        "/admin/service-levels",
        "/admin/service-levels/new",
        "/admin/privacy",
        "/admin/retention",
        "/admin/privacy/fields",
        "/admin/privacy/record",
        "/admin/privacy/consent",
        "/admin/rights",
        "/admin/tenant",
        "/admin/tenant/sources",
        "/audit",
        "/audit/alerts",
        "/insights",
        "/jobs",
        "/models",
        "/settings",
    ];

    [Fact]
    public async Task No_page_of_the_desk_scrolls_sideways_at_any_width()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var found = new List<string>();
        await new QueueScreen(page).OpenAsync();
        await MeasureAsync(page, "queue", found);
        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(1);
        await MeasureAsync(page, "case", found);
        await page.Keyboard.PressAsync("e");
        await screen.Reader.GetByRole(AriaRole.Button, new() { NameString = "Useful" }).WaitForAsync();
        await MeasureAsync(page, "case with document", found);
        foreach (var address in new[] { "/inbox", "/approvals", "/search?q=certificate", "/emergency", await desk.DocumentAddressAsync() })
        {
            await page.GotoAsync(address);
            await BrowserFixture.WaitForCircuitAsync(page);
            await MeasureAsync(page, address, found);
        }

        found.ShouldBeEmpty();
    }

    [Fact]
    public async Task Tabs_of_the_timeline_stay_in_their_card_beside_an_open_document()
    {
        var page = await desk.SignInAsync(DemoDesk.Ana);
        var screen = await (await new QueueScreen(page).OpenAsync()).OpenCaseAsync(1);
        await page.Keyboard.PressAsync("e");
        await screen.Reader.GetByRole(AriaRole.Button, new() { NameString = "Useful" }).WaitForAsync();

        var card = (await screen.Timeline.BoundingBoxAsync())!;
        foreach (var tab in await screen.Timeline.Locator("header button").AllAsync())
        {
            var box = (await tab.BoundingBoxAsync())!;
            (box.X + box.Width).ShouldBeLessThanOrEqualTo(card.X + card.Width, await tab.InnerTextAsync());
            box.X.ShouldBeGreaterThanOrEqualTo(card.X);
        }

        await PictureAsync(page, "timeline-beside-document");
    }

    [Fact]
    public async Task Customers_and_teams_do_not_scroll_sideways_at_any_width()
    {
        var page = await desk.SignInAsync("Sam Reyes");
        var found = new List<string>();
        foreach (var address in new[] { "/accounts", "/accounts/acme", "/teams" })
        {
            await page.GotoAsync(address);
            await page.Locator("main a[data-row]").First.WaitForAsync();
            await MeasureAsync(page, address, found);
        }

        found.ShouldBeEmpty();
    }

    // 683 px equals a window of 1366 px at 200 % zoom.
    [Fact]
    [Trait("Speed", "Slow")]
    public async Task Administration_fits_and_is_accessible_at_narrow_widths()
    {
        var page = await desk.SignInAsync("Adele Winter");
        var found = new List<string>();
        foreach (var address in s_administration)
        {
            await OpenAsync(page, address);
            await Assertions.Expect(page.Locator("main .loading")).ToHaveCountAsync(0);
            await MeasureAsync(page, address, found);
            await page.SetViewportSizeAsync(390, 844);
            await CheckAsync(page, $"{address} at 390", found);
            await page.SetViewportSizeAsync(1366, 860);
        }

        found.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark, Traits = ["Speed", "Slow"])]
    public async Task Queue_case_and_inbox_are_accessible_on_a_phone(ColorScheme scheme)
    {
        var page = await desk.SignInAsync(DemoDesk.Ana, scheme);
        var found = new List<string>();
        var queue = await new QueueScreen(page).OpenAsync();
        var screen = await queue.OpenCaseAsync(1);

        await page.SetViewportSizeAsync(390, 844);
        await ShowWholeAsync(page, 390); // axe would count content under the dock as covered
        await CheckAsync(page, "case at 390", found);
        await page.SetViewportSizeAsync(390, 844);
        var panels = page.GetByRole(AriaRole.Group, new() { Name = "Parts of the case" });
        await Assertions.Expect(panels).ToBeInViewportAsync(); // before any scrolling
        await panels.GetByText("Next").ClickAsync();
        await Assertions.Expect(screen.WhatNext).ToBeInViewportAsync();
        await CheckAsync(page, "what next at 390", found);
        await panels.GetByText("People").ClickAsync();
        await Assertions.Expect(screen.WhatNext).ToBeHiddenAsync();
        await CheckAsync(page, "people at 390", found);
        await queue.OpenAsync();
        await CheckAsync(page, "queue at 390", found);
        await OpenAsync(page, "/inbox");
        await page.Locator("main aside").WaitForAsync();
        await CheckAsync(page, "inbox at 390", found);

        found.ShouldBeEmpty();
    }

    // Records by how much the window, or the page inside it, scrolls sideways.
    private static async Task MeasureAsync(IPage page, string name, List<string> found)
    {
        foreach (var width in s_widths)
        {
            await page.SetViewportSizeAsync(width, 860);
            var over = await page.EvaluateAsync<int>(
                """
                () => {
                  const main = document.querySelector("main");
                  return Math.max(document.documentElement.scrollWidth - innerWidth, main.scrollWidth - main.clientWidth);
                }
                """
            );
            if (over > 0)
            {
                found.Add($"{name} at {width} px is {over} px too wide");
            }
        }
    }
}
