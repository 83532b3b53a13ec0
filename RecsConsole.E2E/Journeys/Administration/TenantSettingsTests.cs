using Microsoft.Playwright;
using Xunit;

namespace RecsConsole.E2E.Journeys;

[Collection(OwnSiteGroup.Name)]
public sealed class TenantSettingsTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    [Fact]
    [Trait("Req", "R140")]
    public async Task Settings_are_changed_with_a_reason_and_an_old_version_is_restored()
    {
        var page = await browser.OpenAsync("/admin/tenant");
        await CheckInBothThemesAsync(page, "tenant");
        await page.GetByRole(AriaRole.Searchbox, new() { Name = "Find a setting" }).FillAsync("match with");
        await page.GetByRole(AriaRole.Link, new() { Name = "Match with the case" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Match with the case")).ToBeFocusedAsync();
        var save = page.GetByRole(AriaRole.Button, new() { Name = "Put version 2 into force" });
        await page.GetByLabel("Match with the case").FillAsync("45");
        await page.GetByLabel("Historical success").FocusAsync();
        await Assertions.Expect(page.GetByText("they add up to 110 %")).ToBeVisibleAsync();
        await Assertions.Expect(save).ToBeDisabledAsync();
        await page.GetByLabel("Historical success").FillAsync("15");
        await page.GetByLabel("Open case").FillAsync("NO-1");
        await page.GetByLabel("Why").FillAsync("Fit matters more here");
        await Assertions.Expect(page.GetByText("There is no open case \"NO-1\"")).ToBeVisibleAsync();
        await save.ClickAsync();
        await Assertions.Expect(page.GetByText("version 2 in force", new() { Exact = true })).ToBeVisibleAsync();

        await page.Locator("a.small[href='/admin/tenant']").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Settings", Level = 1 })).ToBeFocusedAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Restore version 1" }).ClickAsync();
        await Assertions.Expect(page.GetByLabel("Why")).ToHaveValueAsync("Restores version 1: ");
        await page.GetByLabel("Why").FillAsync("Restores version 1: it was better");
        await CheckInBothThemesAsync(page, "tenant-restore");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put version 3 into force" }).ClickAsync();
        await Assertions.Expect(page.GetByText("version 3 in force", new() { Exact = true })).ToBeVisibleAsync();
        await page.GotoAsync("/admin/tenant/weights?field=MatchFitsTheCase");
        await Assertions.Expect(page.GetByLabel("Match with the case")).ToHaveValueAsync("35");
        await Assertions.Expect(page.GetByLabel("Match with the case")).ToBeFocusedAsync();
    }
}
