using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Feedback;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Catalog.Actions.Feedback;

/// <summary>
/// Answers the open feedback on an action in one state, for everyone who gave it: either a rule was changed, or it was not and the note
/// says why. Feedback that arrived after the reader loaded the list stays open; a retry finds nothing open and changes nothing.
/// </summary>
public sealed class AnswerActionFeedback(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "answer.said";
    private const int Max = 400;

    private static Error ChangedMeanwhile => Error.Conflict(Texts.FeedbackAlreadyAnswered);

    public async Task<Result<int>> RunAsync(Actor actor, AnswerFeedbackRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(request.Note) || request.Note.Length > SuggestionReports.MaxCharacters || request.Reports.Count > Max)
        {
            return Error.Invalid(Texts.WriteAnAnswerOfAtMost.With(SuggestionReports.MaxCharacters));
        }

        var rows = await scope
            .Db.SuggestionReports.Where(row => request.Reports.Contains(row.Id) && row.Queue == ReportRoute.Rules)
            .Where(row => row.Status == DocumentReportStatus.Open)
            .OrderBy(row => row.ReportedAt)
            .ThenBy(row => row.Id)
            .ToListAsync(cancellationToken);
        return rows.Count == 0 ? ChangedMeanwhile : await SaveAsync(scope, rows, request, cancellationToken);
    }

    private async Task<Result<int>> SaveAsync(
        OperationScope scope,
        List<SuggestionReportRow> rows,
        AnswerFeedbackRequest request,
        CancellationToken cancellationToken
    )
    {
        var answer = new ReportAnswer(request.IsChanged, request.Note, scope.Actor.PersonId, scope.Now);
        foreach (var row in rows)
        {
            await SuggestionReports.AnswerAsync(scope.Db, row, answer, cancellationToken);
            auditTrail.Append(
                scope.Db,
                scope.Actor.PersonOrNull,
                new(
                    Name,
                    "report",
                    row.Id.ToString("D"),
                    AuditOutcome.Done,
                    new Dictionary<string, string>(StringComparer.Ordinal) { ["action"] = row.ItemId, ["status"] = row.Status.ToCode() }
                )
            );
        }

        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? rows.Count : ChangedMeanwhile;
    }
}

/// <param name="Reports">Ids of the feedback that the reader saw.</param>
/// <param name="IsChanged">A rule was changed; false when everything stays as it is.</param>
/// <param name="Note">The message to those who gave the feedback.</param>
public sealed record AnswerFeedbackRequest(IReadOnlyList<Guid> Reports, bool IsChanged, string Note);
