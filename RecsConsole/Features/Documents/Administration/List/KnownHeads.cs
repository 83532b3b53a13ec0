using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Documents.Administration.List;

/// <summary>
/// The heads of each tenant's documents, kept until any of its facts changes: a list may have a hundred thousand, of which a page shows
/// fifty. The lines of a page, and who may see them, are read each time.
/// </summary>
public sealed class KnownHeads
{
    // of all tenants together, some 60 MB
    private const int Max = 250_000;

    // fewer are read within the time of a page
    internal const int Many = 2_000;
    private readonly ConcurrentDictionary<Guid, Known> _byTenant = new();

    internal async Task<IReadOnlyList<DocumentHead>> OfAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        // before the rows: what changes meanwhile is read by the next
        var mark = await FactsVersion.ReadAsync(db, cancellationToken);
        if (_byTenant.TryGetValue(db.TenantId, out var known) && known.Mark == mark)
        {
            return known.Heads;
        }

        var heads = await DocumentHead.ReadAsync(db, cancellationToken);
        if (_byTenant.Values.Sum(each => each.Heads.Count) + heads.Count > Max)
        {
            _byTenant.Clear();
        }

        _byTenant[db.TenantId] = new(mark, heads);
        return heads;
    }

    /// <summary>Reads those of a tenant that has many, unless others would be given up for them.</summary>
    internal async Task ReadAheadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var count = await db.Documents.CountAsync(cancellationToken);
        if (count >= Many && _byTenant.Values.Sum(each => each.Heads.Count) + count <= Max)
        {
            await OfAsync(db, cancellationToken);
        }
    }

    private sealed record Known(long Mark, IReadOnlyList<DocumentHead> Heads);
}
