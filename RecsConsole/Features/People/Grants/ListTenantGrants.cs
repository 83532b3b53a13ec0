using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Components.Lists;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.People.Grants;

/// <summary>Lists all grants in the tenant, page by page, newest first unless sorted otherwise.</summary>
public sealed class ListTenantGrants(OperationScopeFactory scopes)
{
    public const int PageSize = 50;

    public async Task<Result<TenantGrantList>> RunAsync(Actor actor, GrantFilter filter, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "list.grants", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        ArgumentNullException.ThrowIfNull(filter);
        var now = scope.Now;
        var wanted = await NarrowAsync(db, scope.Access, filter, now, cancellationToken);
        var total = await wanted.CountAsync(cancellationToken);
        var page = Pages.Within(filter.Page, total, PageSize);
        var rows = await PageAsync(db, wanted, filter.Order, page, cancellationToken);
        return new TenantGrantList(
            await ToLinesAsync(db, scope.Access, rows, now, cancellationToken),
            total,
            page,
            await db.AccessGrants.StillGranted(now).CountAsync(cancellationToken),
            await TimeZones.OfReaderAsync(db, actor, cancellationToken)
        );
    }

    private static async Task<IQueryable<AccessGrantRow>> NarrowAsync(
        ConsoleDbContext db,
        AccessCheck check,
        GrantFilter filter,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var all = db.AccessGrants.AsNoTracking();
        var grants = filter.State switch
        {
            GrantState.Running => all.StillGranted(now),
            GrantState.Expired => all.Where(row => row.RevokedAt == null && row.ExpiresAt <= now),
            GrantState.Withdrawn => all.Where(row => row.RevokedAt != null),
            _ => all,
        };
        if (filter.Person is { } person)
        {
            var people = await PeopleAsync(db, person, cancellationToken);
            grants = grants.Where(row => people.Contains(row.PersonId));
        }

        return filter.About is { } about ? await AboutAsync(db, check, grants, about, cancellationToken) : grants;
    }

    // Names are encrypted with individual keys, so they are compared in memory.
    private static async Task<List<Guid>> PeopleAsync(ConsoleDbContext db, string text, CancellationToken cancellationToken)
    {
        var people = await db
            .People.AsNoTracking()
            .Select(row => new
            {
                row.Id,
                row.Key,
                row.DisplayName,
            })
            .ToListAsync(cancellationToken);
        return
        [
            .. people
                .Where(row =>
                    row.DisplayName.Contains(text, StringComparison.OrdinalIgnoreCase)
                    || row.Key.Contains(text, StringComparison.OrdinalIgnoreCase)
                )
                .Select(row => row.Id),
        ];
    }

    private static Task<List<AccessGrantRow>> PageAsync(
        ConsoleDbContext db,
        IQueryable<AccessGrantRow> wanted,
        ListOrder<GrantSort> order,
        int page,
        CancellationToken cancellationToken
    )
    {
        var newest = wanted.OrderByDescending(row => row.GrantedAt).ThenBy(row => row.Id);
        return order == GrantFilter.UsualOrder
            ? newest.Skip((page - 1) * PageSize).Take(PageSize).ToListAsync(cancellationToken)
            : SortedPageAsync(db, newest, order, page, cancellationToken);
    }

    // sorted here by a few columns, since names are encrypted with individual keys
    private static async Task<List<AccessGrantRow>> SortedPageAsync(
        ConsoleDbContext db,
        IQueryable<AccessGrantRow> newest,
        ListOrder<GrantSort> order,
        int page,
        CancellationToken cancellationToken
    )
    {
        var heads = await newest
            .Select(row => new GrantHead(row.Id, row.PersonId, row.GrantedAt, row.ExpiresAt, row.RevokedAt))
            .ToListAsync(cancellationToken);
        Dictionary<Guid, string> names =
            order.Column is GrantSort.Person ? await PeopleNames.ReadAsync(db, heads.Select(head => head.PersonId), cancellationToken) : [];
        List<Guid> ids = [.. Sorted(heads, names, order).Skip((page - 1) * PageSize).Take(PageSize).Select(head => head.Id)];
        var rows = await newest.Where(row => ids.Contains(row.Id)).ToListAsync(cancellationToken);
        return [.. rows.OrderBy(row => ids.IndexOf(row.Id))];
    }

    private static IEnumerable<GrantHead> Sorted(List<GrantHead> heads, Dictionary<Guid, string> names, ListOrder<GrantSort> order)
    {
        Func<GrantHead, IComparable?> by = order.Column switch
        {
            GrantSort.Person => head => names.GetValueOrDefault(head.PersonId),
            GrantSort.Until => head => head.ExpiresAt,
            GrantSort.Ended => head => head.RevokedAt,
            _ => head => head.GrantedAt,
        };
        return order.Sort(heads, by);
    }

    // What the reader may not see is not found by its key either: a match would reveal that it exists.
    private static async Task<IQueryable<AccessGrantRow>> AboutAsync(
        ConsoleDbContext db,
        AccessCheck check,
        IQueryable<AccessGrantRow> grants,
        string text,
        CancellationToken cancellationToken
    )
    {
        var named = await grants.Select(row => new { row.ObjectKind, row.ObjectKey }).Distinct().ToListAsync(cancellationToken);
        var visible = await GrantedObjects.ReadAsync(
            db,
            check,
            named.ConvertAll(row => (row.ObjectKind, row.ObjectKey)),
            cancellationToken
        );
        List<string> KeysOf(string kind) =>
            [
                .. named
                    .Where(row =>
                        string.Equals(row.ObjectKind, kind, StringComparison.Ordinal)
                        && visible.KeyOf(row.ObjectKind, row.ObjectKey)?.Contains(text, StringComparison.OrdinalIgnoreCase) == true
                    )
                    .Select(row => row.ObjectKey),
            ];
        var (cases, documents) = (KeysOf(GrantKinds.Case), KeysOf(GrantKinds.Document));
        return grants.Where(row =>
            (row.ObjectKind == GrantKinds.Case && cases.Contains(row.ObjectKey))
            || (row.ObjectKind == GrantKinds.Document && documents.Contains(row.ObjectKey))
        );
    }

    private static async Task<IReadOnlyList<TenantGrantLine>> ToLinesAsync(
        ConsoleDbContext db,
        AccessCheck check,
        List<AccessGrantRow> rows,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        var objects = await GrantedObjects.ReadAsync(db, check, rows.ConvertAll(row => (row.ObjectKind, row.ObjectKey)), cancellationToken);
        var ids = rows.SelectMany(row => new[] { row.PersonId, row.GrantedById, row.RevokedById ?? row.PersonId }).Distinct().ToList();
        var people = await db
            .People.AsNoTracking()
            .Where(row => ids.Contains(row.Id))
            .Select(row => new GrantPerson(row.Id, row.Key, row.DisplayName))
            .ToDictionaryAsync(row => row.Id, cancellationToken);
        return rows.ConvertAll(row => new TenantGrantLine(
            row.Id,
            people.GetValueOrDefault(row.PersonId),
            row.ObjectKind,
            objects.KeyOf(row.ObjectKind, row.ObjectKey),
            row.Reason,
            people.GetValueOrDefault(row.GrantedById)?.Name,
            row.GrantedAt,
            row.ExpiresAt,
            row.IsBreakGlass,
            row.RevokedAt is not null ? GrantState.Withdrawn
                : row.ExpiresAt > now ? GrantState.Running
                : GrantState.Expired,
            row.RevokedAt,
            row.RevokedById is { } by ? people.GetValueOrDefault(by)?.Name : null
        ));
    }

    private sealed record GrantHead(Guid Id, Guid PersonId, DateTimeOffset GrantedAt, DateTimeOffset ExpiresAt, DateTimeOffset? RevokedAt);
}

/// <summary>A page of the list.</summary>
/// <param name="Total">Grants that match the filter.</param>
/// <param name="Running">Grants of the tenant that are in force, whatever the filter.</param>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record TenantGrantList(IReadOnlyList<TenantGrantLine> Lines, int Total, int Page, int Running, string? TimeZone);

/// <summary>A grant in the tenant's list.</summary>
/// <param name="Person">The grantee; null when they no longer exist.</param>
/// <param name="ObjectKey">Key of the case or document; null where the reader may not see it.</param>
/// <param name="EndedBy">Who withdrew the grant.</param>
public sealed record TenantGrantLine(
    Guid Id,
    GrantPerson? Person,
    string Kind,
    string? ObjectKey,
    string Reason,
    string? GivenBy,
    DateTimeOffset GivenAt,
    DateTimeOffset ExpiresAt,
    bool IsBreakGlass,
    GrantState State,
    DateTimeOffset? EndedAt,
    string? EndedBy
);

/// <summary>A grantee.</summary>
public sealed record GrantPerson(Guid Id, string Key, string Name);
