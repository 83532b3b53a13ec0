using System.Collections.Concurrent;
using RecsConsole.Database;
using RecsConsole.Recommender.Decisions;

namespace RecsConsole.Recommender.Evidence;

/// <summary>
/// The versions of catalogs that were read before. A catalog is stored under the hash of its content, so it never changes; parsing all of it
/// for each explanation would take longer than the rest.
/// </summary>
internal sealed class KnownCatalogs
{
    private const int Max = 500;
    private readonly ConcurrentDictionary<(Guid Tenant, string Hash), CatalogVersions> _known = new();

    /// <summary>The versions in the catalog that a decision of the context's tenant was made with.</summary>
    /// <param name="hash">The hash that the decision names.</param>
    public async Task<CatalogVersions> OfAsync(ConsoleDbContext db, string hash, CancellationToken cancellationToken)
    {
        var key = (db.TenantId, hash);
        if (_known.TryGetValue(key, out var known))
        {
            return known;
        }

        var read = CatalogVersions.From(await DecisionBundles.ReadCatalogAsync(db, hash, cancellationToken));
        if (_known.Count >= Max)
        {
            _known.Clear();
        }

        _known[key] = read;
        return read;
    }
}
