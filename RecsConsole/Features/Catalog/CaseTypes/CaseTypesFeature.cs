using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Catalog.CaseTypes;

/// <summary>Types of case: what a tenant works on, and the workflow that each follows. Read by supervisors, kept by admins.</summary>
public static class CaseTypesFeature
{
    public static IServiceCollection AddCaseTypes(this IServiceCollection services)
    {
        services.TryAddSingleton<AccessPolicy>();
        return services.AddScoped<ListCaseTypes>().AddScoped<AddCaseType>().AddScoped<SaveCaseType>();
    }
}
