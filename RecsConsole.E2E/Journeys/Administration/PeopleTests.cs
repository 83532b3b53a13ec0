using Microsoft.Playwright;
using Xunit;

namespace RecsConsole.E2E.Journeys;

[Collection(OwnSiteGroup.Name)]
public sealed class PeopleTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    [Fact]
    [Trait("Req", "R136")]
    public async Task Person_is_added_given_skills_and_deactivated_after_being_asked_once()
    {
        var page = await browser.OpenAsync("/admin/people");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Somebody", Exact = true })).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "people");

        await page.GetByRole(AriaRole.Link, new() { Name = "Add a person" }).ClickAsync();
        await page.GetByLabel("Name", new() { Exact = true }).FillAsync("Cy Clark");
        await page.GetByLabel("Key", new() { Exact = true }).FillAsync("cy");
        await page.GetByLabel("agent", new() { Exact = true }).CheckAsync();
        await page.GetByPlaceholder("Add a skill").FillAsync("sso");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add", Exact = true }).ClickAsync();
        await page.GetByLabel("Time zone").FillAsync("Mars/Olympus");
        await page.GetByLabel("Name", new() { Exact = true }).FocusAsync();
        await Assertions.Expect(page.GetByText("There is no time zone \"Mars/Olympus\"")).ToBeVisibleAsync();
        await page.GetByLabel("Time zone").FillAsync("Europe/Lisbon");
        await page.GetByRole(AriaRole.Button, new() { Name = "Add the person" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Cy Clark" })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByLabel("Level of sso")).ToHaveValueAsync("3");

        await page.GetByLabel("Active: may sign in").UncheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Dialog)).ToContainTextAsync("Deactivate Cy Clark?");
        await CheckInBothThemesAsync(page, "person-asked");
        await page.GetByRole(AriaRole.Button, new() { Name = "Deactivate" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Saved.")).ToBeVisibleAsync();
        await CheckInBothThemesAsync(page, "person");

        await OpenAsync(page, "/admin/people?active=no");
        await Assertions.Expect(page.GetByText("1 to 1 of 1")).ToBeVisibleAsync();
    }
}
