using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Workflows.Detail;
using RecsConsole.Features.Catalog.Workflows.List;

namespace RecsConsole.Features.Catalog.Workflows;

/// <summary>Workflows: the states of cases, and the steps between them. Supervisors read them, admins maintain them.</summary>
public static class WorkflowsFeature
{
    public static IServiceCollection AddWorkflows(this IServiceCollection services)
    {
        services.TryAddSingleton<AccessPolicy>();
        services.AddVersions<WorkflowRow, WorkflowContent>().AddSingleton<ICatalogItem<WorkflowRow, WorkflowContent>, WorkflowItem>();
        services.AddScoped<ListWorkflows>();
        services.AddScoped<ReadWorkflow>();
        services.AddScoped<ReadWorkflowForm>();
        services.AddScoped<PreviewWorkflow>();
        services.AddScoped<SaveWorkflowDraft>();
        return services.AddItemAddresses(
            WorkflowFilter.Root,
            async (provider, actor, key, token) => (await provider.GetRequiredService<ReadWorkflow>().RunAsync(actor, key, token)).IsOk
        );
    }
}
