using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Demo.Lived;
using RecsConsole.Features.Demo.Rows;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Recommender.Retrieval;

namespace RecsConsole.Features.Demo;

/// <summary>
/// Seeds the demo tenants, simulates their last days, and lets every feature prepare them. An interrupted run is continued at the next
/// start: a tenant is ready for sign-in when all of this is done. Somebody is waiting for the first start, so what does not need each other
/// is done at the same time.
/// </summary>
internal static class PrepareDemoTenants
{
    /// <param name="password">Password of all demo people; null leaves them without one.</param>
    /// <param name="report">Receives progress messages, from several threads.</param>
    public static async Task RunAsync(
        IServiceProvider services,
        string? password,
        Action<string> report,
        CancellationToken cancellationToken
    )
    {
        var seeding = services.GetRequiredService<SeedDemoTenants>().Begin(password, report, isReady: false, cancellationToken);
        var all = Task.WhenAll(seeding.Values);
        await Task.WhenAll(
            seeding.Select(tenant =>
                Task.Run(() => FinishAsync(services, new(tenant.Key, tenant.Value, all), report, cancellationToken), cancellationToken)
            )
        );
    }

    private static async Task FinishAsync(
        IServiceProvider services,
        SeededTenant seeded,
        Action<string> report,
        CancellationToken cancellationToken
    )
    {
        await seeded.Own;
        var tenant = Actor.Job(DemoIds.Tenant(seeded.Key));
        await using var db = await services.GetRequiredService<TenantDb>().OpenAsync(tenant, cancellationToken);
        var row = await db.Tenants.SingleAsync(each => each.Key == seeded.Key, cancellationToken);
        if (!row.IsReady)
        {
            await PrepareAsync(new(services, tenant, line => report($"Demo: {seeded.Key} {line}")), cancellationToken);
            await seeded.All; // a start that finds all tenants ready seeds no other
            row.IsReady = true;
            await db.SaveChangesAsync(cancellationToken);
        }
    }

    private static async Task PrepareAsync(Prepared tenant, CancellationToken cancellationToken)
    {
        tenant.Report($"lives its last {LivedDays.Days} days");
        var living = Task.Run(
            () => new LivedDays(tenant.Services, tenant.Actor).LiveAsync(tenant.Report, cancellationToken),
            cancellationToken
        );
        await Task.WhenAll(living, RunAsync(tenant, PreparationStage.BesideHistory, cancellationToken));
        await RunAsync(tenant, PreparationStage.BeforeSearch, cancellationToken);
        await Task.WhenAll(OpenSearchAsync(tenant, cancellationToken), LabelAsync(tenant, cancellationToken));
        await RunAsync(tenant, PreparationStage.AtTheDesk, cancellationToken);
        await using var db = await OpenAsync(tenant, cancellationToken);
        await LivedLooks.JudgeAsync(db, cancellationToken);
    }

    private static async Task LabelAsync(Prepared tenant, CancellationToken cancellationToken)
    {
        await RunAsync(tenant, PreparationStage.FromHistory, cancellationToken);
        await RunAsync(tenant, PreparationStage.FromLabels, cancellationToken);
    }

    private static Task RunAsync(Prepared tenant, PreparationStage stage, CancellationToken cancellationToken) =>
        Task.WhenAll(
            tenant
                .Services.GetServices<TenantPreparation>()
                .Where(step => step.Stage == stage)
                .Select(step =>
                {
                    tenant.Report(step.Title);
                    // an embedded database answers synchronously
                    return Task.Run(() => step.RunAsync(tenant.Services, tenant.Actor, cancellationToken), cancellationToken);
                })
        );

    // Where colleagues work next, their first suggestion would wait for the index, and nothing else could be done meanwhile.
    private static Task OpenSearchAsync(Prepared tenant, CancellationToken cancellationToken) =>
        Task.Run(
            async () =>
            {
                await using var db = await OpenAsync(tenant, cancellationToken);
                var agent = DemoPeople.AgentId;
                if (await db.People.AnyAsync(row => row.Id == agent, cancellationToken))
                {
                    await tenant.Services.GetRequiredService<SearchSnapshots>().GetAsync(tenant.Actor, cancellationToken);
                }
            },
            cancellationToken
        );

    private static Task<ConsoleDbContext> OpenAsync(Prepared tenant, CancellationToken cancellationToken) =>
        tenant.Services.GetRequiredService<TenantDb>().OpenAsync(tenant.Actor, cancellationToken);

    /// <param name="Own">Done when the tenant is seeded.</param>
    /// <param name="All">Done when all are.</param>
    private sealed record SeededTenant(string Key, Task Own, Task All);

    /// <summary>A tenant that is being prepared.</summary>
    private sealed record Prepared(IServiceProvider Services, Actor Actor, Action<string> Report);
}
