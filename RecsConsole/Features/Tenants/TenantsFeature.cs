using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Proposals;
using RecsConsole.Casework.Waiting;
using RecsConsole.Components.Layout;
using RecsConsole.Features.Tenants.Changes;
using RecsConsole.Features.Tenants.Exchange;
using RecsConsole.Features.Tenants.SourceCheck;
using RecsConsole.Features.Tenants.Topics;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Scanning;
using RecsConsole.Recommender.Impact;

namespace RecsConsole.Features.Tenants;

/// <summary>The tenant's settings: versions, preview, history.</summary>
public static class TenantsFeature
{
    public static IServiceCollection AddTenants(this IServiceCollection services)
    {
        services.AddUploadScan().AddSingleton<ReadTenantSettings>();
        services.AddSingleton<SaveTenantSettings>();
        services.AddSingleton<SettingsWriter>();
        services.TryAddSingleton<ProposalDesk>();
        services.TryAddSingleton<GovernedChanges>();
        services.AddSingleton<IGovernedPart, GovernedSettings>();
        services.AddSingleton<ProposeSettings>();
        services.AddSingleton<PublishSettings>();
        services.AddSingleton<RejectSettings>();
        services.AddSingleton<TimedChanges>();
        services.AddSingleton<CancelPublication>();
        services.AddSingleton<PublishDueSettings>();
        services.AddTenantJob<PublishDueSettingsJob>(PublishDueSettingsJob.Info);
        services.AddSingleton<ReadSettingsChange>();
        services.AddScoped<IWorkSource, SettingsToPublish>();
        services.AddScoped<IWorkSource, SettingsSentBack>();
        services.AddScoped<IDraftSource, OwnSettings>();
        services.AddSingleton<PreviewTenantSettings>();
        services.AddSingleton<CheckSources>();
        services.AddSingleton<ExportSettings>();
        services.AddSingleton<IMorePages, SettingsPages>();
        return services;
    }

    /// <summary>Maps the file download.</summary>
    public static WebApplication MapTenants(this WebApplication app) => SettingsEndpoint.Map(app);
}
