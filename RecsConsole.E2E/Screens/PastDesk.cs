using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Engine.Access;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Recommendations;
using RecsConsole.Features.Recommendations.Responses;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;
using RecsConsole.Recommender;
using RecsConsole.Tests.Support;

namespace RecsConsole.E2E.Screens;

/// <summary>
/// Lets the people of a demo tenant work for some weeks before now, through the desk's own operations with a clock of their own, so that pages
/// about the past have something to show.
/// </summary>
internal sealed class PastDesk : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly Random _chance = new(7);
    private bool _onlyHighRisk;

    private PastDesk(ServiceProvider services) => _services = services;

    private ManualClock Clock => _services.GetRequiredService<ManualClock>();

    /// <param name="site">The services of the running site, whose database it works on.</param>
    public static async Task WorkAsync(IServiceProvider site, string tenant, int days, CancellationToken cancellationToken)
    {
        await using var desk = new PastDesk(Services(site));
        var id = await desk.TenantAsync(tenant, cancellationToken);
        var now = DateTimeOffset.UtcNow;
        for (var day = days; day > 0; day--)
        {
            var openings = 2 + desk._chance.Next(6);
            for (var opening = 0; opening < openings; opening++)
            {
                var at = now.AddDays(-day).AddMinutes(desk._chance.Next(480));
                if (at > desk.Clock.GetUtcNow())
                {
                    desk.Clock.Set(at);
                }

                await desk.OpenOneAsync(id, cancellationToken);
            }
        }
    }

    /// <summary>Has one agent after the other ask for an action of high risk now, until two requests wait.</summary>
    public static async Task AskForApprovalAsync(IServiceProvider site, string tenant, CancellationToken cancellationToken)
    {
        await using var desk = new PastDesk(Services(site)) { _onlyHighRisk = true };
        desk.Clock.Set(DateTimeOffset.UtcNow.AddMinutes(-90));
        var id = await desk.TenantAsync(tenant, cancellationToken);
        var now = DateTimeOffset.UtcNow;
        for (var attempt = 0; attempt < 80; attempt++)
        {
            await desk.OpenOneAsync(id, cancellationToken);
            await using var db = await desk._services.GetRequiredService<TenantDb>().OpenAsync(Actor.Job(id), cancellationToken);
            if (
                await db.ApprovalRequests.CountAsync(row => row.Status == ApprovalStatus.Pending && row.Deadline > now, cancellationToken)
                >= 2
            )
            {
                return;
            }
        }
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    private async Task<Guid> TenantAsync(string key, CancellationToken cancellationToken)
    {
        await using var all = await _services.GetRequiredService<TenantDb>().OpenWithoutTenantAsync(cancellationToken);
        return await all.Tenants.Where(row => row.Key == key).Select(row => row.Id).SingleAsync(cancellationToken);
    }

    private async Task OpenOneAsync(Guid tenantId, CancellationToken cancellationToken)
    {
        await using var db = await _services.GetRequiredService<TenantDb>().OpenAsync(Actor.Job(tenantId), cancellationToken);
        var agents = await db
            .People.Where(row => row.IsActive && row.Roles.Contains(ConsoleRole.Agent))
            .OrderBy(row => row.Key)
            .ToListAsync(cancellationToken);
        var agent = agents[_chance.Next(agents.Count)];
        var teams = agent.Teams.ToList();
        var cases = await db
            .Cases.Where(row => row.IsOpen && row.TeamKey != null && teams.Contains(row.TeamKey) && row.Classification <= agent.Clearance)
            .OrderBy(row => row.Key)
            .Select(row => row.Id)
            .ToListAsync(cancellationToken);
        if (cases.Count == 0)
        {
            return;
        }

        var actor = new Actor(tenantId, agent.Id);
        var decided = await _services
            .GetRequiredService<RecommendForCase>()
            .RunAsync(actor, new(cases[_chance.Next(cases.Count)]), cancellationToken);
        if (decided.Value is { DecisionId: { } decision })
        {
            Clock.Advance(TimeSpan.FromMinutes(2));
            await AnswerAsync(db, actor, decision, cancellationToken);
        }
    }

    private async Task AnswerAsync(ConsoleDbContext db, Actor actor, Guid decision, CancellationToken cancellationToken)
    {
        var items = await db
            .DecisionItems.Where(row => row.DecisionId == decision)
            .OrderBy(row => row.Kind)
            .ThenBy(row => row.Rank)
            .ToListAsync(cancellationToken);
        var risky = await db.Actions.Where(row => row.Risk == "high").Select(row => row.Key).ToListAsync(cancellationToken);
        foreach (var item in items.Where(item => item.Rank == 1 || _onlyHighRisk || _chance.Next(4) == 0))
        {
            var answer =
                !_onlyHighRisk ? Answer(decision, item)
                : risky.Contains(item.ItemId, StringComparer.Ordinal)
                    ? new(Guid.NewGuid(), decision, ResponseKind.Accept, SlateKind.Action, item.ItemId)
                : null;
            if (answer is not null)
            {
                await _services.GetRequiredService<RespondToSlate>().RunAsync(actor, answer, cancellationToken);
            }
        }
    }

    // Better ranks are taken more often, as on a real desk.
    private RespondToSlateRequest? Answer(Guid decision, DecisionItemRow item)
    {
        var kind = Enum.Parse<SlateKind>(item.Kind, ignoreCase: true);
        var reasons = DismissReasons.All.Where(reason => reason.Key is not DismissReasons.WrongPermission).ToList();
        return _chance.Next(10) switch
        {
            < 4 when item.Rank <= 2 => new(Guid.NewGuid(), decision, ResponseKind.Accept, kind, item.ItemId),
            < 6 => new(Guid.NewGuid(), decision, ResponseKind.Dismiss, kind, item.ItemId, reasons[_chance.Next(reasons.Count)].Key),
            6 when kind == SlateKind.Action => new(
                Guid.NewGuid(),
                decision,
                ResponseKind.Override,
                kind,
                item.ItemId,
                DismissReasons.NotApplicable,
                "ask-for-details"
            ),
            _ => null,
        };
    }

    private static ServiceProvider Services(IServiceProvider site)
    {
        var configuration = site.GetRequiredService<IConfiguration>();
        var clock = new ManualClock(DateTimeOffset.UtcNow.AddDays(-400));
        var folder = site.GetRequiredService<DataFolder>();
        var services = new ServiceCollection()
            .AddLogging()
            .AddSingleton(configuration)
            .AddSingleton(clock)
            .AddSingleton<TimeProvider>(clock)
            .AddSingleton(folder)
            .AddConsoleDatabase(configuration, folder);
        services.AddRecommender().AddRecommendations();
        return services.BuildServiceProvider();
    }
}
