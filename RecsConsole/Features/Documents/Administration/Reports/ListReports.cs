using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Platform;

namespace RecsConsole.Features.Documents.Administration.Reports;

/// <summary>
/// Lists reports of outdated documents: those waiting for the actor, those the actor filed, or all (for administrators, supervisors and
/// auditors).
/// </summary>
public sealed class ListReports(OperationScopeFactory scopes)
{
    private const int Max = 200;

    public async Task<Result<ReportList>> RunAsync(Actor actor, ReportScope whose, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await DocumentRights.OpenAsync(scopes, actor, "list.report", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var check = scope.Access;
        var maySeeAll = DocumentRights.IsAdministrator(check) || DocumentRights.IsReader(check);
        var known = scope.Db.DocumentReports.AsNoTracking().Where(row => row.Status != DocumentReportStatus.Undone);
        var wanted = whose switch
        {
            ReportScope.ByMe => known.Where(row => row.ReporterId == actor.PersonId),
            ReportScope.All => known.Where(_ => maySeeAll),
            _ => ForReader(known, check),
        };
        var rows = await wanted
            .OrderByDescending(row => row.Status == DocumentReportStatus.Open)
            .ThenBy(row => row.DueAt)
            .ThenBy(row => row.Id)
            .Take(Max)
            .ToListAsync(cancellationToken);
        return new ReportList(await ReportLines.ReadAsync(scope.Db, rows, check, cancellationToken), maySeeAll, scope.Now);
    }

    /// <summary>Reports that the reader has to answer: on documents they own; for administrators also on those without an owner.</summary>
    internal static IQueryable<DocumentReportRow> ForReader(IQueryable<DocumentReportRow> reports, AccessCheck check)
    {
        var (me, isAdministrator) = (check.Subject.PersonId, DocumentRights.IsAdministrator(check));
        return reports.Where(row => row.OwnerId == me || (isAdministrator && row.OwnerId == null));
    }

    internal static bool MayAnswer(AccessCheck check, Guid? ownerId) =>
        DocumentRights.IsAdministrator(check) || ownerId == check.Subject.PersonId;
}

/// <summary>Whose reports are listed.</summary>
public enum ReportScope
{
    ForMe,
    ByMe,
    All,
}

/// <param name="MaySeeAll">The reader is a supervisor, an administrator or an auditor.</param>
public sealed record ReportList(IReadOnlyList<ReportLine> Lines, bool MaySeeAll, DateTimeOffset Now);

/// <summary>A report of an outdated document.</summary>
public sealed record ReportLine(
    Guid Id,
    string DocumentKey,
    int DocumentVersion,
    string Title,
    string? Reporter,
    DateTimeOffset ReportedAt,
    string? CaseKey,
    string? Note,
    string? Owner,
    DateTimeOffset DueAt,
    DocumentReportStatus Status,
    string? ResolutionNote,
    DateTimeOffset? ResolvedAt,
    long Revision,
    bool MaySeeDocument,
    bool MayAnswer
);
