using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.People.Grants;

/// <summary>Keys of the cases and documents of grants, as far as the reader may see them: the others are unnamed in lists.</summary>
internal sealed class GrantedObjects
{
    private readonly Dictionary<Guid, string> _cases;
    private readonly HashSet<string> _documents;

    private GrantedObjects(Dictionary<Guid, string> cases, HashSet<string> documents) => (_cases, _documents) = (cases, documents);

    public static async Task<GrantedObjects> ReadAsync(
        ConsoleDbContext db,
        AccessCheck check,
        IReadOnlyCollection<(string Kind, string Key)> objects,
        CancellationToken cancellationToken
    )
    {
        var cases = objects.Select(each => GrantKinds.CaseOf(each.Kind, each.Key)).OfType<Guid>();
        var keys = objects
            .Select(each => GrantKinds.DocumentOf(each.Kind, each.Key))
            .OfType<string>()
            .Distinct(StringComparer.Ordinal)
            .ToList();
        var documents = await db
            .Documents.AsNoTracking()
            .Effective()
            .Where(row => keys.Contains(row.Key))
            .Select(row => new DocumentRow
            {
                TenantId = row.TenantId,
                Key = row.Key,
                Version = row.Version,
                Title = "",
                Kind = row.Kind,
                Text = "",
                Status = row.Status,
                Classification = row.Classification,
                Acl = row.Acl,
                Regions = row.Regions,
            })
            .ToListAsync(cancellationToken);
        return new(
            await VisibleCaseKeys.ReadAsync(db, check, cases, cancellationToken),
            documents
                .Where(row => check.Decide(AccessOperation.ViewDocument, AccessResources.Of(row)).Permitted)
                .Select(row => row.Key)
                .ToHashSet(StringComparer.Ordinal)
        );
    }

    /// <summary>The key as shown to people; null when the reader may not see it. A duty is not secret to those who grant it.</summary>
    public string? KeyOf(string kind, string key) =>
        GrantKinds.CaseOf(kind, key) is { } id ? _cases.GetValueOrDefault(id)
        : GrantKinds.DocumentOf(kind, key) is { } document && _documents.Contains(document) ? document
        : GrantKinds.DutyOf(kind, key);
}
