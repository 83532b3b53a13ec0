using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Documents.Administration.List;

/// <summary>
/// Orders documents by a column, by what people read in it and not as databases compare; equal ones stay in the order of their titles.
/// </summary>
internal static class DocumentOrder
{
    /// <param name="owners">Names of the owners.</param>
    public static async Task<IEnumerable<DocumentHead>> SortAsync(
        ConsoleDbContext db,
        DocumentFilter filter,
        IEnumerable<DocumentHead> found,
        IReadOnlyDictionary<Guid, string> owners,
        CancellationToken cancellationToken
    )
    {
        var byTitle = found
            .OrderBy(head => head.Title, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(head => head.Key, StringComparer.Ordinal);
        var cells = await CellsAsync(db, filter.Sort, cancellationToken);
        Func<DocumentHead, IComparable>? by = filter.Sort switch
        {
            DocumentSort.Kind => head => DocumentLabels.Kind(cells.GetValueOrDefault(head.Row)?.Kind ?? ""),
            DocumentSort.State => head => DocumentLabels.State(head.Status),
            DocumentSort.Version => head => head.Version,
            DocumentSort.Owner => head => head.OwnerId is { } owner ? owners.GetValueOrDefault(owner, "") : "",
            DocumentSort.Language => head => head.Language is { } code ? LanguageLabels.Of(code) : "",
            DocumentSort.Expires => head => cells.GetValueOrDefault(head.Row)?.EffectiveTo ?? DateTimeOffset.MaxValue,
            DocumentSort.Review => head => cells.GetValueOrDefault(head.Row)?.ReviewBy ?? DateTimeOffset.MaxValue,
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

    // what only a line shows is read for all only when they are sorted by it
    private static async Task<Dictionary<ListedVersion, Cells>> CellsAsync(
        ConsoleDbContext db,
        DocumentSort sort,
        CancellationToken cancellationToken
    )
    {
        if (sort is not (DocumentSort.Kind or DocumentSort.Expires or DocumentSort.Review))
        {
            return [];
        }

        var rows = await db
            .Documents.AsNoTracking()
            .Select(row => new
            {
                row.Key,
                row.Version,
                row.Kind,
                row.EffectiveTo,
                row.ReviewBy,
            })
            .ToListAsync(cancellationToken);
        return rows.ToDictionary(row => new ListedVersion(row.Key, row.Version), row => new Cells(row.Kind, row.EffectiveTo, row.ReviewBy));
    }

    private sealed record Cells(string Kind, DateTimeOffset? EffectiveTo, DateTimeOffset? ReviewBy);
}
