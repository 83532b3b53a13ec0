using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.E2E;
using RecsConsole.E2E.Pages;
using RecsConsole.Engine.Workflow;
using RecsConsole.Features.Recommendations.Slates;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tenancy.Models;
using Xunit;

[assembly: AssemblyFixture(typeof(DemoDesk))]
// Tests run one after the other: they share one seeded desk, and parallel tests would change each other's queue. Only those of OwnSiteGroup
// run beside them.
[assembly: CollectionBehavior(CollectionBehavior.CollectionPerAssembly)]

namespace RecsConsole.E2E;

/// <summary>One application with the demo tenants and one browser for the whole run, because seeding takes longer than a test.</summary>
public sealed class DemoDesk : IAsyncLifetime
{
    public const string Ana = "Ana Nowak";
    public const string Jonas = "Jonas Keller";
    private const string Tenant = "brightline";
    private readonly BrowserFixture _browser = new(withDemo: true, new SharedBrowser());

    public IServiceProvider Services => _browser.Services;

    /// <summary>The current time of the desk.</summary>
    public DateTimeOffset Now => Services.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>Stops measured time until disposed, so that a one-second delay after a change does not elapse.</summary>
    public IDisposable HoldMeasuredTime() => ((DeskClock)Services.GetRequiredService<TimeProvider>()).HoldMeasuredTime();

    public async ValueTask InitializeAsync() => await _browser.InitializeAsync();

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    public static Task WaitForCircuitAsync(IPage page) => BrowserFixture.WaitForCircuitAsync(page);

    /// <summary>Signs a demo person in and returns a page in a new window.</summary>
    public async Task<IPage> SignInAsync(string name, ColorScheme scheme = ColorScheme.Light, string? locale = null)
    {
        var window = await _browser.OpenWindowAsync(scheme, locale);
        var page = await window.NewPageAsync();
        await page.SetViewportSizeAsync(1366, 860);
        await page.GotoAsync("/login");
        // most people are in folded lists
        await page.Locator("details").EvaluateAllAsync<object?>("folded => folded.forEach(each => (each.open = true))");
        await page.GetByRole(AriaRole.Button, new() { NameString = name }).First.ClickAsync();
        await page.Keyboard.PressAsync("Enter");
        await WaitForCircuitAsync(page);
        return page;
    }

    /// <summary>Opens a window with nobody signed in, for a person of another tenant.</summary>
    public async Task<IPage> OpenWindowAsync()
    {
        var window = await _browser.OpenWindowAsync();
        return await window.NewPageAsync();
    }

    /// <summary>
    /// Opens the first case, from a place of the queue on, that suggests two steps or more, one of which has low risk and changes the
    /// state. Returns the screen, the title of that step and the label of its new state.
    /// </summary>
    public async Task<(CaseScreen Screen, string Title, string State)> OpenMovingCaseAsync(IPage page, int from, string queue = "/")
    {
        for (var place = from; place < from + 10; place++)
        {
            var screen = await (await new QueueScreen(page).OpenAsync(queue)).OpenCaseAsync(place);
            if (await FindMovingStepAsync(screen) is var (title, state) && await screen.WhatNext.Locator(".card .title").CountAsync() > 1)
            {
                return (screen, title, state);
            }
        }

        throw new InvalidOperationException($"None of ten cases from place {from} on has two steps of which one of low risk moves it.");
    }

    private async Task<(string Title, string State)?> FindMovingStepAsync(CaseScreen screen)
    {
        var shown = await screen.WhatNext.Locator(".card .title").AllInnerTextsAsync();
        await using var db = await OpenAsync(Tenant);
        var row = await db.Cases.SingleAsync(found => found.Key == screen.Key);
        var titles = shown.Select(title => title.Trim()).ToList();
        var actions = await db.Actions.Where(action => titles.Contains(action.Title) && action.Risk == ActionRiskLevel.Low).ToListAsync();
        var workflow = await Services
            .GetRequiredService<IWorkflowSource>()
            .ReadAsync(new(row.TenantId, Guid.NewGuid()), row.TypeKey, CancellationToken.None);
        var machine = new StateMachine(workflow!);
        return (
            from title in titles
            from action in actions
            where string.Equals(action.Title, title, StringComparison.Ordinal)
            let next = machine.Next(row.Status, action.Key)
            where next is not null && !string.Equals(next, row.Status, StringComparison.Ordinal)
            where !machine.Solves(row.Status, action.Key) // asks how the case was solved
            where !StepForms.Writes(action.IsCustomerContact, action.Channel) // asks for a letter
            select ((string, string)?)(title, RecsConsole.Features.Cases.CaseLabels.State(next))
        ).FirstOrDefault();
    }

    /// <summary>Presses j or k until the card is current, and repeats a key that the page missed.</summary>
    public static async Task MoveToCardAsync(CaseScreen screen, string title)
    {
        var titles = (await screen.Page.Locator("aside .card .title").AllInnerTextsAsync()).Select(shown => shown.Trim()).ToList();
        var current = screen.CurrentCard.Locator(".title");
        for (var press = 0; press < 3 * titles.Count; press++)
        {
            var shown = (await current.InnerTextAsync()).Trim();
            var (at, target) = (titles.IndexOf(shown), titles.IndexOf(title));
            if (at == target)
            {
                return;
            }

            await screen.Page.Keyboard.PressAsync(target > at ? "j" : "k");
            await IsGoneAsync(current, shown);
        }

        throw new InvalidOperationException($"{title} did not become current.");
    }

    /// <summary>Waits until the list of suggestions has been stable for longer than the second in which A is ignored.</summary>
    public static async Task WaitForSettledListAsync(CaseScreen screen)
    {
        var quiet = 0;
        var before = "";
        while (quiet < 4)
        {
            await screen.Page.WaitForTimeoutAsync(400);
            var shown = await screen.WhatNext.InnerTextAsync();
            quiet = string.Equals(shown, before, StringComparison.Ordinal) ? quiet + 1 : 0;
            before = shown;
        }
    }

    private static async Task IsGoneAsync(ILocator current, string shown)
    {
        try
        {
            await Assertions.Expect(current).Not.ToHaveTextAsync(shown, new() { Timeout = 3_000 });
        }
        catch (PlaywrightException)
        {
            // the page missed the key
        }
    }

    /// <summary>Addresses of cases and documents of a tenant that Ana does not belong to.</summary>
    public async Task<IReadOnlyList<string>> AddressesOfOtherTenantAsync()
    {
        await using var own = await OpenAsync(Tenant);
        await using var other = await OpenAsync("orchard");
        var ownDocuments = await own.Documents.Select(row => row.Key).ToListAsync();
        var cases = await other.Cases.OrderBy(row => row.Key).Select(row => row.Key).Take(40).ToListAsync();
        var documents = await other.Documents.Where(row => !ownDocuments.Contains(row.Key)).Select(row => row.Key).Distinct().ToListAsync();
        return
        [
            .. cases.Select(key => $"/cases/{Uri.EscapeDataString(key)}"),
            .. documents.Select(key => $"/documents/{Uri.EscapeDataString(key)}"),
        ];
    }

    /// <summary>The address of a document that everybody on the demo desk may read.</summary>
    public async Task<string> DocumentAddressAsync()
    {
        await using var db = await OpenAsync(Tenant);
        var documents = await db
            .Documents.Where(row => row.Status == DocumentStatus.Effective && row.Classification <= 1 && row.Text != "")
            .OrderBy(row => row.Key)
            .ToListAsync();
        var key = documents.First(row => row is { Acl.Count: 0, Regions.Count: 0 }).Key;
        return string.Create(CultureInfo.InvariantCulture, $"/documents/{key}");
    }

    /// <summary>The rank at which an item of a decision was recorded as seen; null if it was not recorded.</summary>
    public async Task<int?> ImpressionRankAsync(SeenItem item)
    {
        var kind = item.Kind.ToItemKind();
        await using var db = await OpenAsync(Tenant);
        return await db
            .Impressions.Where(row => row.DecisionId == item.DecisionId && row.Kind == kind && row.Rank == item.Rank)
            .Select(row => (int?)row.Rank)
            .SingleOrDefaultAsync();
    }

    /// <summary>Waits until an item is recorded as seen at its rank; the browser sends impressions in batches.</summary>
    public async Task HasImpressionAsync(SeenItem item)
    {
        for (var attempt = 0; attempt < 60; attempt++)
        {
            if (await ImpressionRankAsync(item) == item.Rank)
            {
                return;
            }

            await Task.Delay(250);
        }

        Assert.Fail($"{item} was not recorded as seen.");
    }

    private async Task<ConsoleDbContext> OpenAsync(string tenant)
    {
        var tenantDb = Services.GetRequiredService<TenantDb>();
        await using var all = await tenantDb.OpenWithoutTenantAsync(CancellationToken.None);
        var id = await all.Tenants.Where(row => row.Key == tenant).Select(row => row.Id).SingleAsync();
        return await tenantDb.OpenAsync(new(id, Guid.NewGuid()), CancellationToken.None);
    }
}
