using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Actions.Detail;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Actions.List;

/// <summary>Lists the catalog: one line per action with its published and pending versions and its usage.</summary>
public sealed class ListActions(OperationScopeFactory scopes)
{
    public const int PageSize = 50;

    public async Task<Result<ActionList>> RunAsync(Actor actor, ActionFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewCatalog, "list.actions", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var usage = await ActionUsage.ReadAsync(db, key: null, scope.Now, cancellationToken);
        var all = Fold(await ReadVersionsAsync(db, cancellationToken), usage);
        var found = all.Where(line => Matches(line, filter)).ToList();
        return new ActionList(
            [.. Sorted(found, filter).Skip((filter.Page - 1) * PageSize).Take(PageSize)],
            found.Count,
            all.Count,
            filter.Page,
            [.. all.Select(line => line.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            scope.Access.Subject.Roles.Contains(ConsoleRole.Admin),
            await TimeZoneOfAsync(db, actor, cancellationToken)
        )
        {
            Said = await db.SuggestionReports.CountAsync(
                row => row.Queue == ReportRoute.Rules && row.Status == DocumentReportStatus.Open,
                cancellationToken
            ),
        };
    }

    internal static Task<string?> TimeZoneOfAsync(ConsoleDbContext db, Actor actor, CancellationToken cancellationToken) =>
        db
            .People.Where(person => person.Id == actor.PersonId)
            .Select(person => (string?)person.TimeZone)
            .FirstOrDefaultAsync(cancellationToken);

    // A catalog is small (people write it) and one line combines several rows, so it is folded and sorted here, not in the database.
    private static Task<List<VersionFacts>> ReadVersionsAsync(ConsoleDbContext db, CancellationToken cancellationToken) =>
        db
            .Actions.AsNoTracking()
            .Select(row => new VersionFacts(row.Key, row.Version, row.Title, row.Kind, row.Risk, row.Status, row.UpdatedAt))
            .ToListAsync(cancellationToken);

    private static List<ActionLine> Fold(List<VersionFacts> versions, IReadOnlyDictionary<string, ActionUsage> usage) =>
        [
            .. versions
                .GroupBy(row => row.Key, StringComparer.Ordinal)
                .Select(group =>
                {
                    var newest = group.MaxBy(row => row.Version)!;
                    var shown = group.Where(row => row.Status.IsPublished()).MaxBy(row => row.Version) ?? newest;
                    var pending = newest != shown && newest.Status is VersionStatus.Draft or VersionStatus.InReview ? newest : null;
                    return new ActionLine(
                        shown.Key,
                        shown.Title,
                        shown.Kind,
                        shown.Risk,
                        shown.Status,
                        shown.Version,
                        pending?.Version,
                        pending?.Status,
                        group.Max(row => row.UpdatedAt),
                        usage.GetValueOrDefault(group.Key) ?? ActionUsage.None
                    );
                }),
        ];

    private static bool Matches(ActionLine line, ActionFilter filter) =>
        IsOrAny(filter.Kind, line.Kind)
        && IsOrAny(filter.Risk, line.Risk)
        && (filter.Status is null || filter.Status == line.Status || filter.Status == line.PendingStatus)
        && (
            filter.Search is not { } search
            || line.Title.Contains(search, StringComparison.CurrentCultureIgnoreCase)
            || line.Key.Contains(search, StringComparison.OrdinalIgnoreCase)
        );

    private static bool IsOrAny(string? asked, string? value) => asked is null || string.Equals(asked, value, StringComparison.Ordinal);

    private static IEnumerable<ActionLine> Sorted(List<ActionLine> lines, ActionFilter filter)
    {
        var byTitle = lines
            .OrderBy(line => line.Title, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(line => line.Key, StringComparer.Ordinal);
        Func<ActionLine, IComparable>? by = filter.Sort switch
        {
            ActionSort.Kind => line => line.Kind,
            ActionSort.Risk => line => (int)ActionLabels.Risk(line.Risk),
            ActionSort.Status => line => line.Status.ToCode(),
            ActionSort.Shown => line => line.Usage.Shown,
            ActionSort.Accepted => line => line.Usage.AcceptedShare,
            ActionSort.Taken => line => line.Usage.Taken,
            ActionSort.Changed => line => line.ChangedAt,
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

    private sealed record VersionFacts(
        string Key,
        int Version,
        string Title,
        string Kind,
        string Risk,
        VersionStatus Status,
        DateTimeOffset UpdatedAt
    );
}

/// <summary>A page of the catalog.</summary>
/// <param name="Total">Number of actions that match the filter.</param>
/// <param name="All">Number of all actions.</param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record ActionList(
    IReadOnlyList<ActionLine> Lines,
    int Total,
    int All,
    int Page,
    IReadOnlyList<string> Kinds,
    bool MayManage,
    string? TimeZone
)
{
    /// <summary>Number of unanswered feedback entries.</summary>
    public int Said { get; init; }
}

/// <summary>An action of the catalog: the version in force, or the newest if none is.</summary>
/// <param name="PendingVersion">A newer version in draft or in review.</param>
public sealed record ActionLine(
    string Key,
    string Title,
    string Kind,
    string Risk,
    VersionStatus Status,
    int Version,
    int? PendingVersion,
    VersionStatus? PendingStatus,
    DateTimeOffset ChangedAt,
    ActionUsage Usage
);
