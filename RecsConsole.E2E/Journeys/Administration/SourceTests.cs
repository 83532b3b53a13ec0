using Microsoft.Playwright;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>What each source of the recommender needs, as the administrator of a fully configured desk sees it.</summary>
public sealed class SourceTests(DemoDesk desk) : Journey
{
    [Fact]
    public async Task Administrator_sees_which_sources_propose_and_goes_to_the_page_that_feeds_one()
    {
        var page = await desk.SignInAsync("Adele Winter");
        await OpenAsync(page, "/admin/sources");
        await Assertions.Expect(page.Locator("tr[data-source]")).ToHaveCountAsync(22);
        await Assertions
            .Expect(page.Locator(".sec header [role=status]"))
            .ToContainTextAsync("of 22 sources propose something for the 25 open cases");
        await Assertions.Expect(page.Locator("tr[data-source=workflow_rules]")).ToContainTextAsync("of 25 cases");
        await Assertions.Expect(page.GetByText("Failed with an error")).ToHaveCountAsync(0);
        await CheckInBothThemesAsync(page, "sources");

        await page.Locator("tr[data-source=playbook] a").ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Playbooks", Level = 1 })).ToBeVisibleAsync();
    }
}
