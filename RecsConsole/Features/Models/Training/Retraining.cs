using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Models.Training;

/// <summary>The training under way, and how the last one ended.</summary>
public sealed record Retraining(TrainingRun? Active, TrainingRun? Last)
{
    internal static async Task<Retraining> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db
            .JobRuns.AsNoTracking()
            .Where(row => row.Job == RetrainJob.JobKey)
            .OrderByDescending(row => row.RequestedAt)
            .ThenByDescending(row => row.Id)
            .Take(20)
            .ToListAsync(cancellationToken);
        var active = rows.FirstOrDefault(IsActive);
        var last = rows.Where(row => !IsActive(row)).MaxBy(row => row.FinishedAt ?? row.RequestedAt);
        var names = await ModelPeople.NamesAsync(db, [active?.RequestedById, last?.RequestedById], cancellationToken);
        return new(ToRun(active, names), ToRun(last, names));
    }

    internal static bool IsActive(JobRunRow row) => row.Status.IsUnderWay();

    private static TrainingRun? ToRun(JobRunRow? row, IReadOnlyDictionary<Guid, string> names) =>
        row is null
            ? null
            : new(
                row.Id,
                row.Status,
                row.Percent,
                StoredText.Read(row.Step),
                row.Attempt,
                row.RequestedAt,
                ModelPeople.Of(names, row.RequestedById),
                row.FinishedAt,
                StoredText.Read(row.Result),
                row.CancelRequestedAt is not null,
                row.Revision
            );
}

/// <param name="RequestedBy">Null when a schedule requested it.</param>
/// <param name="Result">The training's result, or why it was refused or failed.</param>
public sealed record TrainingRun(
    Guid Id,
    JobStatus Status,
    int Percent,
    StoredText? Step,
    int Attempt,
    DateTimeOffset RequestedAt,
    string? RequestedBy,
    DateTimeOffset? FinishedAt,
    StoredText? Result,
    bool IsCancelAsked,
    long Revision
);
