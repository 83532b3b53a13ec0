using RecsConsole.Database;

namespace RecsConsole.Features.Catalog.Lists;

/// <summary>Combines the versions of each item to one line of a list.</summary>
internal static class ListedItems
{
    /// <summary>One per item, without order.</summary>
    public static List<ListedItem<THead>> Of<THead>(IEnumerable<THead> versions)
        where THead : VersionHead => [.. versions.GroupBy(head => head.Key, StringComparer.Ordinal).Select(OfOne)];

    /// <summary>The lines of the page that the filter asks for.</summary>
    public static List<TLine> Page<TLine>(IEnumerable<TLine> lines, CatalogFilter filter)
        where TLine : CatalogLine => [.. lines.Skip((filter.Page - 1) * CatalogList<TLine>.PageSize).Take(CatalogList<TLine>.PageSize)];

    private static ListedItem<THead> OfOne<THead>(IGrouping<string, THead> versions)
        where THead : VersionHead
    {
        var newest = versions.MaxBy(head => head.Version)!;
        var shown = versions.Where(head => head.Status.IsPublished()).MaxBy(head => head.Version) ?? newest;
        var pending = newest != shown && newest.Status is VersionStatus.Draft or VersionStatus.InReview ? newest : null;
        var line = new CatalogLine(
            shown.Key,
            shown.Title,
            shown.Status,
            shown.Version,
            pending?.Version,
            pending?.Status,
            versions.Max(head => head.UpdatedAt)
        )
        {
            Revision = shown.Revision,
            PendingRevision = pending?.Revision,
        };
        return new(line, shown);
    }
}

/// <summary>An item of a list before its content is read.</summary>
/// <param name="Shown">The published version, or the newest if none is.</param>
internal sealed record ListedItem<THead>(CatalogLine Line, THead Shown)
    where THead : VersionHead;
