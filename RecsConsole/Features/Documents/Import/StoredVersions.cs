using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Documents.Administration.Versions;

namespace RecsConsole.Features.Documents.Import;

/// <summary>Which versions a tenant has, and what was read for those that were imported.</summary>
internal sealed class StoredVersions
{
    private readonly HashSet<(string Key, string Hash)> _imported = [];
    private readonly Dictionary<string, int> _newest = new(StringComparer.Ordinal);

    public static async Task<StoredVersions> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        var stored = new StoredVersions();
        var rows = db
            .Documents.AsNoTracking()
            .Select(row => new
            {
                row.Key,
                row.Version,
                row.ContentHash,
            })
            .AsAsyncEnumerable();
        await foreach (var row in rows.WithCancellation(cancellationToken))
        {
            var newest = stored._newest.GetValueOrDefault(row.Key);
            stored._newest[row.Key] = Math.Max(newest, row.Version);
            if (row.ContentHash is { } hash)
            {
                stored._imported.Add((row.Key, hash));
            }
        }

        return stored;
    }

    /// <summary>Documents with more than one version in force: an import has put another over the first.</summary>
    public static Task<List<string>> ReplacedAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        db
            .Documents.Where(row => row.Status == DocumentStates.Effective)
            .GroupBy(row => row.Key)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToListAsync(cancellationToken);

    /// <summary>This content came in before; what was made of it since stays.</summary>
    public bool Has(string key, string hash) => _imported.Contains((key, hash));

    public int Next(string key) => _newest.GetValueOrDefault(key) + 1;
}
