using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;

namespace RecsConsole.Features.Catalog.Lists;

/// <summary>Reads the lines of a list of governed items: one per item, with its published and its pending version.</summary>
public sealed class CatalogLines<TRow, TContent>(ICatalogItem<TRow, TContent> item)
    where TRow : class, IVersionRow
{
    /// <summary>The page requested by the filter, ordered by title.</summary>
    /// <param name="first">What comes before the title in the order of the list; null for the title alone.</param>
    internal async Task<CatalogList<CatalogLine<TContent>>> ReadAsync(
        OperationScope scope,
        CatalogFilter filter,
        CancellationToken cancellationToken,
        Func<CatalogLine<TContent>, IComparable>? first = null
    )
    {
        // people write these items, so there are few, and one line combines several rows
        var all = Fold(await scope.Db.Set<TRow>().AsNoTracking().ToListAsync(cancellationToken));
        var found = all.Where(line => line.Matches(filter))
            .OrderBy(first ?? (_ => 0))
            .ThenBy(line => line.Title, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(line => line.Key, StringComparer.Ordinal)
            .ToList();
        return new(
            [
                .. found
                    .Skip((filter.Page - 1) * CatalogList<CatalogLine<TContent>>.PageSize)
                    .Take(CatalogList<CatalogLine<TContent>>.PageSize),
            ],
            found.Count,
            all.Count,
            filter.Page,
            scope.Access.Subject.Roles.Contains(ConsoleRole.Admin)
        );
    }

    /// <summary>One line per item, without order.</summary>
    internal List<CatalogLine<TContent>> Fold(IEnumerable<TRow> rows) =>
        [.. rows.GroupBy(row => row.Key, StringComparer.Ordinal).Select(Fold)];

    private CatalogLine<TContent> Fold(IGrouping<string, TRow> versions)
    {
        var newest = versions.MaxBy(row => row.Version)!;
        var shown = versions.Where(row => row.Status.IsPublished()).MaxBy(row => row.Version) ?? newest;
        var pending = newest != shown && newest.Status is VersionStatus.Draft or VersionStatus.InReview ? newest : null;
        var line = new CatalogLine(
            shown.Key,
            item.TitleOf(shown),
            shown.Status,
            shown.Version,
            pending?.Version,
            pending?.Status,
            versions.Max(row => row.UpdatedAt)
        );
        return new(line, item.ContentOf(shown));
    }
}
