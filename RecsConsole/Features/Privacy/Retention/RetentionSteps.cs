using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Features.Privacy.Holds;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;
using RecsConsole.Platform.Jobs;

namespace RecsConsole.Features.Privacy.Retention;

/// <summary>
/// The transactions of the job. Each rereads the holds once it has the tenant's lock, so that a hold placed just before takes effect.
/// </summary>
public sealed class RetentionSteps(AuditTrail auditTrail)
{
    /// <summary>Name of the operation in the trail.</summary>
    public const string Operation = "apply.retention";

    private const int CasesAtOnce = 20;

    internal async Task<int> EraseCasesAsync(
        ConsoleDbContext db,
        RetentionStep step,
        DateTimeOffset now,
        JobProgress progress,
        CancellationToken cancellationToken
    )
    {
        var removed = 0;
        while (await EraseSomeAsync(db, step, now, cancellationToken) is var some and > 0)
        {
            removed += some;
            await progress.ReportAsync(0, StoredText.From<Texts>(nameof(Texts.CasesRemoved), removed), cancellationToken);
        }

        return removed;
    }

    /// <summary>
    /// Removes what an earlier version left of the cases of erased customers. Which issue type was a product cannot be told any more: one
    /// that no other case has is taken for one.
    /// </summary>
    internal static async Task FinishErasuresAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        var held = await HeldSubjects.ReadAsync(db, cancellationToken);
        var left = await held.Erased(db.Cases).Where(row => row.ErasedAt == null).ToListAsync(cancellationToken);
        if (left.Count == 0)
        {
            return;
        }

        var kept = await held.Readable(db.Cases).Select(row => row.IssueType).Distinct().ToListAsync(cancellationToken);
        foreach (var row in left)
        {
            CaseTexts.RemoveProduct(row, now);
            row.IssueType = kept.Contains(row.IssueType, StringComparer.Ordinal) ? row.IssueType : LogNames.NoIssueType;
            row.Revision++;
            ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), now);
        }

        await db.SaveChangesAsync(cancellationToken);
        await CaseTexts.ForgetIssueTypesAsync(db, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    internal async Task<int> DeleteAsync(ConsoleDbContext db, RetentionStep step, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        var expiring = new ExpiringRows(db, await HeldSubjects.ReadAsync(db, cancellationToken));
        var removed = await DeleteAsync(db, expiring, step, cancellationToken);
        if (removed > 0)
        {
            Record(db, step, removed);
            await db.SaveChangesAsync(cancellationToken);
        }

        await transaction.CommitAsync(cancellationToken);
        return removed;
    }

    private async Task<int> EraseSomeAsync(ConsoleDbContext db, RetentionStep step, DateTimeOffset now, CancellationToken cancellationToken)
    {
        await using var transaction = await TenantDb.BeginInTurnAsync(db, cancellationToken);
        var expiring = new ExpiringRows(db, await HeldSubjects.ReadAsync(db, cancellationToken));
        var ids = await expiring
            .FreeCases.Where(row => row.LastEventAt < step.Before)
            .OrderBy(row => row.LastEventAt)
            .ThenBy(row => row.Id)
            .Select(row => row.Id)
            .Take(CasesAtOnce)
            .ToListAsync(cancellationToken);
        if (ids.Count == 0)
        {
            return 0;
        }

        await CaseTexts.RemoveAsync(db, ids, now, cancellationToken);
        Record(db, step, ids.Count);
        await LearntTexts.OutgrowAsync(db, null, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        await transaction.CommitAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return ids.Count;
    }

    private static async Task<int> DeleteAsync(
        ConsoleDbContext db,
        ExpiringRows expiring,
        RetentionStep step,
        CancellationToken cancellationToken
    )
    {
        if (step.DataClass == DataClass.Inbox)
        {
            return await DeleteInParts.RunAsync(db, expiring.FreeInboxItems.Where(row => row.At < step.Before), cancellationToken);
        }

        if (step.DataClass == DataClass.Drafts)
        {
            return await DeleteInParts.RunAsync(db, expiring.FreeDrafts.Where(row => row.At < step.Before), cancellationToken);
        }

        if (step.DataClass == DataClass.Signals)
        {
            return await DeleteSignalsAsync(db, expiring, step, cancellationToken);
        }

        var old = expiring.FreeSearches.Where(row => row.At < step.Before);
        await DeleteInParts.RunAsync(db, db.SearchFeedback.Where(row => old.Any(found => found.Id == row.SearchId)), cancellationToken);
        return await DeleteInParts.RunAsync(db, old, cancellationToken);
    }

    // of a figure that is observed again, the observation before it goes
    private static async Task<int> DeleteSignalsAsync(
        ConsoleDbContext db,
        ExpiringRows expiring,
        RetentionStep step,
        CancellationToken cancellationToken
    )
    {
        var removed = await DeleteInParts.RunAsync(db, expiring.FreeSignals.Where(row => row.ObservedAt < step.Before), cancellationToken);
        var former = await expiring.FreeSignals.Where(row => row.BeforeAt < step.Before).ToListAsync(cancellationToken);
        former.ForEach(row => (row.BeforeAt, row.BeforeValue) = (null, null));
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
        return removed + former.Count;
    }

    private void Record(ConsoleDbContext db, RetentionStep step, int removed)
    {
        var details = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["removed"] = removed.ToString(CultureInfo.InvariantCulture),
            ["keepDays"] = step.KeepDays.ToString(CultureInfo.InvariantCulture),
            ["before"] = step.Before.ToString("O", CultureInfo.InvariantCulture),
            ["run"] = step.RunId.ToString("D"),
        };
        auditTrail.Append(db, null, new(Operation, "retention", step.DataClass.Key, AuditOutcome.Done, details));
    }
}

/// <summary>One class of data in one run.</summary>
/// <param name="Before">Older rows are removed.</param>
internal sealed record RetentionStep(DataClass DataClass, int KeepDays, DateTimeOffset Before, Guid RunId);
