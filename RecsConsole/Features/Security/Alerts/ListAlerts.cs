using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Casework.Alerts;
using RecsConsole.Components.Lists;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Features.Security.Leaks;
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
        var found = db
            .SecurityAlerts.AsNoTracking()
            .Where(row => filter.Kind == null || row.Kind == filter.Kind)
            .Where(row => filter.IsSeen == null || row.SeenAt != null == filter.IsSeen);
        var page = await PageAsync(found, filter, cancellationToken);
        var open = await db.SecurityAlerts.AsNoTracking().FirstOrDefaultAsync(row => row.Id == filter.Alert, cancellationToken);
        IReadOnlyList<SecurityAlertRow> rows = open is null ? page : [.. page, open];
        var names = await PeopleNames.ReadAsync(db, rows.SelectMany(PeopleOf), cancellationToken);
        var reports = await AlertReports.ReadAsync(db, rows, cancellationToken);
        var objects = await AlertObjects.ReadAsync(db, scope.Access, rows, reports, cancellationToken);
        var reasons = await ReasonsAsync(db, rows, cancellationToken);
        auditTrail.Append(db, actor.PersonOrNull, new(Name, "tenant", actor.TenantId.ToString("D"), AuditOutcome.Done));
        await db.SaveChangesAsync(cancellationToken);
        return new AlertList(
            [.. page.Select(row => reports.AddTo(ToLine(row, names, objects, reasons), row, objects))],
            open is null ? null : reports.AddTo(ToLine(open, names, objects, reasons), open, objects),
            filter.Page,
            await found.CountAsync(cancellationToken),
            await db.SecurityAlerts.CountAsync(cancellationToken),
            await db.SecurityAlerts.CountAsync(row => row.SeenAt == null, cancellationToken),
            await TimeZones.OfReaderAsync(db, actor, cancellationToken)
        );
    }

    private static async Task<List<SecurityAlertRow>> PageAsync(
        IQueryable<SecurityAlertRow> found,
        AlertFilter filter,
        CancellationToken cancellationToken
    )
    {
        // sorted here, since titles are in the language of the reader
        var heads = await found
            .OrderByDescending(row => row.At)
            .ThenBy(row => row.Id)
            .Select(row => new AlertHead(row.Id, row.Kind, row.At, row.SeenAt != null))
            .ToListAsync(cancellationToken);
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

    private static IEnumerable<Guid> PeopleOf(SecurityAlertRow row) =>
        [.. new[] { row.SeenById, EmergencyEvidence.From(row)?.Person }.OfType<Guid>(), .. ErasureEvidence.From(row)?.People ?? []];

    // written for those who oversee permissions, but hidden from anyone who may not see the case
    private static Task<Dictionary<Guid, string>> ReasonsAsync(
        ConsoleDbContext db,
        IEnumerable<SecurityAlertRow> rows,
        CancellationToken cancellationToken
    )
    {
        var grants = rows.Select(row => EmergencyEvidence.From(row)?.Grant).OfType<Guid>().ToList();
        return db
            .AccessGrants.AsNoTracking()
            .Where(row => grants.Contains(row.Id))
            .ToDictionaryAsync(row => row.Id, row => row.Reason, cancellationToken);
    }

    private static AlertLine ToLine(
        SecurityAlertRow row,
        Dictionary<Guid, string> names,
        AlertObjects objects,
        Dictionary<Guid, string> reasons
    )
    {
        var leak = row.Kind is SecurityAlertKind.Leak ? LeakFinding.From(row.WitnessJson) : null;
        var emergency = EmergencyEvidence.From(row);
        return new(
            row.Id,
            row.Kind,
            AlertTitles.Of(row.Kind),
            row.At,
            row.DecisionId,
            leak is not null ? AlertLabels.Of(leak, objects.NameOf(leak.Object))
                : emergency is not null
                    ? Texts.Opened.With(names.GetValueOrDefault(emergency.Person) ?? Texts.Somebody, objects.NameOf(emergency.Reference))
                : ErasureEvidence.From(row) is { } erasures ? AlertLabels.Of(erasures, names)
                : null,
            leak is not null ? AlertLabels.FactsOf(leak) : [],
            row.SeenAt,
            row.SeenById is { } seenBy ? names.GetValueOrDefault(seenBy) : null
        )
        {
            Until = emergency?.Until,
            Reason = emergency is not null && objects.Has(emergency.Reference) ? reasons.GetValueOrDefault(emergency.Grant) : null,
        };
    }

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
