using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.ServiceLevels.List;

/// <summary>
/// Lists the tenant's service levels: one line each, with the published and pending versions; those that take precedence come first.
/// </summary>
public sealed class ListServiceLevels(OperationScopeFactory scopes)
{
    public const int PageSize = 50;

    public async Task<Result<ServiceLevelList>> RunAsync(Actor actor, ServiceLevelFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "list.service_levels", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        // People write levels, so there are few; one line combines several rows.
        var rows = await scope.Db.ServiceLevels.AsNoTracking().ToListAsync(cancellationToken);
        var all = rows.GroupBy(row => row.Key, StringComparer.Ordinal).Select(Fold).ToList();
        var found = all.Where(line => Matches(line, filter))
            .OrderByDescending(line => line.Text.ToLevel(line.Key, line.Version).Rank)
            .ThenBy(line => line.Text.Priority)
            .ThenBy(line => line.Title, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(line => line.Key, StringComparer.Ordinal)
            .ToList();
        return new ServiceLevelList(
            [.. found.Skip((filter.Page - 1) * PageSize).Take(PageSize)],
            found.Count,
            all.Count,
            filter.Page,
            await ServiceLevelChoices.ReadAsync(scope, key: null, cancellationToken),
            scope.Access.Subject.Roles.Contains(ConsoleRole.Admin)
        );
    }

    private static ServiceLevelLine Fold(IGrouping<string, ServiceLevelRow> versions)
    {
        var newest = versions.MaxBy(row => row.Version)!;
        var shown = versions.Where(row => row.Status.IsPublished()).MaxBy(row => row.Version) ?? newest;
        var pending = newest != shown && newest.Status is VersionStatus.Draft or VersionStatus.InReview ? newest : null;
        return new(
            shown.Key,
            ServiceLevelContent.Of(shown),
            shown.Status,
            shown.Version,
            pending?.Version,
            pending?.Status,
            versions.Max(row => row.UpdatedAt)
        );
    }

    private static bool Matches(ServiceLevelLine line, ServiceLevelFilter filter) =>
        (filter.Status is null || filter.Status == line.Status || filter.Status == line.PendingStatus)
        && (
            filter.Search is not { } search
            || line.Title.Contains(search, StringComparison.CurrentCultureIgnoreCase)
            || line.Key.Contains(search, StringComparison.OrdinalIgnoreCase)
        );
}

/// <summary>A page of the list.</summary>
/// <param name="Total">Number of levels that match the filter.</param>
/// <param name="All">Number of all levels.</param>
public sealed record ServiceLevelList(
    IReadOnlyList<ServiceLevelLine> Lines,
    int Total,
    int All,
    int Page,
    ServiceLevelChoices Choices,
    bool MayManage
);

/// <summary>A service level: the version in force, or the newest if none is.</summary>
/// <param name="PendingVersion">A newer version in draft or in review.</param>
public sealed record ServiceLevelLine(
    string Key,
    ServiceLevelContent Text,
    VersionStatus Status,
    int Version,
    int? PendingVersion,
    VersionStatus? PendingStatus,
    DateTimeOffset ChangedAt
)
{
    public string Title => Text.Title;
}
