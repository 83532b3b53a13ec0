using Quartz;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>What Quartz starts every minute, and when somebody changed a schedule: its triggers become what the tenants' rows say.</summary>
[DisallowConcurrentExecution]
public sealed class KeepSchedules(JobSchedules schedules) : IJob
{
    public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
        await schedules.KeepAsync(cancellationToken);
}
