using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Documents.Administration.List;

/// <summary>
/// Regions and issue types of each tenant's documents, kept until any of its facts changes: a form offers them at each opening, and they are
/// few, but all documents are read for them.
/// </summary>
public sealed class KnownTags
{
    private readonly ConcurrentDictionary<Guid, Known> _byTenant = new();

    internal async Task<DocumentTags> OfAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        // before the rows: what changes meanwhile is read by the next
        var mark = await FactsVersion.ReadAsync(db, cancellationToken);
        if (_byTenant.TryGetValue(db.TenantId, out var known) && known.Mark == mark)
        {
            return known.Tags;
        }

        // few of many documents differ in these
        var rows = await db
            .Documents.AsNoTracking()
            .Select(row => new { row.Regions, row.IssueTypes })
            .Distinct()
            .ToListAsync(cancellationToken);
        var tags = new DocumentTags(
            [.. rows.SelectMany(row => row.Regions).Distinct(StringComparer.Ordinal)],
            [.. rows.SelectMany(row => row.IssueTypes).Distinct(StringComparer.Ordinal)]
        );
        _byTenant[db.TenantId] = new(mark, tags);
        return tags;
    }

    private sealed record Known(long Mark, DocumentTags Tags);
}

/// <summary>What any version of a tenant's documents names, each once.</summary>
internal sealed record DocumentTags(IReadOnlyList<string> Regions, IReadOnlyList<string> IssueTypes);
