using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Catalog.Lists;

/// <summary>
/// Reads the lines of a list of governed items: one per item, with its published and its pending version. Items are found and ordered by a
/// few columns, as people write and read titles and not as databases compare them; content is read for the page only.
/// </summary>
public sealed class CatalogLines<TRow, TContent>(ICatalogItem<TRow, TContent> item)
    where TRow : class, IVersionRow
    where TContent : IVersionContent
{
    /// <summary>The page requested by the filter, in its order.</summary>
    /// <param name="first">
    /// What comes before the title in the usual order of the list, which then reads the content of all lines; null for the title alone.
    /// </param>
    internal async Task<CatalogList<CatalogLine<TContent>>> ReadAsync(
        OperationScope scope,
        SortedCatalogFilter filter,
        CancellationToken cancellationToken,
        Func<CatalogLine<TContent>, IComparable>? first = null
    )
    {
        var db = scope.Db;
        var all = ListedItems.Of(
            await db.Set<TRow>()
                .AsNoTracking()
                .Select(row => new VersionHead(row.Key, row.Version, row.Title, row.Status, row.UpdatedAt) { Revision = row.Revision })
                .ToListAsync(cancellationToken)
        );
        var found = all.Select(each => each.Line).Where(line => line.Matches(filter)).ToList();
        var page =
            first is null || filter.Sort is not null
                ? await WithContentAsync(db, ListedItems.Page(Sorted(found, filter), filter), cancellationToken)
                : ListedItems.Page(ByTitle((await WithContentAsync(db, found, cancellationToken)).OrderBy(first)), filter);
        return new(page, found.Count, all.Count, filter.Page, scope.Access.Subject.Roles.Contains(ConsoleRole.Admin));
    }

    /// <summary>The same lines in their order with content, without those that are gone meanwhile.</summary>
    internal async Task<List<CatalogLine<TContent>>> WithContentAsync(
        ConsoleDbContext db,
        IReadOnlyList<CatalogLine> lines,
        CancellationToken cancellationToken
    )
    {
        var keys = lines.Select(line => line.Key).ToList();
        var versions = lines.Select(line => line.Version).Distinct().ToList();
        var rows = await db.Set<TRow>()
            .AsNoTracking()
            .Where(row => keys.Contains(row.Key) && versions.Contains(row.Version))
            .ToListAsync(cancellationToken);
        var shown = rows.ToDictionary(row => (row.Key, row.Version));
        return
        [
            .. lines
                .Select(line => (Line: line, Row: shown.GetValueOrDefault((line.Key, line.Version))))
                .Where(each => each.Row is not null)
                .Select(each => new CatalogLine<TContent>(each.Line, item.ContentOf(each.Row!))),
        ];
    }

    private static IEnumerable<CatalogLine> Sorted(List<CatalogLine> lines, SortedCatalogFilter filter)
    {
        var byTitle = ByTitle(lines.OrderBy(_ => 0));
        Func<CatalogLine, IComparable>? by = filter.Sort switch
        {
            CatalogSort.Status => line => line.Status,
            CatalogSort.Changed => line => line.ChangedAt,
            _ => null,
        };
        return (by, filter.Descending) switch
        {
            (null, false) => byTitle,
            (null, true) => byTitle.Reverse(),
            (_, false) => byTitle.OrderBy(by!),
            (_, true) => byTitle.OrderByDescending(by!),
        };
    }

    private static IOrderedEnumerable<TLine> ByTitle<TLine>(IOrderedEnumerable<TLine> lines)
        where TLine : CatalogLine =>
        lines.ThenBy(line => line.Title, StringComparer.CurrentCultureIgnoreCase).ThenBy(line => line.Key, StringComparer.Ordinal);
}
