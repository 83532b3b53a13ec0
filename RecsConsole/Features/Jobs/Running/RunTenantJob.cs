using Quartz;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>What Quartz starts for a run: it knows the tenant and the run, and all else is in the row.</summary>
[DisallowConcurrentExecution]
public sealed class RunTenantJob(JobRunner runner, JobDispatcher dispatcher, IHostApplicationLifetime lifetime) : IJob
{
    public const string Tenant = "tenant";
    public const string Run = "run";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var tenantId = Guid.Parse(context.MergedJobDataMap.GetString(Tenant)!);
        var runId = Guid.Parse(context.MergedJobDataMap.GetString(Run)!);
        using var stopping = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, lifetime.ApplicationStopping);
        await runner.RunAsync(tenantId, runId, stopping.Token);
        dispatcher.Wake(tenantId); // a second request of the job may have waited for this one
    }
}
