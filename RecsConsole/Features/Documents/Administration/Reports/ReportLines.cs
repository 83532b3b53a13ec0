using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Documents.Administration.Reports;

/// <summary>Adds names and titles to reports, as far as the reader may see them.</summary>
internal sealed class ReportLines(
    AccessCheck check,
    IReadOnlyDictionary<(string Key, int Version), ReportedDocument> documents,
    IReadOnlyDictionary<Guid, string> cases,
    IReadOnlyDictionary<Guid, string> people
)
{
    public static async Task<IReadOnlyList<ReportLine>> ReadAsync(
        ConsoleDbContext db,
        List<DocumentReportRow> rows,
        AccessCheck check,
        CancellationToken cancellationToken
    )
    {
        var keys = rows.Select(row => row.DocumentKey).Distinct(StringComparer.Ordinal).ToList();
        var documents = await db
            .Documents.AsNoTracking()
            .Where(row => keys.Contains(row.Key))
            .Select(row => new ReportedDocument(
                row.Key,
                row.Version,
                row.Title,
                new(row.OwnerId, row.Classification, row.Regions, row.Acl)
            ))
            .ToListAsync(cancellationToken);
        var caseIds = rows.Select(row => row.CaseId).ToList();
        var lines = new ReportLines(
            check,
            documents.ToDictionary(row => (row.Key, row.Version)),
            await db.Cases.Where(row => caseIds.Contains(row.Id)).ToDictionaryAsync(row => row.Id, row => row.Key, cancellationToken),
            await PeopleNames.ReadAsync(
                db,
                rows.Select(row => row.ReporterId).Concat(rows.Select(row => row.OwnerId).OfType<Guid>()),
                cancellationToken
            )
        );
        return [.. rows.Select(lines.Of).OfType<ReportLine>()];
    }

    // Whoever reported a document has seen its title; anyone else needs the permission now.
    private ReportLine? Of(DocumentReportRow row)
    {
        var document = documents.GetValueOrDefault((row.DocumentKey, row.DocumentVersion));
        var maySee = document is not null && DocumentRights.MaySee(check, document.Access);
        if (!maySee && row.ReporterId != check.Subject.PersonId)
        {
            return null;
        }

        return new(
            row.Id,
            row.DocumentKey,
            row.DocumentVersion,
            document?.Title ?? row.DocumentKey,
            people.GetValueOrDefault(row.ReporterId),
            row.ReportedAt,
            row.CaseId is { } caseId ? cases.GetValueOrDefault(caseId) : null,
            row.Note,
            row.OwnerId is { } owner ? people.GetValueOrDefault(owner) : null,
            row.DueAt,
            row.Status,
            row.ResolutionNote,
            row.ResolvedAt,
            row.Revision,
            maySee,
            MayAnswer: row.Status is DocumentReportStatus.Open && ListReports.MayAnswer(check, row.OwnerId)
        );
    }
}

/// <summary>The version a report is about.</summary>
internal sealed record ReportedDocument(string Key, int Version, string Title, DocumentAccess Access);
