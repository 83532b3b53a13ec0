using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Proposals;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.CaseTypes.UseCases;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>
/// Case types: the kinds of work a tenant does, each with the workflow it follows. Supervisors read them, admins maintain them.
/// </summary>
public static class CaseTypesFeature
{
    public static IServiceCollection AddCaseTypes(this IServiceCollection services)
    {
        services.TryAddSingleton<AccessPolicy>();
        services.TryAddSingleton<ProposalDesk>();
        services.TryAddSingleton<GovernedChanges>();
        services.AddSingleton<StatedUseCases>();
        services.AddSingleton<NewCaseTypes>();
        services.AddSingleton<GovernedCaseType>();
        services.AddSingleton<IGovernedPart, GovernedCaseType>();
        services.AddSingleton<IRuleDrafts, TriedCaseType>();
        return services.AddScoped<ListCaseTypes>().AddScoped<AddCaseType>().AddScoped<SaveCaseType>();
    }
}
