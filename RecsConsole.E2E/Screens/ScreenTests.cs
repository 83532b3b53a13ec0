using System.Globalization;
using Microsoft.Playwright;
using Xunit;

namespace RecsConsole.E2E.Screens;

/// <summary>
/// Pictures of the pages for docs/screens, light and dark at 1366 px. They are taken when RECS_SCREENS names a folder; RECS_SCREENS_WIDTH may ask
/// for another width, for looking only.
/// </summary>
[Trait("Category", "Screens")]
public sealed class ScreenTests : IAsyncLifetime
{
    private static readonly string? s_folder = Environment.GetEnvironmentVariable("RECS_SCREENS");

    private static readonly (string Address, string Name, string Ready)[] s_administration =
    [
        ("/admin/actions", "actions", "table tbody tr"),
        ("/admin/actions/request-log-bundle", "action", "main section"),
        ("/admin/actions/request-log-bundle/edit", "action-editor", "main input"),
        ("/admin/playbooks", "playbooks", "table tbody tr"),
        ("/admin/playbooks/sso-certificate-changed", "playbook", "main section"),
        ("/admin/playbooks/sso-certificate-changed/edit", "playbook-editor", "main input"),
        ("/admin/policies", "policies", "table tbody tr"),
        ("/admin/policies/credit-notes", "policy", "main section"),
        ("/admin/policies/credit-notes/edit", "policy-editor", "main input"),
        ("/admin/workflows", "workflows", "table tbody tr"),
        ("/admin/workflows/support", "workflow", "main svg"),
        ("/admin/workflows/support/edit", "workflow-editor", "main input"),
        ("/admin/case-types", "case-types", "main input"),
        ("/admin/sources", "sources", "main table"),
        ("/admin/webhooks", "webhooks", "main section"),
        ("/admin/accounts", "contracts", "table tbody tr"),
        ("/admin/accounts/acme", "contract", "main input"),
        ("/admin/service-levels", "service-levels", "table tbody tr"),
        ("/admin/service-levels/p1", "service-level", "main section"),
        ("/admin/service-levels/p1/edit", "service-level-editor", "main input"),
        ("/admin/documents", "documents", "table tbody tr"),
        ("/admin/documents/reports", "reports", "main section"),
        ("/admin/documents/account-lockout", "document-admin", "main section"),
        ("/documents/account-lockout", "document", "main article"),
        ("/admin/people", "people", "table tbody tr"),
        ("/admin/people/ana.nowak", "person", "#grants-title"),
        ("/admin/rights?state=any", "rights", "table tbody tr"),
        ("/admin/tenant", "tenant", "main section"),
        ("/admin/connections", "connections", "main section"),
        ("/admin/privacy", "privacy", "table tbody tr"),
        ("/jobs", "jobs", "main section"),
        ("/accounts", "accounts", "table tbody tr"),
        ("/accounts/acme", "account", "#signals"),
        ("/teams", "teams", "main section"),
        ("/models", "models", "main section"),
        ("/audit/alerts", "alerts", "main section"),
    ];

    private readonly BrowserFixture _browser = new(withDemo: true);

    public async ValueTask InitializeAsync()
    {
        if (s_folder is not null)
        {
            await _browser.InitializeAsync();
        }
    }

    public ValueTask DisposeAsync() => s_folder is null ? default : _browser.DisposeAsync();

    [Fact]
    public async Task Insights()
    {
        Assert.SkipWhen(s_folder is null, "RECS_SCREENS names no folder.");
        await SpreadDesk.AddAsync(_browser.Services, TestContext.Current.CancellationToken);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await SignInAsync("Adele Winter", scheme);
            await page.GotoAsync("/insights");
            await BrowserFixture.WaitForCircuitAsync(page);
            await Assertions.Expect(page.Locator(".tile .body")).ToHaveCountAsync(14, new() { Timeout = 60_000 });
            await ShotAsync(page, "insights", scheme, fullPage: true);
            await page.GotoAsync("/insights/cases?figure=acceptance.accepted&value=action");
            await BrowserFixture.WaitForCircuitAsync(page);
            await page.Locator("table tbody tr").First.WaitForAsync();
            await ShotAsync(page, "insights-cases", scheme);
            await ShotSpreadAsync(scheme);
        }
    }

    [Fact]
    public async Task Reason_and_trace()
    {
        Assert.SkipWhen(s_folder is null, "RECS_SCREENS names no folder.");
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var page = await SignInAsync("Sam Reyes", scheme);
            await page.GotoAsync("/?scope=team");
            await BrowserFixture.WaitForCircuitAsync(page);
            await page.Locator("table tbody tr a").First.ClickAsync();
            await page.Locator("aside .card").First.WaitForAsync();
            await DismissFirstAsync(page);
            await page.Locator("aside .card .all").First.ClickAsync();
            var trace = page.GetByText("Full trace of this decision");
            await trace.WaitForAsync();
            await ShotAsync(page, "why-this", scheme);
            var adele = await SignInAsync("Adele Winter", scheme);
            await adele.GotoAsync((await trace.GetAttributeAsync("href"))!);
            await BrowserFixture.WaitForCircuitAsync(adele);
            await adele.GetByText("Replay", new() { Exact = true }).Last.ClickAsync();
            await adele.Locator("aside .tag").First.WaitForAsync();
            await AskAsync(adele);
            await ShotAsync(adele, "trace", scheme, fullPage: true);
        }
    }

    [Fact]
    public async Task Desk_and_administration()
    {
        Assert.SkipWhen(s_folder is null, "RECS_SCREENS names no folder.");
        var token = TestContext.Current.CancellationToken;
        await RightsDesk.AddAsync(_browser.Services, token);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await ShotLoginAsync(scheme);
            var ana = await SignInAsync("Ana Nowak", scheme);
            await ShotAsync(ana, "/", "queue", scheme, "table tbody tr");
            var first = ana.Locator("table tbody tr a").First;
            await ShotAsync(ana, (await first.GetAttributeAsync("href"))!, "case", scheme, "aside .card");
            await ShotAsync(ana, "case-whole", scheme, fullPage: true);
            await ShotAsync(ana, "/search?q=certificate", "search", scheme, "main ol li");
            await ShotAsync(ana, "/inbox", "inbox", scheme, "main section");
            await ShotAsync(ana, "/emergency", "emergency", scheme, "main form");
            await ana.Keyboard.PressAsync("Control+k");
            await ana.Keyboard.TypeAsync("sign-in");
            await ana.GetByRole(AriaRole.Option).Nth(2).WaitForAsync();
            await ShotAsync(ana, "search-anywhere", scheme);
            var sam = await SignInAsync("Sam Reyes", scheme);
            await ShotAsync(sam, "/approvals", "approvals", scheme, "table tbody tr");
            await sam.Keyboard.PressAsync("Enter");
            await sam.Locator("aside h2").First.WaitForAsync();
            await ShotAsync(sam, "approval", scheme);
            var adele = await SignInAsync("Adele Winter", scheme);
            foreach (var (address, name, ready) in s_administration)
            {
                await ShotAsync(adele, address, name, scheme, ready);
            }
        }
    }

    [Fact]
    public async Task Audit()
    {
        Assert.SkipWhen(s_folder is null, "RECS_SCREENS names no folder.");
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            var ana = await SignInAsync("Ana Nowak", scheme);
            await ana.GotoAsync("/");
            var first = ana.Locator("table tbody tr a").First;
            await ana.GotoAsync((await first.GetAttributeAsync("href"))!);
            await ana.Locator("aside .card").First.WaitForAsync();
            var adele = await SignInAsync("Adele Winter", scheme);
            await ShotAsync(adele, "/audit", "audit", scheme, "table tbody tr");
            await adele.GotoAsync("/audit?outcome=denied&reason=not_useful");
            await adele.GetByText("No entry matches").WaitForAsync();
            await ShotAsync(adele, "audit-empty", scheme);
        }
    }

    // a case on which somebody is suggested in another's place, to spread the work
    private async Task ShotSpreadAsync(ColorScheme scheme)
    {
        var (key, person) = await SpreadDesk.FindAsync(_browser.Services, "Sam Reyes", TestContext.Current.CancellationToken);
        var page = await SignInAsync("Sam Reyes", scheme);
        await page.GotoAsync($"/cases/{key}");
        await page.Locator("aside .card").First.WaitForAsync();
        var card = page.Locator("aside .card", new() { HasText = person });
        if ((await card.GetAttributeAsync("class"))!.Contains("shut", StringComparison.Ordinal))
        {
            await card.Locator(".title").ClickAsync();
        }

        await Assertions.Expect(card).ToContainTextAsync("Spread over the team");
        await ShotAsync(page, "experts-spread", scheme, fullPage: true);
    }

    // so that the decision of the trace differs from the one before
    private static async Task DismissFirstAsync(IPage page)
    {
        var title = page.Locator("aside .card.cur .title");
        var before = await title.InnerTextAsync();
        await page.Keyboard.PressAsync("d");
        await page.GetByRole(AriaRole.Menu).WaitForAsync();
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(title).Not.ToHaveTextAsync(before);
    }

    // both questions, answered
    private static async Task AskAsync(IPage page)
    {
        await page.GetByLabel("What you expected here").FillAsync("Escalate");
        await page.Locator(".found button").First.ClickAsync();
        await page.Locator(".answer").WaitForAsync();
        await page.GetByText("gone from place").First.WaitForAsync();
    }

    private async Task<IPage> SignInAsync(string name, ColorScheme scheme)
    {
        var window = await _browser.OpenWindowAsync(scheme);
        var page = await window.NewPageAsync();
        await page.SetViewportSizeAsync(Width, 860);
        await page.GotoAsync("/login");
        await page.GetByRole(AriaRole.Button, new() { NameString = name }).First.ClickAsync();
        await page.Keyboard.PressAsync("Enter");
        await BrowserFixture.WaitForCircuitAsync(page);
        return page;
    }

    private static int Width =>
        int.TryParse(
            Environment.GetEnvironmentVariable("RECS_SCREENS_WIDTH"),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var width
        )
            ? width
            : 1366;

    private async Task ShotLoginAsync(ColorScheme scheme)
    {
        var window = await _browser.OpenWindowAsync(scheme);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/login");
        await ShotAsync(page, "login", scheme);
    }

    private static async Task ShotAsync(IPage page, string address, string name, ColorScheme scheme, string ready)
    {
        await page.GotoAsync(address);
        await BrowserFixture.WaitForCircuitAsync(page);
        await page.Locator(ready).First.WaitForAsync();
        await ShotAsync(page, name, scheme);
    }

    private static async Task ShotAsync(IPage page, string name, ColorScheme scheme, bool fullPage = false)
    {
        var height = 860;
        if (fullPage)
        {
            // the page scrolls inside its frame, so the window is made as high as what is in it
            height = await page.EvaluateAsync<int>("() => Math.ceil(document.querySelector('main').scrollHeight + 60)");
        }

        await page.SetViewportSizeAsync(Width, height);
        var suffix = scheme == ColorScheme.Dark ? "dark" : "light";
        await page.ScreenshotAsync(new() { Path = Path.Combine(s_folder!, $"{name}-{suffix}.png") });
        await page.SetViewportSizeAsync(Width, 860);
    }
}
