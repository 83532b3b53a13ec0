using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Cases;

/// <summary>My queue and the case page.</summary>
public static class CasesFeature
{
    public static IServiceCollection AddCases(this IServiceCollection services)
    {
        services.TryAddSingleton<AccessPolicy>();
        services.AddScoped<QueueMemory>();
        services.AddScoped<CasePageSession>();
        services.AddScoped<ListQueueCases>();
        services.AddScoped<FindQueuePlace>();
        services.AddScoped<ReadCase>();
        services.AddScoped<ListCaseEvents>();
        services.AddScoped<AddNote>();
        services.AddScoped<AssignCase>();
        services.AddObjectAddress(
            CaseAddresses.Pattern,
            async (provider, actor, values, cancellationToken) =>
                values["key"] is string key
                && await provider
                    .GetRequiredService<ReadCase>()
                    .MayOpenAsync(actor, key, cancellationToken)
        );
        return services;
    }
}
