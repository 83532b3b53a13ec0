using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Policies.Detail;
using RecsConsole.Features.Catalog.Policies.Exchange;
using RecsConsole.Features.Catalog.Policies.List;
using RecsConsole.Features.Catalog.Policies.Trial;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>
/// Policies: the actions that they require, forbid and recommend for a kind of case. Supervisors read them, admins maintain them.
/// </summary>
public static class PoliciesFeature
{
    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        services.TryAddSingleton<AccessPolicy>();
        services.AddVersions<PolicyRow, PolicyContent>().AddSingleton<ICatalogItem<PolicyRow, PolicyContent>, PolicyItem>();
        services.AddScoped<ListPolicies>();
        services.AddScoped<ReadPolicy>();
        services.AddScoped<ReadPolicyForm>();
        services.AddScoped<FindStatingDocuments>();
        services.AddScoped<PreviewPolicy>();
        services.AddScoped<FindCasesToTry>();
        services.AddScoped<PreviewPolicyOnCases>();
        services.AddScoped<SavePolicyDraft>();
        services.AddScoped<ReceivePolicies>();
        services.AddScoped<ListPoliciesInForce>();
        services.AddScoped<ReadPolicyInForce>();
        return services.AddItemAddresses(
            PolicyFilter.Root,
            async (provider, actor, key, token) => (await provider.GetRequiredService<ReadPolicy>().RunAsync(actor, key, token)).IsOk
        );
    }
}
