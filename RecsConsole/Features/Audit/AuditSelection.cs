using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Audit;

/// <summary>The entries that match a filter: names are resolved once, and each condition has an index.</summary>
internal sealed class AuditSelection
{
    private static readonly ItemKind[] s_kinds = Enum.GetValues<ItemKind>();
    private readonly AuditFilter _filter;
    private readonly List<Guid>? _cases;
    private readonly List<Guid>? _people;
    private readonly string? _item;
    private readonly (DateTimeOffset From, DateTimeOffset To) _span;

    private AuditSelection(AuditFilter filter, List<Guid>? cases, List<Guid>? people, string? item, TimeZoneInfo zone)
    {
        (_filter, _cases, _people, _item) = (filter, cases, people, item);
        _span = (StartOf(filter.From, zone) ?? DateTimeOffset.UnixEpoch, StartOf(filter.To?.AddDays(1), zone) ?? DateTimeOffset.MaxValue);
    }

    /// <param name="actor">Whose days the days of the filter are: those of their time zone, as the page shows times.</param>
    public static async Task<AuditSelection> FromAsync(
        ConsoleDbContext db,
        Actor actor,
        AuditFilter filter,
        CancellationToken cancellationToken
    )
    {
        var zone =
            await TimeZones.OfReaderAsync(db, actor, cancellationToken)
            ?? await db.Tenants.Where(row => row.Id == db.TenantId).Select(row => row.TimeZone).FirstOrDefaultAsync(cancellationToken);
        List<Guid>? cases = filter.Case is { } key
            ? await db.Cases.Where(row => row.Key == key).Select(row => row.Id).ToListAsync(cancellationToken)
            : null;
        var people = filter.Person is { } name ? await PeopleAsync(db, name, cancellationToken) : null;
        var item = filter.Item;
        if (item is not null && await PeopleAsync(db, item, cancellationToken) is [var person])
        {
            item = person.ToString("D");
        }

        return new(filter, cases, people, item, TimeZones.Find(zone) ?? TimeZoneInfo.Utc);
    }

    public IQueryable<AuditEntryRow> Of(ConsoleDbContext db)
    {
        var (from, to) = _span;
        var rows = db.AuditEntries.AsNoTracking();
        rows = _filter.From is null ? rows : rows.Where(row => row.At >= from);
        rows = _filter.To is null ? rows : rows.Where(row => row.At < to);
        rows = _cases switch
        {
            null => rows,
            [var id] => rows.Where(row => row.CaseId == id),
            _ => rows.Where(row => false),
        };
        rows = _people switch
        {
            null => rows,
            [var id] => rows.Where(row => row.ActorId == id),
            _ => rows.Where(row => row.ActorId != null && _people.Contains(row.ActorId.Value)),
        };
        rows = _filter.Operation is { } operation ? rows.Where(row => row.Operation == operation) : rows;
        rows = _filter.Reason is { } reason ? rows.Where(row => row.Reason == reason) : rows;
        return OfItem(db, OfOutcome(rows));
    }

    // The index on outcomes other than done is partial: the redundant condition lets the planner use it.
    private IQueryable<AuditEntryRow> OfOutcome(IQueryable<AuditEntryRow> rows) =>
        _filter.Outcome switch
        {
            null => rows,
            AuditOutcomes.Done => rows.Where(row => row.Outcome == AuditOutcomes.Done),
            var outcome => rows.Where(row => row.Outcome != AuditOutcomes.Done && row.Outcome == outcome),
        };

    // Entries on the item itself, and on every decision that showed it with all consequences.
    private IQueryable<AuditEntryRow> OfItem(ConsoleDbContext db, IQueryable<AuditEntryRow> rows)
    {
        if (_item is not { } item)
        {
            return rows;
        }

        var showing = db
            .DecisionItems.Where(shown => s_kinds.Contains(shown.Kind) && shown.ItemId == item)
            .Select(shown => shown.DecisionId);
        return rows.Where(row => row.ItemId == item || (row.DecisionId != null && showing.Contains(row.DecisionId.Value)));
    }

    // Names are encrypted with individual keys, so they are compared in memory.
    private static async Task<List<Guid>> PeopleAsync(ConsoleDbContext db, string name, CancellationToken cancellationToken)
    {
        var people = await db
            .People.AsNoTracking()
            .Select(row => new
            {
                row.Id,
                row.Key,
                row.Email,
                row.DisplayName,
            })
            .ToListAsync(cancellationToken);
        bool Is(string? text) => string.Equals(text, name, StringComparison.OrdinalIgnoreCase);
        // "adele" finds Adele Winter
        bool Has(string text) => text.Split(' ').Any(Is) || Is(text);
        return
        [
            .. people.Where(row => Is(row.Key) || Is(row.Email) || Has(row.DisplayName) || Is(row.Id.ToString("D"))).Select(row => row.Id),
        ];
    }

    private static DateTimeOffset? StartOf(DateOnly? day, TimeZoneInfo zone)
    {
        if (day is not { } known)
        {
            return null;
        }

        var local = known.ToDateTime(TimeOnly.MinValue);
        return new DateTimeOffset(local, zone.GetUtcOffset(local)).ToUniversalTime();
    }
}
