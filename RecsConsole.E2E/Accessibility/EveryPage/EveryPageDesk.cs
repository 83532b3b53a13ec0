using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using RecsConsole.Database;
using RecsConsole.Features.Demo;
using RecsConsole.Features.Reviews;
using RecsConsole.Features.Reviews.Judging;
using RecsConsole.Features.Reviews.Studies;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Ranking;
using RecsConsole.Tenancy;
using Xunit;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>A separate demo desk on which every page has content: time-limited rights, a trained model and a half-judged study.</summary>
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
        var (study, disputed) = await AddStudyAsync(db, model, token);
        var change = await ProposeAsync(db, token);
        Keys = new(open.Key, closed.Key, decision.Id, model.Version, study, disputed, change);
    }

    public ValueTask DisposeAsync() => _browser.DisposeAsync();

    internal async Task<IPage> SignInAsync(string person)
    {
        var window = await _browser.OpenWindowAsync();
        var page = await window.NewPageAsync();
        await page.GotoAsync("/login");
        if (person != PageStops.Nobody)
        {
            await page.GetByRole(AriaRole.Button, new() { NameString = person }).First.ClickAsync();
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

    private async Task<(Guid Study, Guid Disputed)> AddStudyAsync(ConsoleDbContext db, ModelRow model, CancellationToken cancellationToken)
    {
        var people = await db.People.ToDictionaryAsync(row => row.Key, row => row.Id, cancellationToken);
        var reviewers = new[] { people["rita.moreno"], people["felix.arnold"] };
        var id = Guid.NewGuid();
        await using var scope = _browser.Services.CreateAsyncScope();
        var made = await scope
            .ServiceProvider.GetRequiredService<CreateStudy>()
            .RunAsync(
                new(db.TenantId, people["laura.stein"]),
                new(id, "November study", RankingSystem.Heuristic, $"{model.Id:D}", 12, StudyCases.Both, null, null, reviewers, 100),
                cancellationToken
            );
        Assert.Null(made.Error);
        var judge = scope.ServiceProvider.GetRequiredService<JudgePair>();
        var pairs = await db.StudyPairs.AsNoTracking().Where(row => row.StudyId == id).ToListAsync(cancellationToken);
        var ritas = pairs.Where(pair => pair.ReviewerId == reviewers[0] && pair.Position <= 6).ToList();
        foreach (var pair in pairs.Where(pair => ritas.Exists(rita => rita.CaseId == pair.CaseId)))
        {
            // On the first case this reviewer prefers one side; her colleague says that both are bad.
            var choice = pair.ReviewerId == reviewers[0] ? (PairChoice)(pair.Position % 4) : PairChoice.BothBad;
            await judge.RunAsync(
                new(db.TenantId, pair.ReviewerId),
                new(id, pair.Position, new(choice, ["order"], new(4, 5, null)), pair.Revision, TimeSpan.FromSeconds(40)),
                cancellationToken
            );
        }

        return (id, ritas.Single(pair => pair.Position == 1).CaseId);
    }
}
