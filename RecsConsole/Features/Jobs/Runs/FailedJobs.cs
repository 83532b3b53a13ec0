using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Waiting;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Jobs.Runs;

/// <summary>Jobs whose last run failed, for those who may run them again. A later success removes the job from the list.</summary>
public sealed class FailedJobs(RunDetails reading) : IWorkSource
{
    public WaitingKind Kind => WaitingKind.Failure;

    public IReadOnlyList<ChangeKind> Follows { get; } = [ChangeKind.Job];

    public Task<bool> IsForAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        return desk.MayAsync(AccessOperation.RunJobs, cancellationToken);
    }

    public async Task<IReadOnlyList<WaitingItem>> ReadAsync(WaitingDesk desk, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(desk);
        var runs = desk.Scope.Db.JobRuns.AsNoTracking();
        var failed = await runs.Where(run => run.Status == JobStatus.Failed)
            .Where(run =>
                !runs.Any(later =>
                    later.Job == run.Job
                    && later.RequestedAt > run.RequestedAt
                    && later.Status != JobStatus.Queued
                    && later.Status != JobStatus.Running
                )
            )
            .OrderBy(run => run.RequestedAt)
            .ThenBy(run => run.Id)
            .Take(WaitingDesk.MaxItems)
            .ToListAsync(cancellationToken);
        return failed.ConvertAll(run => new WaitingItem(
            Kind,
            run.Id.ToString("D"),
            reading.Find(run.Job)?.Title ?? run.Job,
            new RunFilter { Run = run.Id }.Address,
            run.FinishedAt ?? run.RequestedAt
        )
        {
            Detail = StoredText.Read(run.Result)?.Words,
            FromId = run.RequestedById,
        });
    }
}
