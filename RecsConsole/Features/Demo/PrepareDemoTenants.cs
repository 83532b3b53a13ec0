using Microsoft.EntityFrameworkCore;
using RecsConsole.Features.Demo.Lived;
using RecsConsole.Features.Demo.Rows;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Demo;

/// <summary>
/// Seeds the demo tenants, simulates their last days, and lets every feature prepare them. An interrupted run is continued at the next
/// start: a tenant is ready for sign-in when all of this is done.
/// </summary>
internal static class PrepareDemoTenants
{
    /// <param name="password">Password of all demo people; null leaves them without one.</param>
    /// <param name="report">Receives progress messages.</param>
    public static async Task RunAsync(
        IServiceProvider services,
        string? password,
        Action<string> report,
        CancellationToken cancellationToken
    )
    {
        var seed = services.GetRequiredService<SeedDemoTenants>();
        await seed.RunAsync(password, report, cancellationToken, isReady: false);
        // in parallel, because somebody is waiting for the first start
        await Task.WhenAll(
            Content.DemoContentLoader.TenantKeys.Select(key =>
                Task.Run(() => FinishAsync(services, key, report, cancellationToken), cancellationToken)
            )
        );
    }

    private static async Task FinishAsync(IServiceProvider services, string key, Action<string> report, CancellationToken cancellationToken)
    {
        var tenant = Actor.Job(DemoIds.Tenant(key));
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        var row = await db.Tenants.SingleAsync(each => each.Key == key, cancellationToken);
        if (!row.IsReady)
        {
            await PrepareAsync(services, tenant, line => report($"Demo: {key} {line}"), cancellationToken);
            row.IsReady = true;
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static async Task PrepareAsync(
        IServiceProvider services,
        Actor tenant,
        Action<string> report,
        CancellationToken cancellationToken
    )
    {
        report($"lives its last {LivedDays.Days} days");
        await new LivedDays(services, tenant).LiveAsync(report, cancellationToken);
        foreach (var step in services.GetServices<TenantPreparation>())
        {
            report(step.Title);
            await step.RunAsync(services, tenant, cancellationToken);
        }

        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        await LivedLooks.JudgeAsync(db, cancellationToken);
    }
}
