using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Tests.Support;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>
/// In the browser, one person writes a service level and another publishes it; cases then have a deadline that names its source, also after
/// their customer got another tier.
/// </summary>
[Collection(OwnSiteGroup.Name)]
public sealed class ServiceLevelTests(BrowserFixture browser) : Journey, IClassFixture<BrowserFixture>
{
    [Fact]
    [Trait("Req", "R133")]
    public async Task Level_goes_from_draft_to_the_deadline_of_a_new_case_and_of_the_open_one()
    {
        await PlaybookDesk.AddAsync(browser.Services, "levels");
        var alice = await SignInAsync("alice-levels", ColorScheme.Light, 1366);
        var bob = await SignInAsync("bob-levels", ColorScheme.Dark, 1366);
        var carl = await SignInAsync("carl-levels", ColorScheme.Light, 1366);

        await OpenAsync(alice, "/admin/service-levels");
        await Assertions.Expect(alice.GetByText("There are no service levels yet")).ToBeVisibleAsync();
        await CheckAsync(alice, "service-levels-empty-light");
        await WriteAsync(alice);
        await alice.GetByRole(AriaRole.Button, new() { Name = "Send version 1 for review" }).ClickAsync();
        await alice.GetByRole(AriaRole.Button, new() { Name = "Send for review" }).ClickAsync();
        await Assertions.Expect(alice.GetByText("You wrote version 1, so somebody else has to publish it.")).ToBeVisibleAsync();

        await PublishAsync(bob);
        await OpenNewCaseAsync("levels");

        await WhyAsync(carl, "/cases/C-2", "Tickets in two days, version 1", "48 h");
        await CheckAsync(carl, "deadline-why-light");
        await carl.Keyboard.PressAsync("Escape");
        await WhyAsync(carl, "/cases/C-1", "Tickets in two days, version 1", "48 h"); // the open case has it too
    }

    [Fact]
    public async Task Open_case_gets_the_deadline_of_its_customers_new_tier_and_says_so()
    {
        await PlaybookDesk.AddAsync(browser.Services, "tiers");
        await PromiseAsync("tiers");
        await OpenNewCaseAsync("tiers", "acme");
        var alice = await SignInAsync("alice-tiers", ColorScheme.Light, 1366);
        var bob = await SignInAsync("bob-tiers", ColorScheme.Light, 1366);
        var carl = await SignInAsync("carl-tiers", ColorScheme.Light, 1366);
        await WhyAsync(carl, "/cases/C-2", "Four hours for Gold, version 1", "4 h");

        await OpenAsync(alice, "/admin/accounts/acme");
        await alice.GetByLabel("Tier", new() { Exact = true }).FillAsync("Silver");
        await alice.GetByRole(AriaRole.Button, new() { Name = "Send for review" }).ClickAsync();
        await alice.Locator("dialog[open] textarea").FillAsync("Their contract became smaller.");
        await alice.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Send for review" }).ClickAsync();
        await Assertions.Expect(alice.GetByText("Sent for review.")).ToBeVisibleAsync();
        await OpenAsync(bob, "/work");
        await bob.GetByRole(AriaRole.Link, new() { Name = "Contract of Acme" }).ClickAsync();
        await Assertions.Expect(bob.GetByText("In 1 open case, the deadline will be computed again.")).ToBeVisibleAsync();
        await bob.GetByRole(AriaRole.Button, new() { Name = "See the impact and publish" }).ClickAsync();
        await bob.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Publish now" }).ClickAsync();
        await Assertions.Expect(bob.GetByText("1 open case got a different deadline.")).ToBeVisibleAsync();

        await WhyAsync(carl, "/cases/C-2", "Two days for Silver, version 1", "48 h");
        await carl.Keyboard.PressAsync("Escape");
        await Assertions.Expect(carl.GetByText("The customer's tier was changed")).ToBeVisibleAsync();
    }

    private static async Task WriteAsync(IPage page)
    {
        await page.GetByRole(AriaRole.Link, new() { Name = "New service level" }).ClickAsync();
        await page.GetByLabel("Id", new() { Exact = true }).FillAsync("tickets");
        await page.GetByLabel("Title").First.FillAsync("Tickets in two days");
        await page.GetByLabel("Case types").SelectOptionAsync("ticket");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save the draft" }).ClickAsync();
        await Assertions.Expect(page.Locator("footer .small[role=status]")).ToContainTextAsync("Enter the hours to solve");
        await CheckAsync(page, "service-level-editor-wrong-light");
        await page.GetByLabel("Hours to solve").FillAsync("48");
        await page.GetByRole(AriaRole.Button, new() { Name = "Check open cases" }).ClickAsync();
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "C-1", Exact = true })).ToBeVisibleAsync();
        await Assertions.Expect(page.GetByText("Immediately late: 1.")).ToBeVisibleAsync();
        await CheckAsync(page, "service-level-editor-light");
        await page.GetByLabel("Title").First.FocusAsync();
        await page.Keyboard.PressAsync("Control+Enter");
    }

    private static async Task PublishAsync(IPage page)
    {
        await OpenAsync(page, "/admin/service-levels?status=in_review");
        await CheckAsync(page, "service-levels-dark");
        await page.GetByRole(AriaRole.Link, new() { Name = "Tickets in two days" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish version 1" }).ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await Assertions.Expect(dialog).ToContainTextAsync("Open cases keep their deadlines: 1 case would get a different one.");
        await dialog.GetByLabel("Also apply the new deadline to open cases.").CheckAsync();
        await Assertions.Expect(dialog).ToContainTextAsync("1 open case gets a different deadline at once.");
        await dialog.GetByRole(AriaRole.Button, new() { Name = "Publish now" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 open case got a different deadline.")).ToBeVisibleAsync();
        await CheckAsync(page, "service-level-published-dark");
    }

    // The agent's own system brings the case without a deadline.
    private async Task OpenNewCaseAsync(string tenant, string? account = null)
    {
        await using var db = await OpenDatabaseAsync(tenant);
        var agent = await db.People.Where(row => row.Key == "carl-" + tenant).Select(row => row.Id).SingleAsync();
        await using var scope = browser.Services.CreateAsyncScope();
        var received = await scope
            .ServiceProvider.GetRequiredService<ReceiveCases>()
            .RunAsync(
                new(db.TenantId, agent),
                [new(1, new("C-2", "Another question", "ticket") { Classification = Classifications.Public, Account = account })],
                CancellationToken.None
            );
        Assert.True(received.IsOk, received.Error?.Message);
    }

    private async Task PromiseAsync(string tenant)
    {
        await using var db = await OpenDatabaseAsync(tenant);
        db.Accounts.Add(
            new()
            {
                TenantId = db.TenantId,
                Key = "acme",
                Name = "Acme",
                Tier = "Gold",
            }
        );
        db.ServiceLevels.AddRange(
            LevelOf(db.TenantId, "gold", "Gold", "Four hours for Gold", TimeSpan.FromHours(4)),
            LevelOf(db.TenantId, "silver", "Silver", "Two days for Silver", TimeSpan.FromHours(48))
        );
        await db.SaveChangesAsync();
    }

    private static ServiceLevelRow LevelOf(Guid tenantId, string key, string tier, string title, TimeSpan target) =>
        new()
        {
            TenantId = tenantId,
            Key = key,
            Version = 1,
            Title = title,
            Status = VersionStatus.Published,
            CaseTypes = ["ticket"],
            Tier = tier,
            TargetMinutes = (int)target.TotalMinutes,
            IsRoundTheClock = true,
            UpdatedAt = DateTimeOffset.UnixEpoch,
        };

    private async Task<ConsoleDbContext> OpenDatabaseAsync(string tenant)
    {
        var db = Operators.Open(browser.Services);
        db.BindTo(await db.Tenants.Where(row => row.Key == tenant).Select(row => row.Id).SingleAsync());
        return db;
    }

    private static async Task WhyAsync(IPage page, string address, string level, string target)
    {
        await OpenAsync(page, address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Why this deadline?" }).ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await Assertions.Expect(dialog).ToContainTextAsync(level);
        await Assertions.Expect(dialog).ToContainTextAsync(target);
        await Assertions.Expect(dialog).ToContainTextAsync("around the clock");
    }

    private async Task<IPage> SignInAsync(string name, ColorScheme scheme, int width) =>
        await SignInAsync(await browser.OpenWindowAsync(scheme), "/login", name, width);
}
