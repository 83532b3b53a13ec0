using System.Globalization;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Documents.Administration.Versions;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Platform.Changes;
using RecsConsole.Platform.Database;

namespace RecsConsole.Features.Documents.Administration;

/// <summary>Recommends a document for cases of certain issue types. Replaces the whole list, so that missing types are removed.</summary>
public sealed class CurateDocument(OperationScopeFactory scopes, AuditTrail auditTrail, TimeProvider clock)
{
    private const int MaxIssueTypes = 50;
    private const int MaxCharacters = 100;

    public async Task<Result<IReadOnlyList<string>>> RunAsync(
        Actor actor,
        CurateDocumentRequest request,
        CancellationToken cancellationToken
    )
    {
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageCatalog, "curate.document", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        ArgumentNullException.ThrowIfNull(request);
        var wanted = request
            .IssueTypes.Select(issue => issue.Trim())
            .Where(issue => issue.Length > 0)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();
        if (wanted.Count > MaxIssueTypes || wanted.Exists(issue => issue.Length > MaxCharacters))
        {
            return Error.Invalid(Texts.CuratedTooMany);
        }

        var document = await NewestAsync(scope.Db, request.Key, cancellationToken);
        if (document is null || !DocumentRights.MaySee(scope.Access, DocumentAccess.From(document)))
        {
            return VersionRequest.NotThere;
        }

        await ReplaceAsync(scope.Db, actor, request.Key, wanted, cancellationToken);
        return wanted;
    }

    /// <summary>The issue types a document is recommended for, in their order.</summary>
    internal static async Task<IReadOnlyList<string>> ReadAsync(ConsoleDbContext db, string? key, CancellationToken cancellationToken) =>
        await db
            .CuratedDocuments.Where(row => row.DocumentKey == key)
            .OrderBy(row => row.IssueType)
            .Select(row => row.IssueType)
            .ToListAsync(cancellationToken);

    private static Task<DocumentRow?> NewestAsync(ConsoleDbContext db, string key, CancellationToken cancellationToken) =>
        db
            .Documents.AsNoTracking()
            .Where(row => row.Key == key)
            .OrderByDescending(row => row.Version)
            .FirstOrDefaultAsync(cancellationToken);

    private async Task ReplaceAsync(ConsoleDbContext db, Actor actor, string key, List<string> wanted, CancellationToken cancellationToken)
    {
        var rows = await db.CuratedDocuments.Where(row => row.DocumentKey == key).ToListAsync(cancellationToken);
        var known = rows.Select(row => row.IssueType).ToHashSet(StringComparer.Ordinal);
        if (known.SetEquals(wanted))
        {
            return;
        }

        var now = Timestamps.Round(clock.GetUtcNow());
        db.RemoveRange(rows.Where(row => !wanted.Contains(row.IssueType)));
        db.AddRange(
            wanted
                .Where(issue => !known.Contains(issue))
                .Select(issue => new CuratedDocumentRow
                {
                    TenantId = actor.TenantId,
                    IssueType = issue,
                    DocumentKey = key,
                    CuratedById = actor.PersonOrNull,
                    At = now,
                })
        );
        auditTrail.Append(
            db,
            actor.PersonOrNull,
            new(
                "curate.document",
                DocumentAudit.ObjectKind,
                key,
                AuditOutcome.Done,
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["issue_types"] = string.Join(", ", wanted),
                    ["before"] = known.Count.ToString(CultureInfo.InvariantCulture),
                }
            )
        );
        ChangeFeed.Append(db, ChangeKind.Catalog, key, now);
        await db.SaveChangesAsync(cancellationToken);
    }
}

/// <param name="IssueTypes">All issue types the document is recommended for; empty removes every recommendation.</param>
public sealed record CurateDocumentRequest(string Key, IReadOnlyList<string> IssueTypes);
