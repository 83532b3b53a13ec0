using Microsoft.Extensions.Options;
using RecsConsole.Casework.Waiting;
using RecsConsole.Features.Jobs.Running;
using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Features.Jobs.Schedules;
using RecsConsole.Features.Jobs.Upkeep;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs;

/// <summary>Background jobs: the runner, and the page that shows them.</summary>
public static class JobsFeature
{
    public static WebApplicationBuilder AddJobs(this WebApplicationBuilder builder)
    {
        ArgumentNullException.ThrowIfNull(builder);
        builder.Services.AddJobs();
        builder.Services.AddHostedService<JobDispatcher>();
        return builder;
    }

    /// <summary>Everything except the dispatcher: the job runner, and the operations of the page.</summary>
    public static IServiceCollection AddJobs(this IServiceCollection services)
    {
        services.AddOptions<JobsOptions>().BindConfiguration(JobsOptions.Section).ValidateDataAnnotations().ValidateOnStart();
        services.AddSingleton<JobRunStore>();
        services.AddScoped<JobRunner>();
        services.AddScoped<DueRuns>();
        services.AddSingleton<JobSlots>();
        services.AddScoped<RunDetails>();
        services.AddScoped<RunRequest>();
        services.AddScoped<ListJobs>();
        services.AddScoped<IWorkSource, FailedJobs>();
        services.AddScoped<ListRuns>();
        services.AddScoped<ReadRun>();
        services.AddScoped<RequestJob>();
        services.AddScoped<RetryRun>();
        services.AddScoped<CancelRun>();
        services.AddScoped<SaveSchedule>();
        services.AddTenantJob<SearchRebuildJob>(SearchRebuildJob.Info);
        services.AddTenantJob<CleanUpJob>(provider => CleanUpJob.InfoOf(provider.GetRequiredService<IOptions<JobsOptions>>().Value));
        return services;
    }
}
