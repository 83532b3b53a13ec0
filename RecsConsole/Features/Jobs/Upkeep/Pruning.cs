using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Webhooks;
using RecsConsole.Database;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Jobs.Upkeep;

/// <summary>Removes a tenant's rows that nobody reads any more.</summary>
public static class Pruning
{
    /// <summary>Number of newest ids of all tenants to keep: pollers read the last few hundred again.</summary>
    public const int KeepLast = 5_000;

    /// <summary>Number of newest changes of each kind to keep: caches compare them and would reload everything without them.</summary>
    public const int KeepOfKind = 100;

    /// <summary>Number of days for which a webhook event, delivered or not, can be viewed and sent again.</summary>
    public const int KeepWebhookDays = 30;

    /// <summary>Number of days for which the counts of answers of the optional models stay: a year, and some to compare it with.</summary>
    public const int KeepAnswersDays = 400;

    /// <summary>Removes older entries of the tenant's change feed; returns how many.</summary>
    public static async Task<int> ChangesAsync(ConsoleDbContext db, DateTimeOffset before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var last = await db.Changes.MaxAsync(row => (long?)row.Id, cancellationToken) ?? 0;
        var mine = db.Changes.Where(row => row.TenantId == db.TenantId);
        var removed = 0;
        foreach (var kind in await mine.Select(row => row.Kind).Distinct().ToListAsync(cancellationToken))
        {
            var ofKind = mine.Where(row => row.Kind == kind);
            var oldestKept = await ofKind
                .OrderByDescending(row => row.Id)
                .Select(row => row.Id)
                .Skip(KeepOfKind - 1)
                .FirstOrDefaultAsync(cancellationToken);
            removed += await DeleteInParts.RunAsync(
                db,
                ofKind.Where(row => row.At < before && row.Id < oldestKept && row.Id <= last - KeepLast),
                cancellationToken
            );
        }

        return removed;
    }

    /// <summary>
    /// Removes old webhook events, delivered or failed; unsent ones stay, and those of a thing that still waits. Returns how many.
    /// </summary>
    public static Task<int> WebhookEventsAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var before = now.AddDays(-KeepWebhookDays);
        return DeleteInParts.RunAsync(
            db,
            db.WebhookDeliveries.WithoutThoseThatWait().Where(row => row.State != WebhookState.ToSend && row.At < before),
            cancellationToken
        );
    }

    /// <summary>Removes old counts of answers of the optional models; returns how many.</summary>
    public static Task<int> ModelAnswersAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var before = now.AddDays(-KeepAnswersDays);
        return DeleteInParts.RunAsync(db, db.ModelAnswers.Where(row => row.Hour < before), cancellationToken);
    }

    /// <summary>Removes older successful runs with their log lines; failed and cancelled runs stay. Returns how many.</summary>
    public static async Task<int> RunsAsync(ConsoleDbContext db, DateTimeOffset before, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var old = db.JobRuns.Where(row => row.Status == JobStatus.Done && row.FinishedAt < before);
        await using var transaction = await TenantDb.BeginAsync(db, cancellationToken);
        await DeleteInParts.RunAsync(db, db.JobLines.Where(line => old.Any(run => run.Id == line.RunId)), cancellationToken);
        var removed = await DeleteInParts.RunAsync(db, old, cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        return removed;
    }
}
