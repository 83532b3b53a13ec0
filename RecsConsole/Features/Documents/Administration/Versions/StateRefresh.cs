using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Features.Documents.Administration.Versions;

/// <summary>Writes down what the dates have made of documents since somebody last looked. Readers of documents check the dates themselves.</summary>
internal static class StateRefresh
{
    /// <summary>How many versions changed their state; saved, audited and told in one transaction.</summary>
    public static async Task<int> RunAsync(
        ConsoleDbContext db,
        AuditTrail auditTrail,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var keys = await db
            .Documents.Where(row =>
                (row.Status == DocumentStates.Approved && (row.EffectiveFrom == null || row.EffectiveFrom <= now))
                || ((row.Status == DocumentStates.Approved || row.Status == DocumentStates.Effective) && row.EffectiveTo <= now)
            )
            .Select(row => row.Key)
            .Distinct()
            .ToListAsync(cancellationToken);
        var changed = 0;
        foreach (var key in keys)
        {
            changed += await ApplyAsync(db, auditTrail, key, now, cancellationToken);
        }

        try
        {
            await db.SaveChangesAsync(cancellationToken);
            return changed;
        }
        catch (DbUpdateConcurrencyException)
        {
            // somebody else's reading has written the same states
            db.ChangeTracker.Clear();
            return 0;
        }
    }

    /// <summary>Brings the versions of one document to their states; the caller saves.</summary>
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
            .Where(row => row.Status == DocumentStates.Approved || row.Status == DocumentStates.Effective)
            .ToListAsync(cancellationToken);
        var states = DocumentStates.Of(
            [.. rows.Select(row => new DatedVersion(row.Version, row.Status, row.EffectiveFrom, row.EffectiveTo))],
            now
        );
        var changed = 0;
        foreach (var row in rows.Where(row => IsOther(row.Status, states[row.Version])))
        {
            row.Status = states[row.Version];
            row.UpdatedAt = now;
            row.Revision++;
            DocumentAudit.Append(db, auditTrail, actorId: null, "state", row);
            changed++;
        }

        if (changed > 0)
        {
            ChangeFeed.Append(db, ChangeKind.Document, key, now);
        }

        return changed;
    }

    private static bool IsOther(string one, string other) => !string.Equals(one, other, StringComparison.Ordinal);
}
