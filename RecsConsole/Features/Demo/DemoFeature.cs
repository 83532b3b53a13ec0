using RecsConsole.Features.Demo.Lived;
using RecsConsole.Features.Demo.Rows;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Startup;

namespace RecsConsole.Features.Demo;

/// <summary>Everything this folder registers.</summary>
public static class DemoFeature
{
    /// <param name="services">Where to register.</param>
    /// <param name="password">Of all demo people.</param>
    /// <param name="signInLines">Says how the people with these addresses sign in.</param>
    public static IServiceCollection AddDemo(
        this IServiceCollection services,
        string password,
        Func<IEnumerable<string>, IEnumerable<string>> signInLines
    ) =>
        services
            .AddSingleton<SeedDemoTenants>()
            .AddSingleton(
                new DevelopmentSeed(
                    async (provider, report, cancellationToken) =>
                    {
                        var seeded = await provider.GetRequiredService<SeedDemoTenants>().RunAsync(password, report, cancellationToken);
                        foreach (var tenant in seeded.Value!.Where(each => !each.AlreadyThere))
                        {
                            var actor = Actor.Job(DemoIds.Tenant(tenant.Tenant));
                            report($"Demo: {tenant.Tenant} lives its last {LivedDays.Days} days");
                            await new LivedDays(provider, actor).LiveAsync(
                                line => report($"Demo: {tenant.Tenant} {line}"),
                                cancellationToken
                            );
                            foreach (var step in provider.GetServices<TenantPreparation>())
                            {
                                report($"Demo: {tenant.Tenant} {step.Title}");
                                await step.RunAsync(provider, actor, cancellationToken);
                            }
                        }

                        return [.. signInLines(DemoPeople.Introduced)];
                    }
                )
            );
}
