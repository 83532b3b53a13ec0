using Microsoft.Playwright;
using RecsConsole.Database;
using RecsConsole.Tests.Support;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>In the browser, drafts are selected by keyboard and sent for review together; each row says what came of it.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed class BulkTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    [Fact]
    [Trait("Req", "R133")]
    public async Task Drafts_are_selected_by_keyboard_and_sent_together()
    {
        await AddAsync("bulk");
        var page = await SignInAsync(await browser.OpenWindowAsync(), "/login", "alice-bulk", 1366);
        await OpenAsync(page, "/admin/actions");
        var rows = page.Locator("a[data-row]");
        var bar = page.GetByRole(AriaRole.Toolbar, new() { Name = "Selected rows" });
        await Assertions.Expect(rows).ToHaveCountAsync(3);

        for (var row = 0; row < 3; row++)
        {
            await page.Keyboard.PressAsync("j");
            await Assertions.Expect(rows.Nth(row)).ToBeFocusedAsync();
            await page.Keyboard.PressAsync("x");
            await Assertions.Expect(bar).ToContainTextAsync($"{row + 1} selected");
        }

        await CheckInBothThemesAsync(page, "bulk-selected");
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(bar).ToContainTextAsync("2 selected");
        await SendAsync(page);

        await rows.First.FocusAsync();
        await page.Keyboard.PressAsync("x");
        await Assertions.Expect(bar).ToContainTextAsync("1 selected");
        await page.Keyboard.PressAsync("Escape");
        await Assertions.Expect(bar).ToBeHiddenAsync();
    }

    private static async Task SendAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Button, new() { Name = "Send 2 drafts for review" }).ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await dialog.GetByLabel("Comment for the second person").FillAsync("Both tried on two cases.");
        await CheckInBothThemesAsync(page, "bulk-asked");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Send for review" }).ClickAsync();

        await Assertions.Expect(page.GetByText("Done: 2 of 2.")).ToBeVisibleAsync();
        var result = page.GetByRole(AriaRole.Region, new() { Name = "Result for each row" });
        await Assertions.Expect(result).ToBeFocusedAsync();
        await Assertions.Expect(result.GetByText("Version 1 is in review.")).ToHaveCountAsync(2);
        await Assertions.Expect(page.Locator("tr").Filter(new() { HasText = "In review 1" })).ToHaveCountAsync(2);
        await CheckInBothThemesAsync(page, "bulk-done");
    }

    private async Task AddAsync(string tenant)
    {
        var id = await ActionDesk.AddAsync(browser.Services, tenant);
        await using var db = Operators.Open(browser.Services);
        db.BindTo(id);
        db.AddRange(
            Action(id, "ask-for-log", "Ask for the log", VersionStatus.Draft),
            Action(id, "call-back", "Call the customer back", VersionStatus.Draft),
            Action(id, "leave-note", "Leave a note", VersionStatus.Published)
        );
        await db.SaveChangesAsync();
    }

    private static ActionRow Action(Guid tenantId, string key, string title, VersionStatus status) =>
        new()
        {
            TenantId = tenantId,
            Key = key,
            Version = 1,
            Title = title,
            Description = "",
            Kind = "communicate",
            Risk = ActionRiskLevel.Low,
            Status = status,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };
}
