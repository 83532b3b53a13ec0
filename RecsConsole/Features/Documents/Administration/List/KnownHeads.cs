using System.Collections.Concurrent;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Documents.Administration.List;

/// <summary>
/// The heads of each tenant's documents, kept until a document changes: a list may have a hundred thousand, of which a page shows fifty. The
/// lines of a page, and who may see them, are read each time.
/// </summary>
public sealed class KnownHeads
{
    // of all tenants together, some 60 MB
    private const int Max = 250_000;
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

    private sealed record Known(long Mark, IReadOnlyList<DocumentHead> Heads);
}
