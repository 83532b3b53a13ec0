using System.Reflection;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using RecsConsole.Casework.Intake;
using RecsConsole.Database;
using RecsConsole.Database.Codes;
using RecsConsole.Database.Personal;
using RecsConsole.Platform;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Privacy.Retention;

/// <summary>
/// Removes the texts of cases and the inputs of their decisions. The rows stay, so that history, labels and the trail, which refer to them
/// by id, stay complete; a decision then reports that it was erased.
/// </summary>
internal static class CaseTexts
{
    /// <summary>Runs in the caller's transaction. Clears the change tracker.</summary>
    public static async Task RemoveAsync(
        ConsoleDbContext db,
        IReadOnlyList<Guid> cases,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        await BlankAsync(db, db.Notes.Where(row => cases.Contains(row.CaseId)), cancellationToken);
        await BlankAsync(db, db.Messages.Where(row => cases.Contains(row.CaseId)), cancellationToken);
        await BlankAsync(db, db.Attachments.Where(row => cases.Contains(row.CaseId)), cancellationToken);
        await BlankFeedbackAsync(db, cases, cancellationToken);
        await BlankAsync(db, db.CaseEvents.Where(row => cases.Contains(row.CaseId)), cancellationToken);
        await WithdrawAsync(db, cases, cancellationToken);
        await BlankAsync(db, db.Outbox.Where(row => cases.Contains(row.CaseId)), cancellationToken);
        await BlankAsync(db, db.Decisions.Where(row => cases.Contains(row.CaseId)), cancellationToken);
        var keys = cases.Select(id => id.ToString("D")).ToList();
        await BlankAsync(
            db,
            db.AccessGrants.Where(row => row.ObjectKind == SubjectName.CaseKind && keys.Contains(row.ObjectKey)),
            cancellationToken
        );
        await BlankAsync(
            db,
            db.LegalHolds.Where(row => row.SubjectKind == SubjectName.CaseKind && keys.Contains(row.SubjectKey)),
            cancellationToken
        );
        await DeleteInParts.RunAsync(
            db,
            db.TextDrafts.Where(row => row.CaseId != null && cases.Contains(row.CaseId.Value)),
            cancellationToken
        );
        await DeleteInParts.RunAsync(
            db,
            db.InboxItems.Where(row => row.CaseId != null && cases.Contains(row.CaseId.Value)),
            cancellationToken
        );
        await BlankCasesAsync(db, cases, now, cancellationToken);
    }

    /// <summary>
    /// Removes the product, which is not encrypted, because cases are counted by it; it may be a text that names somebody. An imported case
    /// has it as its issue type too.
    /// </summary>
    public static void RemoveProduct(CaseRow row, DateTimeOffset now)
    {
        if (string.Equals(row.IssueType, row.Product, StringComparison.Ordinal))
        {
            row.IssueType = LogNames.NoIssueType;
        }

        row.Product = null;
        row.ErasedAt = now;
    }

    /// <summary>
    /// Removes what was counted for issue types that no case has any more: the type was the product of an erased case. The nightly count
    /// has its cases among those without a type. Returns the number of rows.
    /// </summary>
    public static async Task<int> ForgetIssueTypesAsync(ConsoleDbContext db, DateTimeOffset now, CancellationToken cancellationToken)
    {
        var left = db.PersonExperience.Where(row => !db.Cases.Any(found => found.IssueType == row.IssueType));
        var removed = await DeleteInParts.RunAsync(db, left, cancellationToken);
        if (removed > 0)
        {
            ChangeFeed.Append(db, ChangeKind.Person, "", now); // one event for all: each consumer reloads everyone
        }

        return removed;
    }

    private static async Task BlankFeedbackAsync(ConsoleDbContext db, IReadOnlyList<Guid> cases, CancellationToken cancellationToken)
    {
        await BlankAsync(db, db.Responses.Where(row => cases.Contains(row.CaseId)), cancellationToken);
        await BlankAsync(db, db.ApprovalRequests.Where(row => cases.Contains(row.CaseId)), cancellationToken);
        await BlankAsync(db, db.SuggestionReports.Where(row => cases.Contains(row.CaseId)), cancellationToken);
        await BlankAsync(db, db.DecisionLooks.Where(row => cases.Contains(row.CaseId)), cancellationToken);
        await BlankAsync(db, db.GoldenCases.Where(row => cases.Contains(row.CaseId)), cancellationToken);
        await BlankAsync(db, db.StudyAdjudications.Where(row => cases.Contains(row.CaseId)), cancellationToken);
        await ReportNews.DeleteAsync(db, db.Cases.Where(row => cases.Contains(row.Id)), cancellationToken);
        await BlankAsync(db, db.DocumentReports.Where(row => row.CaseId != null && cases.Contains(row.CaseId.Value)), cancellationToken);
    }

    // What still waits for another system is not sent: it is older than the period, and without its text it would say "(erased)" there.
    // What was carried keeps its row, which names the entry in the other system.
    private static async Task WithdrawAsync(ConsoleDbContext db, IReadOnlyList<Guid> cases, CancellationToken cancellationToken)
    {
        var waiting = db.Outbox.Where(row => cases.Contains(row.CaseId) && row.State == CarryState.ToCarry);
        foreach (var row in await waiting.ToListAsync(cancellationToken))
        {
            (row.State, row.NextAttemptAt) = (CarryState.Withdrawn, null);
            row.Revision++;
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private static async Task BlankCasesAsync(
        ConsoleDbContext db,
        IReadOnlyList<Guid> cases,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var rows = await db.Cases.Where(row => cases.Contains(row.Id)).ToListAsync(cancellationToken);
        foreach (var row in rows)
        {
            Blank(db.Entry(row), PersonalColumns.Of(db.Model, typeof(CaseRow)));
            RemoveProduct(row, now);
            row.Revision++;
            ChangeFeed.Append(db, ChangeKind.Case, row.Id.ToString("D"), now);
        }

        await db.SaveChangesAsync(cancellationToken);
        await ForgetIssueTypesAsync(db, now, cancellationToken);
        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private static async Task BlankAsync<TRow>(ConsoleDbContext db, IQueryable<TRow> rows, CancellationToken cancellationToken)
        where TRow : class
    {
        var names = PersonalColumns.Of(db.Model, typeof(TRow));
        foreach (var row in await rows.ToListAsync(cancellationToken))
        {
            Blank(db.Entry(row), names);
        }

        await db.SaveChangesAsync(cancellationToken);
        db.ChangeTracker.Clear();
    }

    private static void Blank(EntityEntry entry, IReadOnlyList<string> names)
    {
        foreach (var property in names.Select(name => entry.Property(name)).Where(property => property.CurrentValue is not null))
        {
            property.CurrentValue =
                property.CurrentValue is byte[]
                    ? Array.Empty<byte>()
                    : property.Metadata.PropertyInfo!.GetCustomAttribute<PersonalAttribute>()!.Erased;
            property.IsModified = true; // also rewrites values from before there were keys
        }
    }
}
