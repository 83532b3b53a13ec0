using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Database.Personal;
using RecsConsole.Platform.Changes;
using RecsConsole.Tenancy.Calendars;

namespace RecsConsole.Casework.Documents;

/// <summary>Adds reports of outdated documents to the owners' queue, in the transaction of the dismissal, if one reports it.</summary>
public static class DocumentReports
{
    /// <summary>Working days in which the owner should respond.</summary>
    public const int DaysToAnswer = 10;

    /// <summary>
    /// Adds an item for the document's owner; a second report of the same version by the same person adds none while the first is open.
    /// Returns whether it added one.
    /// </summary>
    public static async Task<bool> AppendAsync(ConsoleDbContext db, DocumentReport report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(report);
        // slates name the version in force; if that was withdrawn since, use the newest published one
        var document = await db
            .Documents.Where(row => row.Key == report.DocumentKey && row.Status != DocumentStatus.Draft)
            .OrderByDescending(row => row.Status == DocumentStatus.Effective)
            .ThenByDescending(row => row.Version)
            .Select(row => new { row.Version, row.OwnerId })
            .FirstOrDefaultAsync(cancellationToken);
        if (document is null || await IsOpenAsync(db, report, document.Version, cancellationToken))
        {
            return false;
        }

        var calendar = await CalendarAsync(db, report.CaseId, cancellationToken);
        var row = new DocumentReportRow
        {
            TenantId = db.TenantId,
            Id = Guid.CreateVersion7(report.At),
            DocumentKey = report.DocumentKey,
            DocumentVersion = document.Version,
            ReporterId = report.ReporterId,
            ReportedAt = report.At,
            CaseId = report.CaseId,
            DecisionId = report.DecisionId,
            ResponseId = report.ResponseId,
            Note = report.Note,
            OwnerId = document.OwnerId,
            DueAt = BusinessDays.After(report.At, DaysToAnswer, calendar),
            Status = DocumentReportStatus.Open,
        };
        db.DocumentReports.Add(row);
        await DocumentNews.NotifyOwnerAsync(db, row, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Report, report.DocumentKey, report.At);
        return true;
    }

    /// <summary>Withdraws the report of a dismissal, unless it is already handled.</summary>
    public static async Task TakeBackAsync(ConsoleDbContext db, Guid responseId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var row = await db.DocumentReports.FirstOrDefaultAsync(
            report => report.ResponseId == responseId && report.Status == DocumentReportStatus.Open,
            cancellationToken
        );
        if (row is not null)
        {
            (row.Status, row.ResolvedAt, row.ResolvedById) = (DocumentReportStatus.Undone, at, row.ReporterId);
            row.Revision++;
            await InboxPost.TakeBackAsync(db, DocumentNews.KeyOf(row), at, cancellationToken);
            ChangeFeed.Append(db, ChangeKind.Report, row.DocumentKey, at);
        }
    }

    /// <summary>
    /// The report's texts can no longer be stored: the customer of its case was erased, or its reporter where it was made on no case.
    /// </summary>
    public static async Task<bool> IsErasedAsync(ConsoleDbContext db, DocumentReportRow report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(report);
        if (report.CaseId is not { } caseId)
        {
            return await ErasedSubjects.ContainAsync(db, SubjectName.Person(report.ReporterId), cancellationToken);
        }

        var row = await db.Cases.AsNoTracking().FirstOrDefaultAsync(found => found.Id == caseId, cancellationToken);
        return row is not null && await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken);
    }

    private static Task<bool> IsOpenAsync(ConsoleDbContext db, DocumentReport report, int version, CancellationToken cancellationToken) =>
        db.DocumentReports.AnyAsync(
            row =>
                row.DocumentKey == report.DocumentKey
                && row.DocumentVersion == version
                && row.ReporterId == report.ReporterId
                && row.Status == DocumentReportStatus.Open,
            cancellationToken
        );

    private static async Task<BusinessCalendar?> CalendarAsync(ConsoleDbContext db, Guid? caseId, CancellationToken cancellationToken)
    {
        var row = await (
            from found in db.Cases
            join type in db.CaseTypes on found.TypeKey equals type.Key
            join calendar in db.Calendars on type.CalendarKey equals calendar.Key
            where found.Id == caseId
            select calendar
        )
            .AsNoTracking()
            .FirstOrDefaultAsync(cancellationToken);
        return row is null ? null : BusinessCalendar.From(row);
    }
}

/// <summary>A new report.</summary>
/// <param name="CaseId">The case it was noticed on; null when the document was read on its own.</param>
/// <param name="ResponseId">The dismissal that reports it; null without one.</param>
public sealed record DocumentReport(
    string DocumentKey,
    Guid ReporterId,
    Guid? CaseId,
    Guid? DecisionId,
    Guid? ResponseId,
    string? Note,
    DateTimeOffset At
);
