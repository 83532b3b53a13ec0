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
        // people write actions, so there are few; the figures of usage are not columns, so lines are sorted here and not in the database
        var all = lines
            .Fold(await db.Actions.AsNoTracking().ToListAsync(cancellationToken))
            .ConvertAll(line => new ActionLine(line, usage.GetValueOrDefault(line.Key) ?? ActionUsage.None));
        var found = all.Where(line => Matches(line, filter)).ToList();
        return new ActionList(
            [.. Sorted(found, filter).Skip((filter.Page - 1) * ActionList.PageSize).Take(ActionList.PageSize)],
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

    private static bool Matches(ActionLine line, ActionFilter filter) =>
        IsOrAny(filter.Kind, line.Kind) && (filter.Risk is null || filter.Risk == line.Risk) && line.Matches(filter);

    private static bool IsOrAny(string? asked, string? value) => asked is null || string.Equals(asked, value, StringComparison.Ordinal);

    private static IEnumerable<ActionLine> Sorted(List<ActionLine> lines, ActionFilter filter)
    {
        var byTitle = lines
            .OrderBy(line => line.Title, StringComparer.CurrentCultureIgnoreCase)
            .ThenBy(line => line.Key, StringComparer.Ordinal);
        Func<ActionLine, IComparable>? by = filter.Sort switch
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
