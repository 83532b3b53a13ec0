using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Waiting;
using RecsConsole.Features.Catalog.Mined.Confirming;

namespace RecsConsole.Features.Catalog.Mined;

/// <summary>What the history of cases suggests for the catalog, for a person to confirm.</summary>
public static class MinedFeature
{
    public static IServiceCollection AddMined(this IServiceCollection services)
    {
        services.AddScoped<IWorkSource, MinedToReview>();
        services.AddScoped<ReadMined>();
        services.AddScoped<SaveMinedLevelDraft>();
        services.AddScoped<SaveMinedActionDrafts>();
        services.AddScoped<SaveMinedWorkflowDraft>();
        services.AddScoped<ReadMinedItems>();
        services.AddScoped<ConfirmMined>();
        services.TryAddScoped(typeof(ConfirmedVersions<,>));
        return services;
    }
}
