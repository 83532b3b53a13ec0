using System.Globalization;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Casework.Documents;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;

namespace RecsConsole.Features.Documents.Reading;

/// <summary>
/// Reports the version in force of a document to its owner as out of date, by somebody who reads it outside of a case. Beside a case, the
/// dismissal of the suggestion reports it.
/// </summary>
public sealed class ReportDocument(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    /// <summary>Maximum length of a note, in characters.</summary>
    public const int Longest = 2000;

    private const string Name = "report.document";

    /// <summary>Returns when it was reported.</summary>
    public async Task<Result<DateTimeOffset>> RunAsync(Actor actor, ReportDocumentRequest request, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(request);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewDocument, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var row = await ReadDocument.InForceAsync(scope.Db, request.DocumentKey, scope.Now, cancellationToken);
        if (row is null || !await scope.MayAsync(AccessOperation.ViewDocument, AccessResources.Of(row), cancellationToken))
        {
            return await scope.DenyAsync(Name, "document", request.DocumentKey, ReadDocument.RefusalOf(scope), cancellationToken);
        }

        if (request.Note?.Length > Longest)
        {
            return Error.Invalid(Texts.ReportNoteTooLong);
        }

        return row.Version == request.Version
            ? await AppendAsync(scope, row, request.Note, cancellationToken)
            : Error.Conflict(Texts.NewerVersionInForce.With(row.Version));
    }

    private async Task<Result<DateTimeOffset>> AppendAsync(
        OperationScope scope,
        DocumentRow row,
        string? note,
        CancellationToken cancellationToken
    )
    {
        var (db, actor) = (scope.Db, scope.Actor);
        var words = string.IsNullOrWhiteSpace(note) ? null : note.Trim();
        var report = new DocumentReport(row.Key, actor.PersonId, CaseId: null, DecisionId: null, ResponseId: null, words, scope.Now);
        if (!await DocumentReports.AppendAsync(db, report, cancellationToken))
        {
            return Error.Conflict(Texts.ReportedAlready);
        }

        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(
                Name,
                "document",
                row.Key,
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal) { ["version"] = row.Version.ToString(CultureInfo.InvariantCulture) }
            )
        );
        await db.SaveChangesAsync(cancellationToken);
        return scope.Now;
    }
}

/// <param name="Version">The version that was read.</param>
/// <param name="Note">What is out of date; null when the reporter wrote nothing.</param>
public sealed record ReportDocumentRequest(string DocumentKey, int Version, string? Note);
