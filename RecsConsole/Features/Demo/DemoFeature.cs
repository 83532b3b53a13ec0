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
                        await PrepareDemoTenants.RunAsync(provider, password, report, cancellationToken);
                        return [.. signInLines(DemoPeople.Introduced)];
                    }
                )
            );
}
