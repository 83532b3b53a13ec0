using Microsoft.Playwright;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>The features of every list, tested on the list of people: columns, window widths, views, export, rows by keyboard.</summary>
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
}
