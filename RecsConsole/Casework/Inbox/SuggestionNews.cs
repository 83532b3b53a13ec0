using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Casework.Inbox;

/// <summary>Tells of what was said of suggestions: first those who keep the catalog, then whoever said it.</summary>
public static class SuggestionNews
{
    /// <summary>Key of the event of a report; its answer adds to it.</summary>
    public static string KeyOf(SuggestionReportRow report)
    {
        ArgumentNullException.ThrowIfNull(report);
        return "said:" + report.Id.ToString("D");
    }

    /// <summary>Tells the administrators, unless something said of the same action still waits for them: one look answers both.</summary>
    public static async Task TellKeepersAsync(ConsoleDbContext db, SuggestionReportRow report, CancellationToken cancellationToken)
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
            await InboxPost.TellAsync(
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

    /// <summary>Tells whoever said it what came of it.</summary>
    /// <param name="report">With its answer written into it.</param>
    public static Task TellReporterAsync(ConsoleDbContext db, SuggestionReportRow report, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(report);
        return InboxPost.TellAsync(
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
