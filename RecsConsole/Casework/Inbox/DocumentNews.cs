using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Casework.Inbox;

/// <summary>Tells of reports of outdated documents: first whoever has to answer, then whoever reported.</summary>
public static class DocumentNews
{
    /// <summary>Key of the event of a report; its answer adds to it.</summary>
    public static string KeyOf(DocumentReportRow report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return "report:" + report.Id.ToString("D");
    }

    /// <summary>Tells the document's owner; without an owner everybody who administers documents.</summary>
    public static async Task TellOwnerAsync(ConsoleDbContext db, DocumentReportRow report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var key = KeyOf(report);
        IReadOnlyList<Guid> recipients = report.OwnerId is { } owner ? [owner] : await AdministratorsAsync(db, cancellationToken);
        foreach (var recipient in recipients)
        {
            await InboxPost.TellAsync(
                db,
                new(recipient, key, InboxKind.Reported, report.ReportedAt)
                {
                    FromId = report.ReporterId,
                    Reference = report.DocumentKey,
                    Text = report.Note,
                },
                cancellationToken
            );
        }
    }

    /// <summary>Tells the reporter what came of it.</summary>
    /// <param name="report">With its answer written into it.</param>
    public static Task TellReporterAsync(ConsoleDbContext db, DocumentReportRow report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        var kind = report.Status is DocumentReportStatus.Fixed ? InboxKind.ReportFixed : InboxKind.ReportRejected;
        return InboxPost.TellAsync(
            db,
            new(report.ReporterId, KeyOf(report) + ":answer", kind, report.ResolvedAt ?? report.ReportedAt)
            {
                FromId = report.ResolvedById,
                Reference = report.DocumentKey,
                Text = report.ResolutionNote,
            },
            cancellationToken
        );
    }

    // roles are a list in one column, which no database compares alike
    internal static async Task<IReadOnlyList<Guid>> AdministratorsAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var people = await db
            .People.AsNoTracking()
            .Where(person => person.IsActive)
            .Select(person => new { person.Id, person.Roles })
            .ToListAsync(cancellationToken);
        return [.. people.Where(person => person.Roles.Contains(ConsoleRole.Admin)).Select(person => person.Id).Order()];
    }
}
