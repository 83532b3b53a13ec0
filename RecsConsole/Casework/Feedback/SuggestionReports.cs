using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Alerts;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Platform.Changes;

namespace RecsConsole.Casework.Feedback;

/// <summary>
/// Reports feedback on a suggestion to those who can change it, in the transaction of the response, and returns their answer.
/// </summary>
public static class SuggestionReports
{
    /// <summary>Maximum length of an answer, in characters.</summary>
    public const int MaxCharacters = 2000;

    /// <summary>
    /// Adds the report required by the route of a response, if any. The report has the id of the response, so a retry adds none.
    /// </summary>
    public static async Task AppendAsync(ConsoleDbContext db, ResponseRow said, FeedbackRoute route, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(said);
        if (said.ItemId is null || QueueOf(route) is not { } queue)
        {
            return;
        }

        var state = await db.Cases.Where(row => row.Id == said.CaseId).Select(row => row.Status).FirstOrDefaultAsync(cancellationToken);
        var report = new SuggestionReportRow
        {
            TenantId = db.TenantId,
            Id = said.Id,
            Queue = queue,
            ItemKind = said.ItemKind,
            ItemId = said.ItemId,
            CaseId = said.CaseId,
            CaseState = state ?? "",
            DecisionId = said.DecisionId,
            ResponseId = said.Id,
            ReporterId = said.ActorId,
            ReportedAt = said.At,
            Status = DocumentReportStatus.Open,
        };
        db.SuggestionReports.Add(report);
        if (queue is ReportRoute.Security)
        {
            await SecurityAlerts.RaiseAsync(db, AlertOf(report), cancellationToken);
        }
        else
        {
            await SuggestionNews.NotifyKeepersAsync(db, report, cancellationToken);
        }

        ChangeFeed.Append(db, ChangeKind.Report, report.ItemId, said.At);
    }

    /// <summary>Stores the answer to an open report and notifies the reporter; the caller saves.</summary>
    public static async Task AnswerAsync(
        ConsoleDbContext db,
        SuggestionReportRow report,
        ReportAnswer answer,
        CancellationToken cancellationToken
    )
    {
        ArgumentNullException.ThrowIfNull(db);
        ArgumentNullException.ThrowIfNull(report);
        ArgumentNullException.ThrowIfNull(answer);
        report.Status = answer.IsChanged ? DocumentReportStatus.Fixed : DocumentReportStatus.Rejected;
        // nothing can be stored under the key of an erased customer; only the fact that it was handled is kept
        report.ResolutionNote = await IsErasedAsync(db, report.CaseId, cancellationToken) ? null : answer.Note.Trim();
        (report.ResolvedById, report.ResolvedAt) = (answer.ById, answer.At);
        report.Revision++;
        await SuggestionNews.NotifyReporterAsync(db, report, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Report, report.ItemId, answer.At);
    }

    /// <summary>
    /// Withdraws the report of a response that was undone, unless it is already handled. An alert stays, and records the withdrawal.
    /// </summary>
    public static async Task TakeBackAsync(ConsoleDbContext db, Guid responseId, DateTimeOffset at, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var row = await db.SuggestionReports.FirstOrDefaultAsync(
            report => report.ResponseId == responseId && report.Status == DocumentReportStatus.Open,
            cancellationToken
        );
        if (row is not null)
        {
            (row.Status, row.ResolvedAt, row.ResolvedById) = (DocumentReportStatus.Undone, at, row.ReporterId);
            row.Revision++;
            await InboxPost.TakeBackAsync(db, SuggestionNews.KeyOf(row), at, cancellationToken);
            ChangeFeed.Append(db, ChangeKind.Report, row.ItemId, at);
        }
    }

    private static ReportRoute? QueueOf(FeedbackRoute route) =>
        route.HasFlag(FeedbackRoute.SecurityAlert) ? ReportRoute.Security
        : route.HasFlag(FeedbackRoute.RuleQueue) ? ReportRoute.Rules
        : null;

    // ids only: the person, item and reason are in the report and its response
    private static SecurityAlertRow AlertOf(SuggestionReportRow report) =>
        new()
        {
            TenantId = report.TenantId,
            Id = Guid.CreateVersion7(report.ReportedAt),
            Kind = SecurityAlertKind.WrongPermission,
            At = report.ReportedAt,
            DecisionId = report.DecisionId,
            WitnessJson = JsonSerializer.Serialize(
                new SortedDictionary<string, string>(StringComparer.Ordinal) { ["report"] = report.Id.ToString("D") }
            ),
        };

    private static async Task<bool> IsErasedAsync(ConsoleDbContext db, Guid caseId, CancellationToken cancellationToken)
    {
        var row = await db.Cases.FirstOrDefaultAsync(found => found.Id == caseId, cancellationToken);
        return row is not null && await ErasedSubjects.HasCustomerOfAsync(db, row, cancellationToken);
    }
}

/// <summary>The answer to a report.</summary>
/// <param name="Note">For the reporter.</param>
public sealed record ReportAnswer(bool IsChanged, string Note, Guid ById, DateTimeOffset At);
