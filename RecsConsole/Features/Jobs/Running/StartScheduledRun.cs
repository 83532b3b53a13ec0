using Quartz;
using RecsConsole.Platform;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>What Quartz starts when the time of a tenant's job has come: it asks for a run, as a person would.</summary>
public sealed class StartScheduledRun(JobSchedules schedules) : IJob
{
    public const string Tenant = "tenant";
    public const string Job = "job";

    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(context);
        var tenantId = Guid.Parse(context.MergedJobDataMap.GetString(Tenant)!);
        await schedules.StartAsync(Actor.Job(tenantId), context.MergedJobDataMap.GetString(Job)!, cancellationToken);
    }
}
