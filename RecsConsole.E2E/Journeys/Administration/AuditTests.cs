using System.Text.Json;
using Microsoft.Playwright;
using RecsConsole.E2E.Pages;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>An agent works on a case; an auditor finds it in the audit trail, verifies the trail and exports it.</summary>
public sealed class AuditTests(DemoDesk desk) : Journey
{
    private const string Adele = "Adele Winter";

    [Fact]
    [Trait("Req", "R155")]
    [Trait("Req", "R150")]
    public async Task What_an_agent_saw_and_did_is_found_filtered_verified_and_exported()
    {
        var agent = await desk.SignInAsync(DemoDesk.Ana);
        var queue = await new QueueScreen(agent).OpenAsync();
        var screen = await queue.OpenCaseAsync(18); // few other journeys open this case, so its entries fit on one page
        var key = screen.Key;

        var page = await OpenAsync($"/audit?case={Uri.EscapeDataString(key)}", ColorScheme.Light);

        var rows = page.Locator("main table tbody tr");
        await SeenAsync(page, rows); // views are counted after a second and sent in batches
        await Assertions.Expect(rows.Filter(new() { HasText = "decision.made" }).First).ToBeVisibleAsync();
        await Assertions.Expect(rows.Filter(new() { HasText = "view.case" }).First).ToBeVisibleAsync();
        await page.GetByLabel("What was done").SelectOptionAsync("decision.made");
        await page.HasAddressAsync("operation=decision\\.made");
        await Assertions.Expect(rows.Filter(new() { HasText = "view.case" })).ToHaveCountAsync(0);
        var traced = await rows.First.Locator("a[href^='/decisions/']").GetAttributeAsync("href");
        traced.ShouldNotBeNull();

        await page.GetByRole(AriaRole.Button, new() { NameString = "Verify now" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Intact", new() { Exact = true })).ToBeVisibleAsync(new() { Timeout = 30_000 });

        var file = await page.RunAndWaitForDownloadAsync(() =>
            page.GetByRole(AriaRole.Link, new() { Name = "Export what is filtered" }).ClickAsync()
        );
        file.SuggestedFilename.ShouldEndWith(".jsonl");
        var lines = await File.ReadAllLinesAsync(await file.PathAsync());
        using var head = JsonDocument.Parse(lines[0]);
        head.RootElement.GetProperty("scope").GetString().ShouldBe("filtered");
        lines.Length.ShouldBeGreaterThan(2);
    }

    [Fact]
    public async Task Row_opens_its_entry_by_a_click_beside_the_words_and_by_keys()
    {
        var page = await OpenAsync("/audit", ColorScheme.Light);
        var row = page.Locator("main table tbody tr").First;
        var detail = page.GetByRole(AriaRole.Heading, new() { Name = "Entry in detail" });

        await row.Locator("td")
            .First.ClickAsync(
                new()
                {
                    Position = new() { X = 3, Y = 3 },
                }
            );
        await page.HasAddressAsync("entry=");
        await Assertions.Expect(detail).ToBeInViewportAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Close", Exact = true }).ClickAsync();
        await Assertions.Expect(detail).ToHaveCountAsync(0);

        await row.Locator("a[data-row]").FocusAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(detail).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light)]
    [InlineData(ColorScheme.Dark, Traits = ["Speed", "Slow"])]
    public async Task Audit_trail_is_accessible_filled_and_empty(ColorScheme scheme)
    {
        var found = new List<string>();
        var page = await OpenAsync("/audit", scheme);
        await page.Locator("main table tbody tr").First.WaitForAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "More filters" }).ClickAsync();
        await page.GetByLabel("Reason given").WaitForAsync();
        await CheckAsync(page, "audit", found);
        await page.GotoAsync("/audit?case=NO-SUCH-CASE");
        await page.GetByText("No entry matches").WaitForAsync();
        await CheckAsync(page, "audit without entries", found);

        found.ShouldBeEmpty();
    }

    [Fact]
    [Trait("Req", "R57")]
    public async Task Agent_has_neither_the_page_nor_the_export()
    {
        var agent = await desk.SignInAsync(DemoDesk.Ana);

        await agent.GotoAsync("/audit");

        await Assertions.Expect(agent.GetByRole(AriaRole.Heading, new() { Name = "You cannot open this page" })).ToBeVisibleAsync();
        var export = await agent.APIRequest.GetAsync(new Uri(new Uri(agent.Url), "/audit/export").ToString());
        export.Status.ShouldBe(404);
    }

    // The batch may not have arrived yet, so the page is reloaded until it has.
    private static async Task SeenAsync(IPage page, ILocator rows)
    {
        for (var attempt = 0; attempt < 20; attempt++)
        {
            if (await rows.Filter(new() { HasText = "items.seen" }).CountAsync() > 0)
            {
                return;
            }

            await page.ReloadAsync();
            await DemoDesk.WaitForCircuitAsync(page);
            await rows.First.WaitForAsync();
        }

        Assert.Fail("What was on screen was not recorded.");
    }

    private async Task<IPage> OpenAsync(string address, ColorScheme scheme)
    {
        var page = await desk.SignInAsync(Adele, scheme);
        await OpenAsync(page, address);
        return page;
    }
}
