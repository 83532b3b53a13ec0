using RecsConsole.Database;
using RecsConsole.Features.Catalog.Versions;

namespace RecsConsole.Features.Catalog.Lists;

/// <summary>An item of the catalog in a list: the version in force, or the newest if none is.</summary>
/// <param name="PendingVersion">A newer version in draft or in review.</param>
public record CatalogLine(
    string Key,
    string Title,
    VersionStatus Status,
    int Version,
    int? PendingVersion,
    VersionStatus? PendingStatus,
    DateTimeOffset ChangedAt
)
{
    /// <summary>Revision of the version shown.</summary>
    public long Revision { get; init; }

    public long? PendingRevision { get; init; }

    /// <summary>The draft as the reader sees it; null when there is none.</summary>
    public VersionStepRequest? Draft =>
        (Status, PendingStatus, PendingVersion, PendingRevision) switch
        {
            (VersionStatus.Draft, _, _, _) => new(Key, Version, Revision),
            (_, VersionStatus.Draft, { } version, { } revision) => new(Key, version, revision),
            _ => null,
        };

    /// <summary>The version in force as the reader sees it; null when none is.</summary>
    public VersionStepRequest? InForce => Status.IsPublished() ? new(Key, Version, Revision) : null;

    /// <summary>Whether the filter keeps this line.</summary>
    public bool Matches(CatalogFilter filter)
    {
        ArgumentNullException.ThrowIfNull(filter);
        return (filter.Status is null || filter.Status == Status || filter.Status == PendingStatus)
            && (
                filter.Search is not { } search
                || Title.Contains(search, StringComparison.CurrentCultureIgnoreCase)
                || Key.Contains(search, StringComparison.OrdinalIgnoreCase)
            );
    }
}

/// <summary>A line with the item's content.</summary>
public sealed record CatalogLine<TContent>(CatalogLine Line, TContent Content) : CatalogLine(Line);

/// <summary>A page of a list of governed items.</summary>
/// <param name="Total">Number of items that match the filter.</param>
/// <param name="All">Number of all items.</param>
public record CatalogList<TLine>(IReadOnlyList<TLine> Lines, int Total, int All, int Page, bool MayManage)
    where TLine : CatalogLine
{
    public const int PageSize = 50;
}
