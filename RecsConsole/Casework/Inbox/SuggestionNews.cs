using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.Inbox;

/// <summary>Notifications about feedback on suggestions: first to catalog editors, then to its author.</summary>
public static class SuggestionNews
{
    /// <summary>Event key of a report, also used for its answer.</summary>
    public static string KeyOf(SuggestionReportRow report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return "said:" + report.Id.ToString("D");
    }

    /// <summary>
    /// Notifies the administrators, unless a report about the same action is already pending for them: both are handled together.
    /// </summary>
    public static async Task NotifyKeepersAsync(ConsoleDbContext db, SuggestionReportRow report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(report);
        if (
            await db.SuggestionReports.AnyAsync(
                row =>
                    row.Queue == ReportRoute.Rules
                    && row.ItemId == report.ItemId
                    && row.Status == DocumentReportStatus.Open
                    && row.Id != report.Id,
                cancellationToken
            )
        )
        {
            return;
        }

        foreach (var recipient in await DocumentNews.AdministratorsAsync(db, cancellationToken))
        {
            await InboxPost.NotifyAsync(
                db,
                new(recipient, KeyOf(report), InboxKind.RuleReported, report.ReportedAt)
                {
                    FromId = report.ReporterId,
                    Reference = report.ItemId,
                },
                cancellationToken
            );
        }
    }

    /// <summary>Notifies the reporter of the result.</summary>
    /// <param name="report">The report with its answer.</param>
    public static Task NotifyReporterAsync(ConsoleDbContext db, SuggestionReportRow report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        return InboxPost.NotifyAsync(
            db,
            new(report.ReporterId, KeyOf(report) + ":answer", KindOf(report), report.ResolvedAt ?? report.ReportedAt)
            {
                CaseId = report.CaseId,
                FromId = report.ResolvedById,
                Reference = report.Queue is ReportRoute.Rules ? report.ItemId : null,
                Text = report.ResolutionNote,
            },
            cancellationToken
        );
    }

    private static InboxKind KindOf(SuggestionReportRow report) =>
        (report.Queue, report.Status is DocumentReportStatus.Fixed) switch
        {
            (ReportRoute.Rules, true) => InboxKind.RuleChanged,
            (ReportRoute.Rules, false) => InboxKind.RuleKept,
            (_, true) => InboxKind.RightsFixed,
            _ => InboxKind.RightsKept,
        };
}
