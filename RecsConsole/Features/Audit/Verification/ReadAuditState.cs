using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Audit.Verification;

/// <summary>
/// Reads the state of the trail: its head, unsealed entries, the latest verification, and whether every decision can be fully explained.
/// </summary>
public sealed class ReadAuditState(OperationScopeFactory scopes, TimeProvider clock)
{
    /// <param name="isCounted">
    /// Whether to count unsealed entries and check decisions too. That reads much of the trail, while the rest is two rows: it is for a page
    /// that shows the rest already.
    /// </param>
    public async Task<Result<AuditState>> RunAsync(Actor actor, bool isCounted, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAudit, "view.audit", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var head = await AuditSealer.HeadAsync(db, cancellationToken);
        var run = await NewestRunAsync(db, cancellationToken);
        return isCounted
            ? new AuditState(
                head,
                Math.Max(0, await db.AuditEntries.LongCountAsync(cancellationToken) - head.Number),
                run,
                await new DecisionCompleteness(db, clock).ReadAsync(DecisionCompleteness.Budget, cancellationToken)
            )
            : new AuditState(head, Unsealed: null, run, Completeness: null);
    }

    private static async Task<AuditRun?> NewestRunAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var row = await db
            .JobRuns.AsNoTracking()
            .Where(row => row.Job == AuditVerificationJob.JobKey)
            .OrderByDescending(row => row.RequestedAt)
            .ThenByDescending(row => row.Id)
            .FirstOrDefaultAsync(cancellationToken);
        return row is null
            ? null
            : new(row.Status, row.Percent, StoredText.Read(row.Step), StoredText.Read(row.Result), row.FinishedAt, row.Status.IsUnderWay());
    }
}

/// <summary>The state of the trail.</summary>
/// <param name="Unsealed">The number of entries without a link; null until they are counted.</param>
/// <param name="Completeness">Null until decisions are checked.</param>
public sealed record AuditState(AuditHead Head, long? Unsealed, AuditRun? Run, CompletenessResult? Completeness);

/// <summary>The latest verification run.</summary>
public sealed record AuditRun(
    JobStatus Status,
    int Percent,
    StoredText? Step,
    StoredText? Result,
    DateTimeOffset? FinishedAt,
    bool IsUnderWay
);
