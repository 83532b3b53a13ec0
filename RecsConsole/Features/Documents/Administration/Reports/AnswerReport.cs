using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Documents;
using RecsConsole.Casework.Inbox;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Documents.Administration.Reports;

/// <summary>Answers a report: fixed or rejected, with a note for the reporter. The owner or an administrator answers.</summary>
public sealed class AnswerReport(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
{
    public const int MaxCharacters = 2000;
    private const string Name = "answer.report";

    private static Error ChangedMeanwhile => Error.Conflict(Texts.ReportChanged);

    public async Task<Result<DocumentReportStatus>> RunAsync(Actor actor, AnswerReportRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await DocumentRights.OpenAsync(scopes, actor, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        if (string.IsNullOrWhiteSpace(request.Note) || request.Note.Length > MaxCharacters)
        {
            return Error.Invalid(Texts.WriteANoteOfAtMost);
        }

        var row = await db.DocumentReports.FirstOrDefaultAsync(found => found.Id == request.ReportId, cancellationToken);
        if (row is null)
        {
            return Error.NotFound(Texts.ThereIsNoSuchReport);
        }

        if (!ListReports.MayAnswer(scope.Access, row.OwnerId))
        {
            var denial = new DocumentDenial(auditTrail, Name, row.DocumentKey);
            return await denial.RecordAsync(db, scope.Access, cancellationToken);
        }

        return row.Revision == request.Revision && row.Status is DocumentReportStatus.Open
            ? await SaveAsync(db, actor, row, request, cancellationToken)
            : ChangedMeanwhile;
    }

    private async Task<Result<DocumentReportStatus>> SaveAsync(
        Database.ConsoleDbContext db,
        Actor actor,
        Database.DocumentReportRow row,
        AnswerReportRequest request,
        CancellationToken cancellationToken
    )
    {
        row.Status = request.IsFixed ? DocumentReportStatus.Fixed : DocumentReportStatus.Rejected;
        // nothing can be stored under the key of an erased subject; only the fact that it was handled is kept
        row.ResolutionNote = await DocumentReports.IsErasedAsync(db, row, cancellationToken) ? null : request.Note.Trim();
        (row.ResolvedById, row.ResolvedAt) = (actor.PersonId, Timestamps.Round(clock.GetUtcNow()));
        row.Revision++;
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(
                Name,
                "report",
                row.Id.ToString("D"),
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["document"] = row.DocumentKey, ["status"] = row.Status.ToCode() }
            )
        );
        await DocumentNews.NotifyReporterAsync(db, row, cancellationToken);
        ChangeFeed.Append(db, ChangeKind.Report, row.DocumentKey, row.ResolvedAt.Value);
        try
        {
            await db.SaveChangesAsync(cancellationToken);
        }
        catch (Exception e) when (ConcurrencyConflict.Is(e))
        {
            return ChangedMeanwhile;
        }

        return row.Status;
    }
}

/// <param name="IsFixed">False when rejected.</param>
/// <param name="Note">The note to the reporter.</param>
public sealed record AnswerReportRequest(Guid ReportId, long Revision, bool IsFixed, string Note);
