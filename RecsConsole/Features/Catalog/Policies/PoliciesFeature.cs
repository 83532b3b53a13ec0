using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Policies.Detail;
using RecsConsole.Features.Catalog.Policies.List;
using RecsConsole.Platform;
using RecsConsole.Platform.Web;

namespace RecsConsole.Features.Catalog.Policies;

/// <summary>Policies: which actions a kind of case requires and forbids. Read by supervisors, kept by admins.</summary>
public static class PoliciesFeature
{
    public static IServiceCollection AddPolicies(this IServiceCollection services)
    {
        services.TryAddSingleton<AccessPolicy>();
        services.AddScoped<PolicyMemory>();
        services.AddVersions().AddSingleton<ICatalogItem<PolicyRow, PolicyContent>, PolicyItem>();
        services.AddScoped<ListPolicies>();
        services.AddScoped<ReadPolicy>();
        services.AddScoped<ReadPolicyForm>();
        services.AddScoped<FindStatingDocuments>();
        services.AddScoped<PreviewPolicy>();
        services.AddScoped<SavePolicyDraft>();
        services.AddScoped<SubmitPolicy>();
        services.AddScoped<WithdrawPolicy>();
        services.AddScoped<PublishPolicy>();
        services.AddScoped<RetirePolicy>();
        return services
            .AddObjectAddress(PolicyFilter.Root + "/{key}", ExistsAsync)
            .AddObjectAddress(PolicyFilter.Root + "/{key}/edit", ExistsAsync);
    }

    private static async ValueTask<bool> ExistsAsync(
        IServiceProvider provider,
        Actor actor,
        RouteValueDictionary values,
        CancellationToken cancellationToken
    ) =>
        values["key"] is string key
        && (
            key is "new" // the address of the form, which asks for the right itself
            || (await provider.GetRequiredService<ReadPolicy>().RunAsync(actor, key, cancellationToken)).IsOk
        );
}
