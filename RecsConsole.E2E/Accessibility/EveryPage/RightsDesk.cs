using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using RecsConsole.Database;
using RecsConsole.Features.Cases.Emergency;
using RecsConsole.Features.People.Grants;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.E2E.Accessibility.EveryPage;

/// <summary>Gives and withdraws time-limited rights in a demo tenant with its own operations, and opens a case in an emergency.</summary>
internal static class RightsDesk
{
    public static async Task AddAsync(IServiceProvider site, CancellationToken cancellationToken)
    {
        var tenantDb = site.GetRequiredService<TenantDb>();
        await using var all = await tenantDb.OpenWithoutTenantAsync(cancellationToken);
        var tenant = await all.Tenants.Where(row => row.Key == "brightline").Select(row => row.Id).SingleAsync(cancellationToken);
        await using var db = await tenantDb.OpenAsync(Actor.Job(tenant), cancellationToken);
        var people = await db.People.ToDictionaryAsync(row => row.Key, cancellationToken);
        var cases = await db
            .Cases.Where(row => row.IsOpen && row.TeamKey != "access" && row.Classification <= 1)
            .OrderBy(row => row.Key)
            .Take(4)
            .ToListAsync(cancellationToken);
        var admin = new Actor(tenant, people["adele.winter"].Id);
        await using var scope = site.CreateAsyncScope();
        var give = scope.ServiceProvider.GetRequiredService<GrantAccess>();
        Task<Result<Guid>> GiveAsync(string person, CaseRow row, string reason, int minutes) =>
            give.RunAsync(admin, new(people[person].Id, "case", row.Key, reason, minutes), cancellationToken);
        await GiveAsync("ana.nowak", cases[0], "Stands in for the owner this week", 10_080);
        await GiveAsync("jonas.keller", cases[1], "Second pair of eyes on the export", 1_440);
        var over = await GiveAsync("marta.weiss", cases[2], "Helps with the hand-over", 480);
        await scope.ServiceProvider.GetRequiredService<WithdrawGrant>().RunAsync(admin, over.Value, cancellationToken);
        await scope
            .ServiceProvider.GetRequiredService<OpenInEmergency>()
            .RunAsync(
                new(tenant, people["ana.nowak"].Id),
                new(cases[3].Key, "Their plant stands still and nobody of the team answers.", 60),
                cancellationToken
            );
    }
}
