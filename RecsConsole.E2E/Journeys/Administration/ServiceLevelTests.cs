using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Cases.Exchange.Receiving;
using RecsConsole.Tests.Support;
using Xunit;

namespace RecsConsole.E2E.Journeys;

/// <summary>
/// In the browser, one person writes a service level and another publishes it; cases then have a deadline that names its source.
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
        await OpenNewCaseAsync();

        await WhyAsync(carl, "/cases/C-2");
        await CheckAsync(carl, "deadline-why-light");
        await carl.Keyboard.PressAsync("Escape");
        await WhyAsync(carl, "/cases/C-1"); // the open case has it too
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
        await page.GetByLabel("When publishing, also apply the new deadline to open cases.").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Publish version 1" }).ClickAsync();
        await page.Locator("dialog[open]").GetByRole(AriaRole.Button, new() { Name = "Publish now" }).ClickAsync();
        await Assertions.Expect(page.GetByText("1 open case got a different deadline.")).ToBeVisibleAsync();
        await CheckAsync(page, "service-level-published-dark");
    }

    // The agent's own system brings the case without a deadline.
    private async Task OpenNewCaseAsync()
    {
        await using var db = Operators.Open(browser.Services);
        var tenant = await db.Tenants.Where(row => row.Key == "levels").Select(row => row.Id).SingleAsync();
        db.BindTo(tenant);
        var agent = await db.People.Where(row => row.Key == "carl-levels").Select(row => row.Id).SingleAsync();
        await using var scope = browser.Services.CreateAsyncScope();
        var received = await scope
            .ServiceProvider.GetRequiredService<ReceiveCases>()
            .RunAsync(
                new(tenant, agent),
                [new(1, new("C-2", "Another question", "ticket") { Classification = Classifications.Public })],
                CancellationToken.None
            );
        Assert.True(received.IsOk, received.Error?.Message);
    }

    private static async Task WhyAsync(IPage page, string address)
    {
        await OpenAsync(page, address);
        await page.GetByRole(AriaRole.Button, new() { Name = "Why this deadline?" }).ClickAsync();
        var dialog = page.Locator("dialog[open]");
        await Assertions.Expect(dialog).ToContainTextAsync("Tickets in two days, version 1");
        await Assertions.Expect(dialog).ToContainTextAsync("48 h");
        await Assertions.Expect(dialog).ToContainTextAsync("around the clock");
    }

    private async Task<IPage> SignInAsync(string name, ColorScheme scheme, int width) =>
        await SignInAsync(await browser.OpenWindowAsync(scheme), "/login", name, width);
}
