using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.People.Grants;

/// <summary>Rights to single objects that a person holds, and those of the last days that ended.</summary>
public sealed class ListGrants(OperationScopeFactory scopes)
{
    private const int MaxLines = 50;
    private static readonly TimeSpan s_lookBack = TimeSpan.FromDays(30);

    public async Task<Result<GrantList>> RunAsync(Actor actor, Guid personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ManageGrants, "list.grants", cancellationToken);
        if (scope.Refusal is { } refusal)
        {
            return refusal;
        }

        var db = scope.Db;
        var now = scope.Now;
        var since = now - s_lookBack;
        var rows = await db
            .AccessGrants.AsNoTracking()
            .Where(row => row.PersonId == personId && row.ExpiresAt > since)
            .OrderByDescending(row => row.ExpiresAt)
            .ThenBy(row => row.Id)
            .Take(MaxLines)
            .ToListAsync(cancellationToken);
        var objects = await GrantedObjects.ReadAsync(
            db,
            scope.Access,
            rows.ConvertAll(row => (row.ObjectKind, row.ObjectKey)),
            cancellationToken
        );
        var givers = rows.Select(row => row.GrantedById);
        var names = await PeopleNames.ReadAsync(db, givers, cancellationToken);
        return new GrantList(
            rows.ConvertAll(row => ToLine(row, objects, names, now)),
            await TimeZones.OfReaderAsync(db, actor, cancellationToken)
        );
    }

    private static GrantLine ToLine(AccessGrantRow row, GrantedObjects objects, Dictionary<Guid, string> names, DateTimeOffset now) =>
        new(
            row.Id,
            row.ObjectKind,
            objects.KeyOf(row.ObjectKind, row.ObjectKey),
            row.Reason,
            names.GetValueOrDefault(row.GrantedById),
            row.GrantedAt,
            row.ExpiresAt,
            row.IsBreakGlass,
            row.IsStillGranted(now)
        );
}

/// <summary>The rights to single objects that one person holds or held.</summary>
/// <param name="TimeZone">The reader's.</param>
public sealed record GrantList(IReadOnlyList<GrantLine> Lines, string? TimeZone);

/// <summary>A right to one object, as its list shows it.</summary>
/// <param name="ObjectKey">Key of the case or document; null where the reader may not see it.</param>
/// <param name="IsInForce">Neither expired nor withdrawn.</param>
public sealed record GrantLine(
    Guid Id,
    string Kind,
    string? ObjectKey,
    string Reason,
    string? GivenBy,
    DateTimeOffset GivenAt,
    DateTimeOffset ExpiresAt,
    bool IsBreakGlass,
    bool IsInForce
);
