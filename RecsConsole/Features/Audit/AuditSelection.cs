using Microsoft.EntityFrameworkCore;
using RecsConsole.Database;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.Audit;

/// <summary>The entries that match a filter: names are resolved once, and each condition has an index.</summary>
internal sealed class AuditSelection
{
    // more decisions than these showed an item that is found fast among the newest
    private const int MostDecisions = 10_000;

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

    /// <summary>All that match, in one query, for an export that is read to its end.</summary>
    public IQueryable<AuditEntryRow> Of(ConsoleDbContext db)
    {
        var rows = Narrowed(db.AuditEntries.AsNoTracking());
        if (_item is not { } item)
        {
            return rows;
        }

        var showing = Showing(db, item);
        return rows.Where(row => row.ItemId == item || (row.DecisionId != null && showing.Contains(row.DecisionId.Value)));
    }

    /// <summary>
    /// The newest that match, and are older than a place. Entries on an item itself, and on decisions that showed it, are found one after
    /// the other, each by its index: asked for together, a rare item would be looked for in the whole trail.
    /// </summary>
    public async Task<List<AuditEntryRow>> NewestAsync(
        ConsoleDbContext db,
        AuditCursor? before,
        int count,
        CancellationToken cancellationToken
    )
    {
        var rows = db.AuditEntries.AsNoTracking();
        if (_item is not { } item)
        {
            return await Newest(Older(rows, before), count).ToListAsync(cancellationToken);
        }

        var own = Newest(Older(rows.Where(row => row.ItemId == item), before), count).Select(row => row.Id);
        var showing = await OfShowingAsync(db, rows, item, cancellationToken);
        var shown = Newest(Older(showing, before), count).Select(row => row.Id);
        List<Guid> ids = [.. await own.ToListAsync(cancellationToken), .. await shown.ToListAsync(cancellationToken)];
        // in the order of the database, which is that of the places
        var found = rows.Where(row => ids.Contains(row.Id)).OrderBy(row => row.Id).Take(ids.Count);
        return await Newest(found, count).ToListAsync(cancellationToken);
    }

    private IQueryable<AuditEntryRow> Older(IQueryable<AuditEntryRow> rows, AuditCursor? before) =>
        before is { } place
            ? Narrowed(rows).Where(row => row.At <= place.At && (row.At < place.At || row.Id.CompareTo(place.Id) < 0))
            : Narrowed(rows);

    private IQueryable<AuditEntryRow> Narrowed(IQueryable<AuditEntryRow> rows)
    {
        var (from, to) = _span;
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
        return OfOutcome(rows);
    }

    private static IQueryable<AuditEntryRow> Newest(IQueryable<AuditEntryRow> rows, int count) =>
        rows.OrderByDescending(row => row.At).ThenByDescending(row => row.Id).Take(count);

    // The index on outcomes other than done is partial: the redundant condition lets the planner use it.
    private IQueryable<AuditEntryRow> OfOutcome(IQueryable<AuditEntryRow> rows) =>
        _filter.Outcome switch
        {
            null => rows,
            AuditOutcomes.Done => rows.Where(row => row.Outcome == AuditOutcomes.Done),
            var outcome => rows.Where(row => row.Outcome != AuditOutcomes.Done && row.Outcome == outcome),
        };

    // Entries on every decision that showed the item, with all consequences. Few decisions are looked up; of many, some are among the newest.
    // The limit keeps SQLite from reading the trail in the order of time until enough entries are of these decisions: it finds them first.
    private static async Task<IQueryable<AuditEntryRow>> OfShowingAsync(
        ConsoleDbContext db,
        IQueryable<AuditEntryRow> rows,
        string item,
        CancellationToken cancellationToken
    )
    {
        var few = await Showing(db, item).Distinct().Take(MostDecisions + 1).ToListAsync(cancellationToken);
        return few.Count <= MostDecisions
            ? rows.Where(row => row.DecisionId != null && EF.Parameter(few).Contains(row.DecisionId.Value))
                .OrderBy(row => row.DecisionId)
                .Take(int.MaxValue)
            : rows.Where(row =>
                db.DecisionItems.Any(shown => shown.DecisionId == row.DecisionId && s_kinds.Contains(shown.Kind) && shown.ItemId == item)
            );
    }

    private static IQueryable<Guid> Showing(ConsoleDbContext db, string item) =>
        db.DecisionItems.Where(shown => s_kinds.Contains(shown.Kind) && shown.ItemId == item).Select(shown => shown.DecisionId);

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
        // a key that was chosen is one person, even if others have it as a name
        var chosen = people.Where(row => Is(row.Key) || Is(row.Email) || Is(row.Id.ToString("D"))).ToList();
        return [.. (chosen.Count > 0 ? chosen : people.Where(row => Has(row.DisplayName))).Select(row => row.Id)];
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
