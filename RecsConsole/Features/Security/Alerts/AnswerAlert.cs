using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Feedback;
using RecsConsole.Casework.Inbox;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>
/// Closes the alert about something that should not have been shown: it was fixed, or it may be shown and why. The reporter is notified.
/// The alert stays in the list as seen.
/// </summary>
public sealed class AnswerAlert(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    private const string Name = "answer.alert";

    private static Error ChangedMeanwhile => Error.Conflict(Texts.AlertChanged);

    public async Task<Result<Guid>> RunAsync(Actor actor, AnswerAlertRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAlerts, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        if (string.IsNullOrWhiteSpace(request.Note) || request.Note.Length > SuggestionReports.MaxCharacters)
        {
            return Error.Invalid(Texts.WriteAnAnswerOfAtMost.With(SuggestionReports.MaxCharacters));
        }

        var alert = await scope.Db.SecurityAlerts.FirstOrDefaultAsync(row => row.Id == request.AlertId, cancellationToken);
        if (alert is null || AlertReports.IdOf(alert) is not { } id)
        {
            return Error.NotFound(Texts.ThereIsNoSuchAlert);
        }

        var report = await scope.Db.SuggestionReports.FirstOrDefaultAsync(
            row => row.Id == id && row.Status == DocumentReportStatus.Open,
            cancellationToken
        );
        return report is null ? ChangedMeanwhile : await SaveAsync(scope, alert, report, request, cancellationToken);
    }

    private async Task<Result<Guid>> SaveAsync(
        OperationScope scope,
        SecurityAlertRow alert,
        SuggestionReportRow report,
        AnswerAlertRequest request,
        CancellationToken cancellationToken
    )
    {
        if (alert.SeenAt is null)
        {
            (alert.SeenById, alert.SeenAt) = (scope.Actor.PersonId, scope.Now);
        }

        var answer = new ReportAnswer(request.IsFixed, request.Note, scope.Actor.PersonId, scope.Now);
        await SuggestionReports.AnswerAsync(scope.Db, report, answer, cancellationToken);
        auditTrail.Append(
            scope.Db,
            scope.Actor.PersonOrNull,
            new(
                Name,
                "alert",
                alert.Id.ToString("D"),
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["report"] = report.Id.ToString("D"),
                    ["status"] = report.Status.ToCode(),
                }
            )
        );
        await AlertNews.TakeBackAsync(scope.Db, alert.Id, scope.Now, cancellationToken);
        ChangeFeed.Append(scope.Db, ChangeKind.Alert, alert.Id.ToString("D"), scope.Now);
        return await scope.Db.TrySaveChangesAsync(cancellationToken) ? alert.Id : ChangedMeanwhile;
    }
}

/// <param name="IsFixed">The cause was fixed; false when the object may be shown.</param>
/// <param name="Note">The note to the reporter.</param>
public sealed record AnswerAlertRequest(Guid AlertId, bool IsFixed, string Note);
