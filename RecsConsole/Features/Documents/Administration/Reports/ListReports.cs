using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Platform;

namespace RecsConsole.Features.Documents.Administration.Reports;

/// <summary>Documents reported out of date: those that wait for the actor, those the actor reported, or for administrators and supervisors all.</summary>
public sealed class ListReports(OperationScopeFactory scopes)
{
    private const int Most = 200;

    public async Task<Result<ReportList>> RunAsync(Actor actor, ReportScope whose, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await DocumentRights.OpenAsync(scopes, actor, "list.report", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var check = scope.Access;
        var isAdministrator = DocumentRights.IsAdministrator(check);
        var maySeeAll = isAdministrator || DocumentRights.IsSupervisor(check);
        var rows = await scope
            .Db.DocumentReports.AsNoTracking()
            .Where(row => row.Status != DocumentReportStatus.Undone)
            .Where(row =>
                whose == ReportScope.ByMe ? row.ReporterId == actor.PersonId
                : whose == ReportScope.All ? maySeeAll
                : row.OwnerId == actor.PersonId || (isAdministrator && row.OwnerId == null)
            )
            .OrderByDescending(row => row.Status == DocumentReportStatus.Open)
            .ThenBy(row => row.DueAt)
            .ThenBy(row => row.Id)
            .Take(Most)
            .ToListAsync(cancellationToken);
        return new ReportList(await ReportLines.ReadAsync(scope.Db, rows, check, cancellationToken), maySeeAll, scope.Now);
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

/// <param name="MaySeeAll">The reader leads or administers.</param>
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
