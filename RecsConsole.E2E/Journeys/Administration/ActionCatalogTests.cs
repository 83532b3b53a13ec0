using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;
using RecsConsole.Database;
using RecsConsole.E2E.Pages;
using RecsConsole.Tests.Support;
using Shouldly;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>In the browser, two people publish an action to the desk and retire it again.</summary>
[Collection(OwnSiteGroup.Name)]
public sealed class ActionCatalogTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    private static readonly string[] s_unchanged = ["0", "0", "0", "0", "0"];

    [Fact]
    [Trait("Req", "R132")]
    [Trait("Req", "R133")]
    public async Task Action_goes_from_draft_to_the_desk_with_two_people_and_leaves_it_when_retired()
    {
        var tenant = await ActionDesk.AddAsync(browser.Services, "catalog");
        var alice = await SignInAsync("alice-catalog", ColorScheme.Light, 1366);
        var bob = await SignInAsync("bob-catalog", ColorScheme.Dark, 1920);
        var carl = await SignInAsync("carl-catalog", ColorScheme.Light, 1366);
        var onDesk = carl.GetByRole(AriaRole.Button, new() { Name = "Call the customer back", Exact = true });

        await WriteAsync(alice);
        await alice.GetByRole(AriaRole.Button, new() { Name = "Send version 1 for review" }).ClickAsync();
        await alice.GetByRole(AriaRole.Button, new() { Name = "Send for review" }).ClickAsync();
        await Assertions.Expect(alice.GetByText("You wrote version 1, so somebody else has to publish it.")).ToBeVisibleAsync();
        await CheckAsync(alice, "action-in-review-light");
        await OpenAsync(carl, "/cases/C-1");
        await new CaseScreen(carl).ReadyAsync(); // a decision to try the draft on
        await Assertions.Expect(onDesk).ToBeHiddenAsync();
        await PublishAsync(bob, tenant);

        await OpenAsync(carl, "/cases/C-1");
        await Assertions.Expect(onDesk).ToBeVisibleAsync(); // as the report said

        browser.Clock.Advance(TimeSpan.FromSeconds(10)); // an open case refreshes at most that often
        await RetireAsync(bob);
        await Assertions.Expect(onDesk).ToBeHiddenAsync(new() { Timeout = 20_000 }); // the open page updates by itself
    }

    [Fact]
    public async Task What_was_typed_and_not_saved_is_still_there_on_return()
    {
        await ActionDesk.AddAsync(browser.Services, "kept");
        var page = await SignInAsync("alice-kept", ColorScheme.Dark, 1366);
        await OpenAsync(page, "/admin/actions/new");

        await page.GetByLabel("Title").FillAsync("Half a thought");
        await page.GetByLabel("Title").BlurAsync();
        await Assertions.Expect(page.GetByText("Unsaved changes.")).ToBeVisibleAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Back" }).ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "New action" }).ClickAsync();

        await Assertions.Expect(page.GetByLabel("Title")).ToHaveValueAsync("Half a thought");
        await Assertions.Expect(page.GetByText("Unsaved changes from earlier.")).ToBeVisibleAsync();
    }

    private static async Task WriteAsync(IPage page)
    {
        await OpenAsync(page, "/admin/actions");
        await CheckAsync(page, "actions-empty-light");
        await page.GetByRole(AriaRole.Link, new() { Name = "New action" }).ClickAsync();
        await page.GetByLabel("Id", new() { Exact = true }).FillAsync("Call Back");
        await page.GetByLabel("Title").FillAsync("Call the customer back");
        await Assertions.Expect(page.GetByText("Use 2 to 100 lower-case letters")).ToBeVisibleAsync(); // leaving the field validates it
        await CheckAsync(page, "action-editor-light");
        await page.GetByLabel("Id", new() { Exact = true }).FillAsync(ActionDesk.Key);
        await page.GetByLabel("Description").FillAsync("Call within the hour.");
        await page.GetByLabel("Type", new() { Exact = true }).SelectOptionAsync("communicate");
        await page.GetByLabel("Typical minutes").FillAsync("15");
        await Assertions.Expect(page.GetByText("It can be suggested in one state")).ToBeVisibleAsync();
        await page.Keyboard.PressAsync("Control+Enter");
    }

    private async Task PublishAsync(IPage page, Guid tenant)
    {
        await OpenAsync(page, "/admin/actions?status=in_review");
        await page.SetViewportSizeAsync(1920, 1080);
        await CheckAsync(page, "actions-dark");
        await page.GetByRole(AriaRole.Link, new() { Name = "Call the customer back" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish version 1" }).ClickAsync();
        var dialog = page.Locator("dialog[open]");
        var report = await ReadReportAsync(dialog, tenant);
        await CheckAsync(page, "action-impact-dark");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Publish now" }).ClickAsync();
        await Assertions.Expect(page.GetByText("Version 1 is published.")).ToBeVisibleAsync();
        await ShouldRecordAsync(report, tenant);
        await CheckAsync(page, "action-published-dark");
        await page.GetByRole(AriaRole.Link, new() { Name = "Draft version 2" }).ClickAsync();
        await page.GetByLabel("Title").WaitForAsync();
        await CheckAsync(page, "action-editor-dark");
        await page.GetByRole(AriaRole.Link, new() { Name = "Back" }).ClickAsync();
    }

    /// <summary>Compares each number of the report with what the desk has; returns the first digits of its hash.</summary>
    private async Task<string> ReadReportAsync(ILocator dialog, Guid tenant)
    {
        await using var db = Open(tenant);
        var count = await db.Decisions.CountAsync(TestContext.Current.CancellationToken);
        count.ShouldBeGreaterThan(0);
        var all = count.ToString(CultureInfo.InvariantCulture);
        await Assertions.Expect(dialog).ToContainTextAsync($"{all} of the latest {all} decisions would show something else.");
        await Assertions.Expect(FiguresOf("What next")).ToHaveTextAsync(new[] { all, all, "0", "0", "0" }); // changed and gained
        await Assertions.Expect(FiguresOf("Read this")).ToHaveTextAsync(s_unchanged);
        await Assertions.Expect(FiguresOf("Ask someone")).ToHaveTextAsync(s_unchanged);
        await Assertions.Expect(FiguresOf("Call the customer back")).ToHaveTextAsync(new[] { "0", all }); // shown before and after
        await Assertions.Expect(dialog.Locator("summary").First).ToContainTextAsync("C-1");
        var said = await dialog.GetByText("its hash is recorded with the publication").InnerTextAsync();
        return said.Split(' ')[1].TrimEnd(':');

        ILocator FiguresOf(string name) =>
            dialog
                .GetByRole(AriaRole.Row)
                .Filter(new() { Has = dialog.Page.GetByRole(AriaRole.Rowheader, new() { Name = name, Exact = true }) })
                .Locator("td");
    }

    private async Task ShouldRecordAsync(string report, Guid tenant)
    {
        await using var db = Open(tenant);
        var entry = await db.AuditEntries.SingleAsync(
            row => row.Operation == "publish.action" && row.Outcome == AuditOutcomes.Done,
            TestContext.Current.CancellationToken
        );
        entry.DetailsJson.ShouldContain($"\"impact\":\"{report}");
    }

    private ConsoleDbContext Open(Guid tenant)
    {
        var db = Operators.Open(browser.Services);
        db.BindTo(tenant);
        return db;
    }

    private static async Task RetireAsync(IPage page)
    {
        await OpenAsync(page, "/admin/actions/" + ActionDesk.Key);
        await page.GetByRole(AriaRole.Button, new() { Name = "Retire", Exact = true }).ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await Assertions.Expect(dialog).ToContainTextAsync("Retire the action Call the customer back?");
        await Assertions.Expect(dialog).ToContainTextAsync("1 open case shows it now");
        await CheckAsync(page, "action-retire-dark");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Retire the action" }).ClickAsync();
        await Assertions.Expect(page.GetByText("is retired. It will not be suggested")).ToBeVisibleAsync();
    }

    private async Task<IPage> SignInAsync(string name, ColorScheme scheme, int width) =>
        await SignInAsync(await browser.OpenWindowAsync(scheme), "/login", name, width);
}
