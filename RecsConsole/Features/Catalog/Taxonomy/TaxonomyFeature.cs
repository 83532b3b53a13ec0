using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Proposals;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Catalog.Taxonomy;

/// <summary>
/// The issue types and products of a tenant: forms offer them, imports list what they do not have. Supervisors read them, admins maintain
/// them.
/// </summary>
public static class TaxonomyFeature
{
    public static IServiceCollection AddTaxonomy(this IServiceCollection services)
    {
        services.TryAddSingleton<ProposalDesk>();
        services.TryAddSingleton<GovernedChanges>();
        services.AddSingleton<GovernedTerm>();
        services.AddSingleton<IGovernedPart, GovernedTerm>();
        services.AddSingleton<IRuleDrafts, TriedTerm>();
        return services.AddScoped<ListTaxonomy>().AddScoped<AddTerms>().AddScoped<SaveTerm>();
    }
}
