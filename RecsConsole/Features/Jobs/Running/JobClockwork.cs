using Quartz;

namespace RecsConsole.Features.Jobs.Running;

/// <summary>
/// Quartz, as far as jobs need it: when something is due, and one run of a tenant's job at a time on whichever node. It keeps no state that
/// the rows do not have; what it loses is scheduled again.
/// </summary>
public sealed class JobClockwork(ISchedulerFactory schedulers)
{
    private const string Runs = "runs";
    private const string Schedules = "schedules";
    private static readonly JobKey s_keepSchedules = new("keep-schedules", "console");
    private static readonly TimeSpan s_keepInterval = TimeSpan.FromMinutes(1);

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.Start(cancellationToken);
        await scheduler.ScheduleJob(
            JobBuilder.Create<KeepSchedules>().WithIdentity(s_keepSchedules).Build(),
            TriggerBuilder
                .Create()
                .WithIdentity(s_keepSchedules.Name, s_keepSchedules.Group)
                .StartNow()
                .WithSimpleSchedule(every => every.WithInterval(s_keepInterval).RepeatForever())
                .Build(),
            ScheduleJobOptions.Replacing,
            cancellationToken
        );
    }

    /// <summary>Waits until the runs of this process have been given back.</summary>
    public async Task StopAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(CancellationToken.None);
        await scheduler.Shutdown(waitForJobsToComplete: true, cancellationToken);
    }

    /// <summary>Has a run started as soon as there is room for it. Asking twice is asking once.</summary>
    public async Task StartRunAsync(Guid tenantId, string job, Guid runId, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var key = new TriggerKey(runId.ToString("D"), Runs);
        var state = await scheduler.GetTriggerState(key, cancellationToken);
        if (state is not (TriggerState.None or TriggerState.Complete or TriggerState.Error))
        {
            return;
        }

        await scheduler.ScheduleJob(
            // one Quartz job per tenant and job, which must not run beside itself
            JobBuilder.Create<RunTenantJob>().WithIdentity(job, tenantId.ToString("D")).Build(),
            TriggerBuilder
                .Create()
                .WithIdentity(key)
                .UsingJobData(RunTenantJob.Tenant, tenantId.ToString("D"))
                .UsingJobData(RunTenantJob.Run, runId.ToString("D"))
                .StartNow()
                .Build(),
            ScheduleJobOptions.Replacing,
            cancellationToken
        );
    }

    /// <summary>Makes the schedule of a tenant's job what is given; null: it runs only when asked.</summary>
    public async Task KeepScheduleAsync(Guid tenantId, string job, JobTimes? times, CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        var key = new TriggerKey($"{tenantId:D}/{job}", Schedules);
        if (times is null)
        {
            await scheduler.UnscheduleJob(key, cancellationToken);
            return;
        }

        if (
            await scheduler.GetTrigger(key, cancellationToken) is ICronTrigger present
            && string.Equals(present.CronExpressionString, times.Cron, StringComparison.Ordinal)
            && string.Equals(present.TimeZone.Id, times.Zone.Id, StringComparison.Ordinal)
        )
        {
            return; // replacing it would lose a firing that is due
        }

        await scheduler.ScheduleJob(
            JobBuilder.Create<StartScheduledRun>().WithIdentity(key.Name, key.Group).Build(),
            TriggerBuilder
                .Create()
                .WithIdentity(key)
                .UsingJobData(StartScheduledRun.Tenant, tenantId.ToString("D"))
                .UsingJobData(StartScheduledRun.Job, job)
                .WithCronSchedule(
                    times.Cron,
                    // what fell due while no process ran is made up for, once
                    cron => cron.InTimeZone(times.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)
                )
                .Build(),
            ScheduleJobOptions.Replacing,
            cancellationToken
        );
    }

    /// <summary>Has the schedules looked at now: somebody changed one.</summary>
    public async Task KeepSchedulesAsync(CancellationToken cancellationToken)
    {
        var scheduler = await schedulers.GetScheduler(cancellationToken);
        await scheduler.TriggerJob(s_keepSchedules, null, cancellationToken);
    }
}
