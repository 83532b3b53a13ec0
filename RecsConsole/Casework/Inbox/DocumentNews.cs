using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Casework.Inbox;

/// <summary>Notifications about reports of outdated documents: first to those who have to respond, then to the reporter.</summary>
public static class DocumentNews
{
    /// <summary>Event key of a report, also used for its answer.</summary>
    public static string KeyOf(DocumentReportRow report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return KeyOf(report.Id);
    }

    /// <summary>The event keys of everything that inboxes have about a report.</summary>
    public static IReadOnlyList<string> KeysOf(Guid report) => [KeyOf(report), AnswerOf(KeyOf(report))];

    /// <summary>Notifies the document's owner; without an owner, everybody who administers documents.</summary>
    public static async Task NotifyOwnerAsync(ConsoleDbContext db, DocumentReportRow report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var key = KeyOf(report);
        IReadOnlyList<Guid> recipients = report.OwnerId is { } owner ? [owner] : await AdministratorsAsync(db, cancellationToken);
        foreach (var recipient in recipients)
        {
            await InboxPost.NotifyAsync(
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

    /// <summary>Notifies the reporter of the result.</summary>
    /// <param name="report">The report with its answer.</param>
    public static Task NotifyReporterAsync(ConsoleDbContext db, DocumentReportRow report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        var kind = report.Status is DocumentReportStatus.Fixed ? InboxKind.ReportFixed : InboxKind.ReportRejected;
        return InboxPost.NotifyAsync(
            db,
            new(report.ReporterId, AnswerOf(KeyOf(report)), kind, report.ResolvedAt ?? report.ReportedAt)
            {
                FromId = report.ResolvedById,
                Reference = report.DocumentKey,
                Text = report.ResolutionNote,
            },
            cancellationToken
        );
    }

    private static string KeyOf(Guid report) => "report:" + report.ToString("D");

    private static string AnswerOf(string key) => key + ":answer";

    // roles are a list in one column, which databases compare differently
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
