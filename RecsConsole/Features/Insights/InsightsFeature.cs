using Microsoft.Extensions.DependencyInjection.Extensions;
using RecsConsole.Casework.Waiting;
using RecsConsole.Features.Insights.Alarms;
using RecsConsole.Features.Insights.Cases;
using RecsConsole.Features.Insights.Figures;
using RecsConsole.Features.Insights.Headlines;
using RecsConsole.Features.Insights.Latency;
using RecsConsole.Features.Insights.Rollups;
using RecsConsole.Features.Insights.Rules;
using RecsConsole.Features.Insights.WarmUp;
using RecsConsole.Features.Insights.Watching;
using RecsConsole.Platform;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;
using RecsConsole.Platform.Telemetry;

namespace RecsConsole.Features.Insights;

/// <summary>Figures about what was recommended and what came of it.</summary>
public static class InsightsFeature
{
    public static IServiceCollection AddInsights(this IServiceCollection services)
    {
        services.AddOptions<InsightsOptions>().BindConfiguration(InsightsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<SlateOutcomes>();
        services.AddSingleton<InsightAccess>();
        services.AddSingleton<OpenInsights>();
        services.AddSingleton<ReadHeadlines>();
        services.AddSingleton<ReadInsight>();
        services.AddSingleton<ReadInsightAlarms>();
        services.TryAddSingleton<StageLatency>(); // the site's own listens from its start
        services.AddSingleton<ReadStageTimes>();
        services.AddSingleton<ListInsightCases>();
        services.AddSingleton<AlarmStates>();
        services.AddSingleton<WatchFigures>();
        services.AddSingleton<ListAlarms>();
        services.AddSingleton<PreviewAlarm>();
        services.AddSingleton<AddAlarm>();
        services.AddSingleton<SetAlarmMuted>();
        services.AddSingleton<DeleteAlarm>();
        services.AddScoped<IWorkSource, RaisedFigures>();
        services.AddTenantJob<WatchFiguresJob>(WatchFiguresJob.Info);
        services.AddSingleton<CountAhead>();
        services.AddTenantJob<CountAheadJob>(CountAheadJob.Info);
        services.AddScoped<InsightSlots>(); // one per circuit
        services.AddSingleton<FirstFigures>();
        services.AddHostedService<FiguresWarmUp>();
        return services.AddSingleton(
            new TenantPreparation(
                Texts.WatchesTheFigures,
                (given, tenant, token) => given.GetRequiredService<WatchFigures>().RunAsync(tenant, token)
            )
            {
                Stage = PreparationStage.FromLabels,
            }
        );
    }
}
