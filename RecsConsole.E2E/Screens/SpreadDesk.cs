using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Engine.Vocabulary;
using RecsConsole.Features.Assignment;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender;
using RecsConsole.Recommender.Cards;

namespace RecsConsole.E2E.Screens;

/// <summary>A demo desk in the morning: half of the open cases wait for somebody, and the teams' plans were just made.</summary>
internal static class SpreadDesk
{
    private const int Waiting = 70;

    public static async Task AddAsync(IServiceProvider site, CancellationToken cancellationToken)
    {
        var tenantDb = site.GetRequiredService<TenantDb>();
        await using var all = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var tenant = await all.Tenants.Where(row => row.Key == "brightline").Select(row => row.Id).SingleAsync(cancellationToken);
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenant), cancellationToken);
        foreach (var row in await db.Cases.Where(row => row.IsOpen).OrderBy(row => row.Key).Take(Waiting).ToListAsync(cancellationToken))
        {
            row.AssigneeId = null;
            row.Revision++;
        }

        await db.SaveChangesAsync(cancellationToken);
        await using var scope = site.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<AssignExperts>().RunAsync(Actor.Job(tenant), cancellationToken);
    }

    /// <summary>A case on which somebody is suggested in another's place, to spread the work, and who it is.</summary>
    /// <param name="reader">Display name of who opens the cases.</param>
    public static async Task<(string CaseKey, string Person)> FindAsync(
        IServiceProvider site,
        string reader,
        CancellationToken cancellationToken
    )
    {
        var tenantDb = site.GetRequiredService<TenantDb>();
        await using var all = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var tenant = await all.Tenants.Where(row => row.Key == "brightline").Select(row => row.Id).SingleAsync(cancellationToken);
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenant), cancellationToken);
        var person = (await db.People.ToListAsync(cancellationToken)).Single(row => row.DisplayName == reader);
        await using var scope = site.CreateAsyncScope();
        var recommend = scope.ServiceProvider.GetRequiredService<RecommendForCase>();
        foreach (var found in await db.Cases.Where(row => row.IsOpen).OrderBy(row => row.Key).ToListAsync(cancellationToken))
        {
            var shown = await recommend.RunAsync(new(tenant, person.Id), new(found.Id), cancellationToken);
            var spread = shown.Value?.Slate(SlateKind.Expert).Items.FirstOrDefault(IsSpread);
            if (spread is not null)
            {
                return (found.Key, spread.Title);
            }
        }

        throw new InvalidOperationException("On no open case is anybody suggested in another's place.");
    }

    private static bool IsSpread(ShownItem item) =>
        item.Reason.Any(segment => segment.Text.Contains("Spread over the team", StringComparison.Ordinal));
}
