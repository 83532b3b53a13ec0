using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Catalog.Actions.Detail;
using RecsConsole.Features.Catalog.Lists;
using RecsConsole.Platform;

namespace RecsConsole.Features.Catalog.Actions.List;

/// <summary>Lists the catalog: one line per action with its published and pending versions and its usage.</summary>
public sealed class ListActions(OperationScopeFactory scopes, CatalogLines<ActionRow, ActionContent> lines)
{
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
        var all = await FindableAsync(db, usage, cancellationToken);
        var found = all.Where(entry => Matches(entry, filter)).ToList();
        var page = await lines.WithContentAsync(db, ListedItems.Page(Sorted(found, filter), filter), cancellationToken);
        return new ActionList(
            page.ConvertAll(line => new ActionLine(line, usage.GetValueOrDefault(line.Key) ?? ActionUsage.None)),
            found.Count,
            all.Count,
            filter.Page,
            [.. all.Select(entry => entry.Kind).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
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

    // the figures of usage are not columns, so lines are sorted here and not in the database, by the columns that sorting needs
    private static async Task<List<ActionEntry>> FindableAsync(
        ConsoleDbContext db,
        IReadOnlyDictionary<string, ActionUsage> usage,
        CancellationToken cancellationToken
    )
    {
        var heads = await db
            .Actions.AsNoTracking()
            .Select(row => new ActionHead(row.Key, row.Version, row.Title, row.Status, row.UpdatedAt, row.Kind, row.Risk)
            {
                Revision = row.Revision,
            })
            .ToListAsync(cancellationToken);
        return ListedItems
            .Of(heads)
            .ConvertAll(each => new ActionEntry(
                each.Line,
                each.Shown.Kind,
                each.Shown.Risk,
                usage.GetValueOrDefault(each.Line.Key) ?? ActionUsage.None
            ));
    }

    private static bool Matches(ActionEntry line, ActionFilter filter) =>
        IsOrAny(filter.Kind, line.Kind) && (filter.Risk is null || filter.Risk == line.Risk) && line.Matches(filter);

    private static bool IsOrAny(string? asked, string? value) => asked is null || string.Equals(asked, value, StringComparison.Ordinal);

    private static IEnumerable<ActionEntry> Sorted(List<ActionEntry> lines, ActionFilter filter)
    {
        var byTitle = lines
            .OrderBy(line => line.Title, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(line => line.Key, StringComparer.Ordinal);
        Func<ActionEntry, IComparable>? by = filter.Sort switch
        {
            ActionSort.Kind => line => line.Kind,
            ActionSort.Risk => line => (int)line.Risk,
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

    private sealed record ActionHead(
        string Key,
        int Version,
        string Title,
        VersionStatus Status,
        DateTimeOffset UpdatedAt,
        string Kind,
        ActionRiskLevel Risk
    ) : VersionHead(Key, Version, Title, Status, UpdatedAt);

    /// <summary>A line before its content is read.</summary>
    private sealed record ActionEntry(CatalogLine Line, string Kind, ActionRiskLevel Risk, ActionUsage Usage) : CatalogLine(Line);
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
) : CatalogList<ActionLine>(Lines, Total, All, Page, MayManage)
{
    /// <summary>Number of unanswered feedback entries.</summary>
    public int Said { get; init; }
}

/// <summary>An action in the list of the catalog.</summary>
public sealed record ActionLine(CatalogLine<ActionContent> Line, ActionUsage Usage) : CatalogLine(Line)
{
    public string Kind => Line.Content.Kind;

    public ActionRiskLevel Risk => Line.Content.Risk;
}
