using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Jobs.Runs;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Schedules;

/// <summary>Changes the schedule of a job, switches it off, or restores the job's default.</summary>
public sealed class SaveSchedule(OperationScopeFactory scopes, RunDetails reading, AuditTrail auditTrail)
{
    private static Error Moved => Error.Conflict(Texts.ScheduleChangedMeanwhile);

    public async Task<Result<string>> RunAsync(Actor actor, SaveScheduleRequest request, CancellationToken cancellationToken)
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.RunJobs, JobAudit.Schedule, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var now = scope.Now;
        if (reading.Find(request.Job) is not { } job)
        {
            return Error.NotFound(Texts.ThereIsNoSuchJob);
        }

        if (job.IsFixed)
        {
            return Error.Invalid(Texts.ScheduleIsFixed.With(job.Title));
        }

        var zone = await RunDetails.ZoneAsync(scope.Db, actor, cancellationToken);
        return request.Cron is { } cron && ScheduleDraft.Problem(cron, zone, now) is { } problem
            ? Error.Invalid(problem)
            : await WriteAsync(scope.Db, actor, job, request, now, cancellationToken);
    }

    private async Task<Result<string>> WriteAsync(
        ConsoleDbContext db,
        Actor actor,
        JobInfo job,
        SaveScheduleRequest request,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var row = await db.JobSchedules.FirstOrDefaultAsync(found => found.Job == job.Key, cancellationToken);
        if ((row?.Revision ?? 0) != request.Revision)
        {
            return Moved;
        }

        Change(db, actor, job, row, request, now);
        ChangeFeed.Append(db, ChangeKind.Job, JobRequests.SchedulesKey, now);
        if (!await db.TrySaveChangesAsync(cancellationToken))
        {
            return Moved;
        }

        return Texts.TheScheduleOfWasChanged.With(job.Title);
    }

    private void Change(ConsoleDbContext db, Actor actor, JobInfo job, JobScheduleRow? row, SaveScheduleRequest request, DateTimeOffset now)
    {
        var before = Words(row);
        if (request.Cron is not { } cron)
        {
            if (row is not null)
            {
                db.JobSchedules.Remove(row);
            }

            row = null;
        }
        else
        {
            row ??= db
                .JobSchedules.Add(
                    new()
                    {
                        TenantId = actor.TenantId,
                        Job = job.Key,
                        Cron = cron,
                    }
                )
                .Entity;
            (row.Cron, row.IsEnabled) = (cron.Trim(), request.IsOn);
            (row.ChangedById, row.ChangedAt) = (actor.PersonOrNull, now);
            row.Revision++;
        }

        auditTrail.Append(db, actor.PersonOrNull, JobAudit.Event(JobAudit.Schedule, job.Key, ("before", before), ("after", Words(row))));
    }

    private static string Words(JobScheduleRow? row) =>
        row switch
        {
            null => "default",
            { IsEnabled: false } => "off",
            _ => row.Cron,
        };
}

/// <param name="Cron">The schedule in the tenant's time zone; null for the job's default.</param>
/// <param name="Revision">Revision of the schedule the user saw; 0 for the default.</param>
public sealed record SaveScheduleRequest(string Job, string? Cron, bool IsOn, long Revision);
