using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Recommender.History;

namespace RecsConsole.Features.Security.Leaks;

/// <summary>
/// The properties that access to every document and case of the tenant depends on, read from the rows once per run: which objects are
/// hidden must not depend on the indexes whose filtering is being verified.
/// </summary>
internal sealed class ObjectRights
{
    private readonly List<(string Key, AccessResource Access)> _documents;
    private readonly List<(Guid Id, AccessResource Access)> _cases;
    private readonly AccessClasses _documentClasses;
    private readonly AccessClasses _caseClasses;

    private ObjectRights(List<(string Key, AccessResource Access)> documents, List<(Guid Id, AccessResource Access)> cases)
    {
        (_documents, _cases) = (documents, cases);
        _documentClasses = new(AccessOperation.ViewDocument, documents.Select(document => document.Access));
        _caseClasses = new(AccessOperation.ViewCase, cases.Select(found => found.Access));
    }

    public static async Task<ObjectRights> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        new(await ReadDocumentsAsync(db, cancellationToken), await ReadCasesAsync(db, cancellationToken));

    private static async Task<List<(string, AccessResource)>> ReadDocumentsAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db
            .Documents.AsNoTracking()
            .Select(row => new
            {
                row.Key,
                row.Version,
                row.Status,
                row.Classification,
                row.Regions,
                row.Acl,
            })
            .ToListAsync(cancellationToken);
        var current = rows.GroupBy(row => row.Key, StringComparer.Ordinal)
            .Select(versions => versions.Foremost(row => row.Status, row => row.Version));
        return
        [
            .. current.Select(row =>
                (row.Key, AccessResources.OfDocument(db.TenantId, row.Key, row.Classification, [.. row.Regions], [.. row.Acl]))
            ),
        ];
    }

    private static async Task<List<(Guid, AccessResource)>> ReadCasesAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var rows = await db
            .Cases.AsNoTracking()
            .Select(row => new
            {
                row.Id,
                row.Classification,
                row.Region,
                row.TeamKey,
                row.AssigneeId,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. rows.Select(row =>
                (row.Id, AccessResources.OfCase(db.TenantId, row.Id, row.Classification, row.Region, row.TeamKey, row.AssigneeId))
            ),
        ];
    }

    /// <summary>What this actor may not see now, except the opened case itself.</summary>
    public HiddenObjects HiddenFrom(AccessCheck check, Guid openedCase)
    {
        var maySeeDocument = _documentClasses.PermittedFor(check);
        var maySeeCase = _caseClasses.PermittedFor(check);
        var hidden = new HiddenObjects([], []);
        for (var i = 0; i < _documents.Count; i++)
        {
            if (!maySeeDocument(i))
            {
                hidden.Documents.Add(_documents[i].Key, _documents[i].Access);
            }
        }

        for (var i = 0; i < _cases.Count; i++)
        {
            if (!maySeeCase(i) && _cases[i].Id != openedCase)
            {
                hidden.Cases.Add(_cases[i].Id, _cases[i].Access);
            }
        }

        return hidden;
    }
}
