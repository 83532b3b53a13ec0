using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Features.Assignment;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

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
}
