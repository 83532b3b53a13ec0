namespace RecsConsole.Features.Demo;

/// <summary>Everything this folder registers.</summary>
public static class DemoFeature
{
    public static IServiceCollection AddDemo(this IServiceCollection services) =>
        services.AddSingleton<SeedDemoTenants>();
}
