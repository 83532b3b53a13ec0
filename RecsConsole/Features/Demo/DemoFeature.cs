using RecsConsole.Platform.Startup;

namespace RecsConsole.Features.Demo;

/// <summary>Registrations of this feature.</summary>
public static class DemoFeature
{
    /// <param name="services">Where to register.</param>
    /// <param name="password">Password of all demo people.</param>
    /// <param name="signInLines">Describes how the people with these addresses sign in.</param>
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
                {
                    BeginAhead = provider => provider.GetRequiredService<SeedDemoTenants>().BeginAhead(),
                }
            );
}
