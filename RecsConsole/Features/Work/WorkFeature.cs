using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Access;
using RecsConsole.Components.Layout;

namespace RecsConsole.Features.Work;

/// <summary>My work: what waits for a person outside of cases. Each feature supplies its own kinds of items.</summary>
public static class WorkFeature
{
    public static IServiceCollection AddWork(this IServiceCollection services)
    {
        services.TryAddSingleton<OperationScopeFactory>();
        services.AddScoped<ReadWork>();
        services.AddSingleton<WorkCounts>();
        services.AddScoped<CountWork>();
        services.AddSingleton(new RailMark(WorkFilter.Path, typeof(WorkMark)));
        return services;
    }
}
