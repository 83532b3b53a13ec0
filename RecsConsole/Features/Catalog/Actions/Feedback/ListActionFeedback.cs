using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Actions.List;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Catalog.Actions.Feedback;

/// <summary>
/// Lists the feedback against suggested actions, one line per action and case state: how many gave it, who they are and what they wrote.
/// Feedback on a case that the reader may not see is only counted.
/// </summary>
public sealed class ListActionFeedback(OperationScopeFactory scopes)
{
    private const int Max = 400;

    public async Task<Result<ActionFeedbackList>> RunAsync(Actor actor, ActionFeedbackFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "list.said", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var rows = await db
            .SuggestionReports.AsNoTracking()
            .Where(row => row.Queue == ReportRoute.Rules && row.Status != DocumentReportStatus.Undone)
            .Where(row => (row.Status != DocumentReportStatus.Open) == filter.IsAnswered)
            .OrderByDescending(row => row.ReportedAt)
            .ThenBy(row => row.Id)
            .Take(Max)
            .ToListAsync(cancellationToken);
        var words = await WordsAsync(scope, rows, cancellationToken);
        var lines = rows.GroupBy(row => new Group(row.ItemId, row.CaseState, row.ResolvedAt))
            .Select(group => LineOf(group.Key, [.. group], words))
            .OrderByDescending(line => line.Answered?.At)
            .ThenByDescending(line => line.Reports.Count)
            .ThenByDescending(line => line.LastAt)
            .ThenBy(line => line.ActionKey, StringComparer.Ordinal)
            .ToList();
        return new ActionFeedbackList(
            lines,
            await db.SuggestionReports.CountAsync(
                row => row.Queue == ReportRoute.Rules && row.Status == DocumentReportStatus.Open,
                cancellationToken
            ),
            MayAnswer: scope.Access.Subject.Roles.Contains(ConsoleRole.Admin),
            await ListActions.TimeZoneOfAsync(db, actor, cancellationToken)
        );
    }

    private static async Task<FeedbackLabels> WordsAsync(
        OperationScope scope,
        List<SuggestionReportRow> rows,
        CancellationToken cancellationToken
    )
    {
        var responses = rows.ConvertAll(row => row.ResponseId);
        var notes = await scope
            .Db.Responses.AsNoTracking()
            .Where(row => responses.Contains(row.Id))
            .Select(row => new
            {
                row.Id,
                row.Reason,
                row.Note,
            })
            .ToListAsync(cancellationToken);
        return new(
            await ActionTitles.ReadAsync(scope.Db, rows.Select(row => row.ItemId), cancellationToken),
            await VisibleCaseKeys.ReadAsync(scope.Db, scope.Access, rows.Select(row => row.CaseId), cancellationToken),
            await PeopleNames.ReadAsync(
                scope.Db,
                rows.Select(row => row.ReporterId).Concat(rows.Select(row => row.ResolvedById).OfType<Guid>()),
                cancellationToken
            ),
            notes.ToDictionary(row => row.Id, row => (row.Reason ?? "", row.Note))
        );
    }

    private static ActionFeedbackLine LineOf(Group group, List<SuggestionReportRow> rows, FeedbackLabels words)
    {
        var first = rows[0];
        return new(
            group.Action,
            words.Titles.GetValueOrDefault(group.Action, group.Action),
            group.State,
            [.. rows.Select(row => row.Id)],
            rows.Select(row => row.ReporterId).Distinct().Count(),
            first.ReportedAt,
            [.. rows.Where(row => words.Cases.ContainsKey(row.CaseId)).Select(row => EntryOf(row, words))],
            first.ResolvedAt is { } at
                ? new(
                    at,
                    first.ResolvedById is { } by ? words.People.GetValueOrDefault(by) : null,
                    first.Status is DocumentReportStatus.Fixed,
                    words.Cases.ContainsKey(first.CaseId) ? first.ResolutionNote : null
                )
                : null
        );
    }

    private static ActionFeedbackEntry EntryOf(SuggestionReportRow row, FeedbackLabels words)
    {
        var (reason, note) = words.Notes.GetValueOrDefault(row.ResponseId);
        return new(
            row.Id,
            words.People.GetValueOrDefault(row.ReporterId),
            words.Cases[row.CaseId],
            row.DecisionId,
            row.ReportedAt,
            DismissReasons.All.FirstOrDefault(each => string.Equals(each.Key, reason, StringComparison.Ordinal)).Value ?? "",
            string.IsNullOrWhiteSpace(note) ? null : note
        );
    }

    private sealed record Group(string Action, string State, DateTimeOffset? ResolvedAt);

    private sealed record FeedbackLabels(
        Dictionary<string, string> Titles,
        Dictionary<Guid, string> Cases,
        Dictionary<Guid, string> People,
        Dictionary<Guid, (string Reason, string? Note)> Notes
    );
}

/// <summary>Feedback on actions.</summary>
/// <param name="Open">Number of unanswered entries.</param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record ActionFeedbackList(IReadOnlyList<ActionFeedbackLine> Lines, int Open, bool MayAnswer, string? TimeZone);

/// <summary>Feedback on one action in one case state.</summary>
/// <param name="State">State of the case when the feedback was given.</param>
/// <param name="Reports">Ids of all its feedback, which is answered together.</param>
/// <param name="People">Number of people who gave the feedback.</param>
/// <param name="Entries">The entries that the reader may see.</param>
/// <param name="Answered">The answer; null while the feedback is open.</param>
public sealed record ActionFeedbackLine(
    string ActionKey,
    string Title,
    string State,
    IReadOnlyList<Guid> Reports,
    int People,
    DateTimeOffset LastAt,
    IReadOnlyList<ActionFeedbackEntry> Entries,
    FeedbackAnswered? Answered
);

/// <summary>One person's feedback on one case.</summary>
public sealed record ActionFeedbackEntry(
    Guid Id,
    string? Who,
    string CaseKey,
    Guid DecisionId,
    DateTimeOffset At,
    string Reason,
    string? Note
);

/// <summary>The answer to the feedback.</summary>
public sealed record FeedbackAnswered(DateTimeOffset At, string? Who, bool IsChanged, string? Note);
