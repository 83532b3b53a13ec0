using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Insights.Alarms;

/// <summary>The latest finished run of the job that verifies the audit trail.</summary>
/// <param name="Words">The result in words.</param>
internal sealed record VerificationRun(Guid Id, bool HasFailed, string Words, DateTimeOffset At)
{
    /// <summary>Key of the job.</summary>
    public const string Job = "audit-verification";

    public static async Task<VerificationRun?> ReadNewestAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var run = await db
            .JobRuns.AsNoTracking()
            .Where(row => row.Job == Job && (row.Status == JobStatus.Done || row.Status == JobStatus.Failed))
            .OrderByDescending(row => row.RequestedAt)
            .ThenBy(row => row.Id)
            .Select(row => new
            {
                row.Id,
                row.Status,
                row.Result,
                row.FinishedAt,
                row.RequestedAt,
            })
            .FirstOrDefaultAsync(cancellationToken);
        if (run is null)
        {
            return null;
        }

        var hasFailed = run.Status is JobStatus.Failed;
        return new(
            run.Id,
            hasFailed,
            StoredText.Read(run.Result)?.Words ?? (hasFailed ? Texts.FailedWithoutReason : Texts.NothingWasFound),
            run.FinishedAt ?? run.RequestedAt
        );
    }
}
