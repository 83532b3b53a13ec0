using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;

namespace RecsConsole.Features.Documents.Import;

/// <summary>The versions that a tenant has, and the content hashes of imported ones.</summary>
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

    /// <summary>Documents with more than one version in force, because an import added one.</summary>
    public static Task<List<string>> ReplacedAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        db
            .Documents.Effective()
            .GroupBy(row => row.Key)
            .Where(group => group.Count() > 1)
            .Select(group => group.Key)
            .ToListAsync(cancellationToken);

    /// <summary>This content was imported before; later edits stay.</summary>
    public bool Has(string key, string hash) => _imported.Contains((key, hash));

    public int Next(string key) => _newest.GetValueOrDefault(key) + 1;
}
