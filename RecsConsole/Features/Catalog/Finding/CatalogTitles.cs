using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;

namespace RecsConsole.Features.Catalog.Finding;

/// <summary>The titles of a kind of versioned item: actions, playbooks, policies, service levels or workflows.</summary>
public sealed class CatalogTitles<TRow, TContent>(ICatalogItem<TRow, TContent> item) : ICatalogTitles
    where TRow : class, IVersionRow
    where TContent : IVersionContent
{
    public async Task<IReadOnlyList<CatalogTitle>> ReadAsync(ConsoleDbContext db, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(db);
        var rows = await db.Set<TRow>()
            .AsNoTracking()
            .Select(row => new
            {
                row.Key,
                row.Version,
                row.Title,
            })
            .ToListAsync(cancellationToken);
        var noun = GovernedItemLabels.NounOf(item.Noun);
        return
        [
            .. rows.GroupBy(row => row.Key, StringComparer.Ordinal)
                .Select(versions => versions.MaxBy(row => row.Version)!)
                .Select(row => new CatalogTitle(row.Key, row.Title, noun, $"{item.Root}/{Uri.EscapeDataString(row.Key)}")),
        ];
    }
}
