using Microsoft.Playwright;
using RecsConsole.Engine.Access;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>The features of every list, tested on the list of people: columns, order, widths, views, export, rows by keyboard.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed class ListTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    [Fact]
    public async Task List_keeps_columns_and_views_moves_by_keyboard_and_exports_what_is_listed()
    {
        var page = await browser.OpenAsync("/admin/people");
        var grid = page.GetByRole(AriaRole.Grid, new() { Name = "People" });
        await Assertions.Expect(grid.GetByRole(AriaRole.Link, new() { Name = "Somebody", Exact = true })).ToBeVisibleAsync();
        foreach (var (width, height) in new[] { (1366, 768), (1920, 1080) })
        {
            await page.SetViewportSizeAsync(width, height);
            (await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue();
            await CheckInBothThemesAsync(page, $"list-{width}");
        }

        await page.Keyboard.PressAsync("j");
        await Assertions.Expect(grid.GetByRole(AriaRole.Link, new() { Name = "Somebody", Exact = true })).ToBeFocusedAsync();

        await page.GetByRole(AriaRole.Combobox, new() { Name = "Columns" }).ClickAsync();
        await CheckInBothThemesAsync(page, "list-columns");
        await page.GetByRole(AriaRole.Option, new() { Name = "Time zone" }).ClickAsync();
        await Assertions.Expect(grid.GetByRole(AriaRole.Columnheader, new() { Name = "Time zone" })).ToBeHiddenAsync();
        await page.Keyboard.PressAsync("Escape");

        await page.GetByLabel("Active", new() { Exact = true }).SelectOptionAsync("yes");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Clear filters" })).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Views" }).ClickAsync();
        await page.GetByLabel("Name of the view").FillAsync("Who works here");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save view" }).ClickAsync();
        await CheckInBothThemesAsync(page, "list-views");
        var file = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Export" }).ClickAsync());
        file.SuggestedFilename.ShouldBe("people-active-yes.csv");
        (await File.ReadAllTextAsync(await file.PathAsync(), TestContext.Current.CancellationToken)).ShouldContain("Somebody");

        await page.GotoAsync("/admin/people");
        await BrowserFixture.WaitForCircuitAsync(page);
        await Assertions.Expect(grid.GetByRole(AriaRole.Columnheader, new() { Name = "Clearance" })).ToBeVisibleAsync();
        await Assertions.Expect(grid.GetByRole(AriaRole.Columnheader, new() { Name = "Time zone" })).ToBeHiddenAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Views" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Who works here" }).ClickAsync();
        await page.WaitForURLAsync("**/admin/people?active=yes");
    }

    [Fact]
    public async Task Heading_sorts_the_list_and_turns_it_round()
    {
        var tenant = await Operators.AddTenantAsync(browser.Services, "sorted");
        await Operators.AddAsync(browser.Services, tenant, "sorted-ada", ConsoleRole.Admin);
        await Operators.AddAsync(browser.Services, tenant, "sorted-zoe", ConsoleRole.Agent);
        await using var window = await browser.OpenWindowAsync();
        var page = await SignInAsync(window, "/admin/people", "sorted-ada", width: 1366);
        var grid = page.GetByRole(AriaRole.Grid, new() { Name = "People" });
        var first = grid.Locator("tbody tr").First;
        await Assertions.Expect(first).ToContainTextAsync("Sorted-ada");

        await grid.GetByRole(AriaRole.Button, new() { Name = "Name sorted ascending" }).ClickAsync();
        await Assertions.Expect(first).ToContainTextAsync("Sorted-zoe");
        await page.HasAddressAsync("desc=1");
        await CheckInBothThemesAsync(page, "list-sorted");

        await grid.GetByRole(AriaRole.Button, new() { Name = "Name sorted descending" }).ClickAsync();
        await Assertions.Expect(first).ToContainTextAsync("Sorted-ada");
        await grid.GetByRole(AriaRole.Button, new() { Name = "Key", Exact = true }).ClickAsync();
        await page.HasAddressAsync("sort=key");
        await Assertions.Expect(grid.GetByRole(AriaRole.Button, new() { Name = "Key sorted ascending" })).ToBeVisibleAsync();
    }
}
