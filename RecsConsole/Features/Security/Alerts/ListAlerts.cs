using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Alerts;
using RecsConsole.Components.Lists;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Platform.Auditing;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Security.Alerts;

/// <summary>
/// Lists security alerts, unseen ones first unless sorted otherwise. The object behind an alert is named only to those who may see it.
/// Viewing is audited.
/// </summary>
public sealed class ListAlerts(OperationScopeFactory scopes, AuditTrail auditTrail)
{
    public const int PageSize = 50;

    // limits the rows in memory and the ids in a query
    private const int SearchedAtOnce = 500;

    private const string Name = "list.alerts";

    public async Task<Result<AlertList>> RunAsync(Actor actor, AlertFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        ArgumentNullException.ThrowIfNull(filter);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAlerts, Name, cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var reading = new AlertLines(db, scope.Access);
        var found = db
            .SecurityAlerts.AsNoTracking()
            .Where(row => filter.Kind == null || row.Kind == filter.Kind)
            .Where(row => filter.IsSeen == null || row.SeenAt != null == filter.IsSeen);
        var (page, total) = await PageAsync(found, reading, filter, cancellationToken);
        var open = await db.SecurityAlerts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == filter.Alert, cancellationToken);
        IReadOnlyList<SecurityAlertRow> rows = open is null ? page : [.. page, open];
        var lines = await reading.ReadAsync(rows, cancellationToken);
        auditTrail.Append(db, actor.PersonOrNull, new(Name, "tenant", actor.TenantId.ToString("D"), AuditOutcome.Done));
        await db.SaveChangesAsync(cancellationToken);
        return new AlertList(
            [.. lines.Take(page.Count)],
            open is null ? null : lines[^1],
            filter.Page,
            total,
            await db.SecurityAlerts.CountAsync(cancellationToken),
            await db.SecurityAlerts.CountAsync(row => row.SeenAt == null, cancellationToken),
            await TimeZones.OfReaderAsync(db, actor, cancellationToken)
        );
    }

    private static async Task<AlertPage> PageAsync(
        IQueryable<SecurityAlertRow> found,
        AlertLines reading,
        AlertFilter filter,
        CancellationToken cancellationToken
    )
    {
        if (filter.Search is null && filter.Order == AlertFilter.UsualOrder)
        {
            var rows = await found
                .OrderBy(row => row.SeenAt != null)
                .ThenByDescending(row => row.At)
                .ThenBy(row => row.Id)
                .Skip((filter.Page - 1) * PageSize)
                .Take(PageSize)
                .ToListAsync(cancellationToken);
            return new(rows, await found.CountAsync(cancellationToken));
        }

        var heads = await HeadsAsync(found, reading, filter, cancellationToken);
        return new(await SortedPageAsync(found, heads, filter, cancellationToken), heads.Count);
    }

    // newest first; searched here, since titles and sentences are in the language of the reader and name only what they may see
    private static async Task<List<AlertHead>> HeadsAsync(
        IQueryable<SecurityAlertRow> found,
        AlertLines reading,
        AlertFilter filter,
        CancellationToken cancellationToken
    )
    {
        var heads = await found
            .OrderByDescending(row => row.At)
            .ThenBy(row => row.Id)
            .Select(row => new AlertHead(row.Id, row.Kind, row.At, row.SeenAt != null))
            .ToListAsync(cancellationToken);
        if (filter.Search is not { } text)
        {
            return heads;
        }

        var others = heads.Where(head => !Has(AlertTitles.Of(head.Kind), text)).ToList();
        HashSet<Guid> misses = [.. others.Select(head => head.Id)];
        foreach (var part in others.Chunk(SearchedAtOnce))
        {
            List<Guid> ids = [.. part.Select(head => head.Id)];
            var rows = await found.Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
            var lines = await reading.ReadAsync(rows, cancellationToken);
            misses.ExceptWith(lines.Where(line => line.Words is { } words && Has(words, text)).Select(line => line.Id));
        }

        return heads.FindAll(head => !misses.Contains(head.Id));
    }

    private static bool Has(string words, string text) => words.Contains(text, StringComparison.OrdinalIgnoreCase);

    private static async Task<List<SecurityAlertRow>> SortedPageAsync(
        IQueryable<SecurityAlertRow> found,
        List<AlertHead> heads,
        AlertFilter filter,
        CancellationToken cancellationToken
    )
    {
        List<Guid> ids = [.. Sorted(heads, filter.Order).Skip((filter.Page - 1) * PageSize).Take(PageSize).Select(head => head.Id)];
        var rows = await found.Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => ids.IndexOf(row.Id))];
    }

    private static IEnumerable<AlertHead> Sorted(List<AlertHead> heads, ListOrder<AlertSort> order)
    {
        Func<AlertHead, IComparable?> by = order.Column switch
        {
            AlertSort.Title => head => AlertTitles.Of(head.Kind),
            AlertSort.At => head => head.At,
            _ => head => head.IsSeen,
        };
        return order.Sort(heads, by);
    }

    private sealed record AlertPage(List<SecurityAlertRow> Rows, int Total);

    private sealed record AlertHead(Guid Id, SecurityAlertKind Kind, DateTimeOffset At, bool IsSeen);
}

/// <summary>A page of alerts.</summary>
/// <param name="Open">The alert named by the filter, on whatever page it is.</param>
/// <param name="Total">Number of alerts that match the filter.</param>
/// <param name="All">Number of all alerts.</param>
/// <param name="Unseen">Number of unseen alerts.</param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record AlertList(IReadOnlyList<AlertLine> Lines, AlertLine? Open, int Page, int Total, int All, int Unseen, string? TimeZone)
{
    public ListPart<AlertLine> Part => new(Lines, Page, ListAlerts.PageSize, Total);
}

/// <summary>One alert.</summary>
/// <param name="Words">What happened, in a sentence; null when the kind says it all.</param>
/// <param name="Witness">The evidence.</param>
public sealed record AlertLine(
    Guid Id,
    SecurityAlertKind Kind,
    string Title,
    DateTimeOffset At,
    Guid? DecisionId,
    string? Words,
    IReadOnlyList<AlertFact> Witness,
    DateTimeOffset? SeenAt,
    string? SeenBy
)
{
    /// <summary>When the access ends, for an opened case.</summary>
    public DateTimeOffset? Until { get; init; }

    /// <summary>The reason for opening or reporting, in that person's words.</summary>
    public string? Reason { get; init; }

    /// <summary>The report that raised the alert, and its answer; null without a report.</summary>
    public AlertReport? Report { get; init; }
}

/// <summary>A line of evidence.</summary>
public sealed record AlertFact(string Name, string Value);
