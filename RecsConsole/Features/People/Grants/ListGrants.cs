using Microsoft.EntityFrameworkCore;
using RecsConsole.Access;
using RecsConsole.Database;
using RecsConsole.Engine.Access;
using RecsConsole.Platform;
using RecsConsole.Tenancy;

namespace RecsConsole.Features.People.Grants;

/// <summary>Lists a person's grants, including recently ended ones.</summary>
public sealed class ListGrants(OperationScopeFactory scopes)
{
    private const int MaxLines = 50;
    private static readonly TimeSpan s_lookBack = TimeSpan.FromDays(30);

    public async Task<Result<GrantList>> RunAsync(Actor actor, Guid personId, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(actor);
        await using var scope = await scopes.OpenAsync(actor, AccessOperation.ViewAdministration, "list.grants", cancellationToken);
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

/// <summary>The current and ended grants of one person.</summary>
/// <param name="TimeZone">The reader's time zone.</param>
public sealed record GrantList(IReadOnlyList<GrantLine> Lines, string? TimeZone);

/// <summary>A grant in a person's list.</summary>
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
