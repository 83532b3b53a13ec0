using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecsConsole.Database;
using RecsConsole.E2E.Journeys;
using RecsConsole.Features.Demo;
using RecsConsole.Features.Documents.Administration.Drafts;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Tenancy;
using RecsConsole.Tests.Support;
using Xunit;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>
/// A separate demo desk on which every page has content: time-limited rights, a trained model, a half-judged study, a study of single
/// lists, a draft, and a step that waits for approval. A second tenant has a model that passes the gate.
/// </summary>
public sealed class EveryPageDesk : IAsyncLifetime
{
    private static readonly TimeSpan s_training = TimeSpan.FromMinutes(3);
    private readonly BrowserFixture _browser = new(withDemo: true, trainsModels: true);

    internal DemoKeys Keys { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        await _browser.InitializeAsync();
        var token = TestContext.Current.CancellationToken;
        await RightsDesk.AddAsync(_browser.Services, token);
        await using var db = await OpenAsync(token);
        var model = await TrainedAsync(db, token);
        var own = db.Cases.Where(row => row.AssigneeId == DemoPeople.AgentId && row.Classification <= 1);
        var open = await own.Where(row => row.IsOpen).OrderBy(row => row.Key).FirstAsync(token);
        var closed = await own.Where(row => !row.IsOpen).OrderByDescending(row => row.Key).FirstAsync(token);
        var decision = await db
            .Decisions.Where(row => row.ActorId == DemoPeople.AgentId && !row.IsAhead)
            .OrderByDescending(row => row.At)
            .FirstAsync(token);
        var (study, disputed) = await StudyDesk.AddAsync(_browser.Services, db, model, token);
        await RequestDesk.AddAsync(_browser.Services, db, spared: open.Key, token);
        var change = await ProposeAsync(db, token);
        var draft = await DraftAsync(db, token);
        await ModelDesk.AddAsync(_browser.Services, PageStops.ModelTenant);
        Keys = new(open.Key, closed.Key, decision.Id, model.Version, study, disputed, change)
        {
            Graded = await StudyDesk.AddGradedAsync(_browser.Services, db, token),
            Draft = draft,
        };
    }

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    internal async Task<IPage> SignInAsync(string person, string? locale = null)
    {
        var window = await _browser.OpenWindowAsync(locale: locale);
        var page = await window.NewPageAsync();
        await page.GotoAsync("/login");
        if (person.StartsWith(PageStops.ModelTenant, StringComparison.Ordinal))
        {
            // by ids, because the labels are in the reader's language
            await page.Locator("#email").FillAsync(Operators.Email(person));
            await page.Locator("#password").FillAsync(Operators.Password);
        }
        else if (person != PageStops.Nobody)
        {
            await page.GetByRole(AriaRole.Button, new() { NameString = person }).First.ClickAsync();
        }

        if (person != PageStops.Nobody)
        {
            await page.Keyboard.PressAsync("Enter");
            await BrowserFixture.WaitForCircuitAsync(page);
        }

        return page;
    }

    private async Task<ConsoleDbContext> OpenAsync(CancellationToken cancellationToken)
    {
        var tenantDb = _browser.Services.GetRequiredService<TenantDb>();
        await using var all = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var tenant = await all.Tenants.Where(row => row.Key == "brightline").Select(row => row.Id).SingleAsync(cancellationToken);
        return await tenantDb.OpenAsync(Actor.Job(tenant), cancellationToken);
    }

    // The first training runs in the background after the demo is seeded.
    private static async Task<ModelRow> TrainedAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        for (var waited = TimeSpan.Zero; waited < s_training; waited += TimeSpan.FromSeconds(1))
        {
            var model = await db.Models.AsNoTracking().Where(row => row.Kind == ItemKind.Action).FirstOrDefaultAsync(cancellationToken);
            if (model is not null)
            {
                return model;
            }

            await Task.Delay(TimeSpan.FromSeconds(1), cancellationToken);
        }

        throw new InvalidOperationException("The demo desk has no model of actions yet.");
    }

    // Rupert wrote it, so Adele may approve it.
    private async Task<string> DraftAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var author = await db.People.Where(row => row.Key == "rupert.hale").Select(row => row.Id).SingleAsync(cancellationToken);
        var drafted = db.Documents.Where(row => row.Status == DocumentStatus.Draft).Select(row => row.Key);
        var row = await db
            .Documents.AsNoTracking()
            .Where(each => each.Status == DocumentStatus.Effective && each.Classification <= 1 && each.Key != PageStops.Document)
            .Where(each => !drafted.Contains(each.Key))
            .OrderBy(each => each.Key)
            .FirstAsync(cancellationToken);
        var draft = DocumentDraft.From(row);
        await using var scope = _browser.Services.CreateAsyncScope();
        var saved = await scope
            .ServiceProvider.GetRequiredService<SaveDraft>()
            .RunAsync(
                new(db.TenantId, author),
                new(draft with { Text = draft.Text + "\n\nOne more line." }, null, 0, IsNew: false),
                cancellationToken
            );
        Assert.Null(saved.Error);
        return row.Key;
    }

    // Rupert sent it, so Adele may publish it.
    private async Task<Guid> ProposeAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var author = await db.People.Where(row => row.Key == "rupert.hale").Select(row => row.Id).SingleAsync(cancellationToken);
        var now = await TenantConfigurationReader.ReadAsync(db, cancellationToken);
        var draft = now with { Part = now.Part with { ActionSlots = 1 } };
        var sent = await _browser
            .Services.GetRequiredService<ProposeSettings>()
            .RunAsync(new(db.TenantId, author), new(now.Version, draft, "Fewer at once"), cancellationToken);
        Assert.Null(sent.Error);
        return sent.Value;
    }
}
