using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>Updates document statuses by their dates since the last run. Readers of documents check the dates themselves.</summary>
internal static class StateRefresh
{
    /// <summary>Returns how many versions changed; saves, audits and announces them in one transaction.</summary>
    public static async Task<int> RunAsync(
        ConsoleDbContext db,
        AuditTrail auditTrail,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var begun = await db.Documents.HaveBegun(now).Select(row => row.Key).ToListAsync(cancellationToken);
        var ended = await db.Documents.HaveEnded(now).Select(row => row.Key).ToListAsync(cancellationToken);
        var changed = 0;
        foreach (var key in begun.Union(ended, StringComparer.Ordinal))
        {
            changed += await ApplyAsync(db, auditTrail, key, now, cancellationToken);
        }

        if (await db.TrySaveChangesAsync(cancellationToken))
        {
            return changed;
        }

        db.ChangeTracker.Clear(); // a concurrent run has written the same statuses
        return 0;
    }

    /// <summary>Updates the statuses of the versions of one document; the caller saves.</summary>
    public static async Task<int> ApplyAsync(
        ConsoleDbContext db,
        AuditTrail auditTrail,
        string key,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var rows = await db
            .Documents.Where(row => row.Key == key)
            .Where(row => row.Status == DocumentStatus.Approved || row.Status == DocumentStatus.Effective)
            .ToListAsync(cancellationToken);
        var states = DocumentRules.StatusesAt(
            [.. rows.Select(row => new DatedVersion(row.Version, row.Status, row.EffectiveFrom, row.EffectiveTo))],
            now
        );
        var changed = 0;
        foreach (var row in rows.Where(row => row.Status != states[row.Version]))
        {
            row.Status = states[row.Version];
            row.UpdatedAt = now;
            row.Revision++;
            DocumentAudit.Append(db, auditTrail, actor: null, "state", row);
            changed++;
        }

        if (changed > 0)
        {
            ChangeFeed.Append(db, ChangeKind.Document, key, now);
        }

        return changed;
    }
}
